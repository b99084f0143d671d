package io.autopact.agreement;

import io.autopact.agreement.AgreementParts.AmendmentRow;
import io.autopact.agreement.AgreementParts.DatedRow;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.time.RoughDate;
import io.autopact.shared.time.Today;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What holds of every agreement, whichever step brought it to where it is. */
@Component
@RequiredArgsConstructor
class AgreementRules {

    private final Today today;

    /** All rules that an agreement breaks. */
    List<Violation> violations(Agreement agreement) {
        return Stream.<Function<Agreement, List<Violation>>>of(
                        this::isNotSignedInTheFuture,
                        AgreementRules::wasDraftedBeforeItWasSigned,
                        this::isAmendedInThePast,
                        AgreementRules::doesNotExpireBeforeItsEffect,
                        AgreementRules::doesNotEndBeforeItsSigning,
                        AgreementRules::isTerminatedOnADay,
                        AgreementRules::coversNothingBackwards,
                        AgreementRules::isAmendedFromItsEffectOn)
                .flatMap(rule -> rule.apply(agreement).stream())
                .toList();
    }

    private List<Violation> isNotSignedInTheFuture(Agreement agreement) {
        RoughDate signedOn = agreement.getSignedOn();
        return broken(
                signedOn != null && signedOn.firstDay().isAfter(today.get()),
                "/signedOn",
                "out-of-range",
                "An agreement cannot be recorded as signed in the future.");
    }

    private static List<Violation> wasDraftedBeforeItWasSigned(Agreement agreement) {
        List<Violation> violations = new ArrayList<>();
        LocalDate signedOn = day(agreement.getSignedOn());
        RoughDate draftedOn = agreement.getDraftedOn();
        violations.addAll(broken(
                draftedOn != null && isBefore(signedOn, draftedOn.firstDay()),
                "/draftedOn",
                "out-of-order",
                "It would have been drafted after it was signed (%s).".formatted(signedOn)));
        violations.addAll(broken(
                isBefore(signedOn, agreement.getNegotiatingOn()),
                "/negotiatingOn",
                "out-of-order",
                "Negotiations would have begun on %s, after the signing (%s)."
                        .formatted(agreement.getNegotiatingOn(), signedOn)));
        violations.addAll(broken(
                draftedOn != null && isBefore(agreement.getNegotiatingOn(), draftedOn.firstDay()),
                "/negotiatingOn",
                "out-of-order",
                "Negotiations would have begun on %s, before it was drafted.".formatted(agreement.getNegotiatingOn())));
        return violations;
    }

    /** What people did lies in the past: signing an amendment, giving notice, beginning to negotiate. */
    private List<Violation> isAmendedInThePast(Agreement agreement) {
        List<Violation> violations = new ArrayList<>(broken(
                isBefore(today.get(), agreement.getNegotiatingOn()),
                "/negotiatingOn",
                "out-of-range",
                "Negotiations cannot be recorded as begun in the future."));
        for (AmendmentRow amendment : agreement.getAmendments()) {
            RoughDate signedOn = amendment.signedOn();
            LocalDate on = amendment.effectiveOn().value();
            boolean notice = amendment.kind() == AmendmentKind.NOTICE;
            violations.addAll(broken(
                    signedOn != null && isBefore(today.get(), signedOn.firstDay()),
                    "/signedOn",
                    "out-of-range",
                    "Amendment %d cannot be recorded as signed in the future.".formatted(amendment.number())));
            violations.addAll(broken(
                    notice && (isBefore(today.get(), on) || isBefore(on, day(agreement.getSignedOn()))),
                    "/on",
                    "out-of-range",
                    "Notice is given after the signing and not in the future; this is of %s.".formatted(on)));
        }
        return violations;
    }

    private static List<Violation> doesNotExpireBeforeItsEffect(Agreement agreement) {
        return broken(
                isBefore(day(agreement.getExpiresOn()), day(agreement.getEffectiveOn())),
                "/expiresOn",
                "out-of-order",
                "The expiry (%s) lies before the first day of effect (%s)."
                        .formatted(day(agreement.getExpiresOn()), day(agreement.getEffectiveOn())));
    }

    private static List<Violation> doesNotEndBeforeItsSigning(Agreement agreement) {
        return broken(
                isBefore(agreement.getTerminatedOn(), day(agreement.getSignedOn())),
                "/terminatedOn",
                "out-of-order",
                "The agreement was signed on %s, after its last day.".formatted(day(agreement.getSignedOn())));
    }

    private static List<Violation> isTerminatedOnADay(Agreement agreement) {
        boolean terminated = agreement.getStatus() == AgreementStatus.TERMINATED;
        return broken(
                terminated != (agreement.getTerminatedOn() != null),
                "/terminatedOn",
                "out-of-order",
                "A terminated agreement has a last day, and no other has: terminate it with the action for that.");
    }

    private static List<Violation> coversNothingBackwards(Agreement agreement) {
        boolean backwards = Stream.of(agreement.getItems(), agreement.getParties())
                .flatMap(List::stream)
                .anyMatch(row -> ((DatedRow<?>) row).validity().isBackwards());
        return broken(
                backwards,
                "/scope",
                "out-of-order",
                "What the agreement covers would end before its first day of effect.");
    }

    private static List<Violation> isAmendedFromItsEffectOn(Agreement agreement) {
        LocalDate effectiveOn = day(agreement.getEffectiveOn());
        List<Violation> violations = new ArrayList<>();
        for (AmendmentRow amendment : agreement.getAmendments()) {
            LocalDate from = amendment.effectiveOn().value();
            violations.addAll(broken(
                    isBefore(from, effectiveOn) && amendment.kind() != AmendmentKind.NOTICE,
                    "/effectiveOn",
                    "out-of-order",
                    "Amendment %d takes effect on %s, before the agreement does (%s)."
                            .formatted(amendment.number(), from, effectiveOn)));
            violations.addAll(broken(
                    isBefore(day(amendment.expiresOn()), from),
                    "/expiresOn",
                    "out-of-order",
                    "By amendment %d the agreement would expire before that takes effect (%s)."
                            .formatted(amendment.number(), from)));
        }
        return violations;
    }

    private static @Nullable LocalDate day(@Nullable RoughDate date) {
        return date == null ? null : date.value();
    }

    private static boolean isBefore(@Nullable LocalDate day, @Nullable LocalDate than) {
        return day != null && than != null && day.isBefore(than);
    }

    private static List<Violation> broken(boolean is, String pointer, String code, String detail) {
        return is ? List.of(Violation.at(pointer, code, detail)) : List.of();
    }
}
