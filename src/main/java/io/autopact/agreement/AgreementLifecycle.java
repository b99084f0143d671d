package io.autopact.agreement;

import io.autopact.history.RecordStates;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.time.RoughDate;
import io.autopact.shared.time.Today;
import io.autopact.shared.writing.Consequence;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * The steps of an agreement's life, from negotiation to its end. Each is given a check of the recorded version, which
 * refuses one that the client does not mean, and is refused with the allowed ones where the status does not allow it.
 */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AgreementLifecycle {

    private final AgreementRecords records;
    private final AgreementReferences references;
    private final AgreementTerms terms;
    private final List<ChangeConsequences> consequences;
    private final RecordStates states;
    private final Today today;

    /**
     * Begins to negotiate a draft.
     *
     * @param on since when; null for today
     * @throws ProblemException if the day lies in the future
     */
    @Transactional
    public AgreementView negotiate(String number, @Nullable LocalDate on, IntConsumer expected) {
        refuseFuture("/on", today.or(on), "Negotiations cannot be recorded as begun in the future.");
        return records.act(number, expected, "NEGOTIATED", null, agreement -> agreement.negotiate(today.or(on)));
    }

    /**
     * Signs an agreement.
     *
     * @param signing what is known of the signing
     * @throws ProblemException if the signing lies in the future, or the expiry before the first day of effect
     */
    @Transactional
    public AgreementView sign(String number, Signing signing, IntConsumer expected) {
        return records.act(number, expected, "SIGNED", null, agreement -> {
            List<AgreementParts.SignatoryRow> people =
                    signing.signatories() == null ? null : references.signatories(signing.signatories());
            agreement.sign(signing);
            if (people != null) {
                agreement.isSignedBy(people);
            }
        });
    }

    /**
     * Gives up an agreement before it is signed.
     *
     * @param on the day; null for today
     * @param reason why
     */
    @Transactional
    public AgreementView withdraw(String number, @Nullable LocalDate on, String reason, IntConsumer expected) {
        refuseFuture("/on", today.or(on), "An agreement cannot be recorded as given up in the future.");
        return records.act(
                number, expected, "WITHDRAWN", reason, agreement -> agreement.withdraw(today.or(on), reason));
    }

    /**
     * Ends a signed agreement before its time.
     *
     * @param on its last day
     * @param reason why
     * @return the agreement with what its end does
     * @throws ProblemException if the day lies before the signing
     */
    @Transactional
    public AgreementView terminate(String number, LocalDate on, String reason, IntConsumer expected) {
        return actWithConsequences(number, expected, "TERMINATED", reason, List.of(on.plusDays(1)), agreement -> {
            agreement.terminate(on, reason);
            RoughDate signedOn = agreement.getSignedOn();
            if (signedOn != null && on.isBefore(signedOn.value())) {
                throw refused(
                        "/on",
                        "out-of-order",
                        "The agreement was signed on %s, after that day.".formatted(signedOn.value()));
            }
        });
    }

    /**
     * Changes a signed agreement from a day on.
     *
     * @return the agreement with what the amendment does
     * @throws ProblemException if what is added holds already, what is removed does not, or the dates do not fit
     */
    @Transactional
    public AgreementView amend(String number, Amendment amendment, IntConsumer expected) {
        RoughDate signedOn = amendment.signedOn();
        refuseFuture(
                "/signedOn",
                signedOn == null ? today.get() : signedOn.firstDay(),
                "An amendment cannot be recorded as signed in the future.");
        LocalDate on = amendment.effectiveOn().value();
        RoughDate expiry = amendment.expiresOn();
        List<LocalDate> days =
                expiry == null ? List.of(on) : List.of(on, expiry.value().plusDays(1));
        return actWithConsequences(number, expected, "AMENDED", amendment.note(), days, agreement -> {
            AgreementReferences.AmendmentRows rows = references.rows(amendment);
            Violations violations = agreement.amend(amendment, rows);
            if (!violations.isEmpty()) {
                throw ProblemException.ruleViolated(violations);
            }
        });
    }

    /**
     * Prolongs a signed agreement that has an expiry.
     *
     * @param on from which day the new expiry is known
     * @param until the new expiry
     * @param note what is to be known of it
     * @throws ProblemException if the new expiry is not later than the one that holds on that day
     */
    @Transactional
    public AgreementView renew(
            String number, LocalDate on, RoughDate until, @Nullable String note, IntConsumer expected) {
        return records.act(number, expected, "RENEWED", note, agreement -> {
            AgreementTerm current = terms.at(agreement, on);
            agreement.resetAfter(on).ifPresent(later -> {
                throw refused(
                        "/on",
                        "out-of-order",
                        "Amendment %d sets the expiry after that day; a renewal comes after it.".formatted(later));
            });
            agreement.renew(on, until, note, current);
            LocalDate expiry = current.expiresOn();
            if (expiry != null && !until.value().isAfter(expiry)) {
                throw refused(
                        "/expiresOn",
                        "out-of-order",
                        "On %s the agreement expires on %s already; a renewal prolongs it.".formatted(on, expiry));
            }
        });
    }

    /**
     * Records notice that an agreement is not to renew itself. Notice in time ends it with its expiry, notice that
     * comes too late with the next one.
     *
     * @param on when it was given
     * @throws ProblemException if the day lies in the future or before the signing
     */
    @Transactional
    public AgreementView giveNotice(String number, LocalDate on, IntConsumer expected) {
        refuseFuture("/on", on, "Notice cannot be recorded as given in the future.");
        return records.act(number, expected, "NOTICE_GIVEN", null, agreement -> {
            agreement.giveNotice(on, terms.at(agreement, today.get()));
            RoughDate signedOn = agreement.getSignedOn();
            if (signedOn != null && on.isBefore(signedOn.value())) {
                throw refused(
                        "/on",
                        "out-of-order",
                        "The agreement was signed on %s, after that day.".formatted(signedOn.value()));
            }
        });
    }

    /**
     * What is recorded of a signed agreement, all amendments' parts included, for a correction to start from.
     *
     * @throws ProblemException if there is no such agreement, or it is not in the version that the client means
     */
    @Transactional(readOnly = true)
    public JsonNode recorded(String number, IntConsumer expected) {
        return states.now(
                "AGREEMENT",
                Objects.requireNonNull(records.expected(number, expected).getId()));
    }

    /**
     * Puts right what was recorded wrongly. The history keeps both.
     *
     * @throws ProblemException if the agreement was never signed, or what it would be breaks a rule
     */
    @Transactional
    public AgreementView correct(String number, Correction correction, IntConsumer expected) {
        return records.act(number, expected, "CORRECTED", correction.reason(), agreement -> {
            AgreementReferences.Rows rows = references.recorded(number, correction.agreement());
            refuseUnknown(agreement, correction);
            agreement.correct(correction, rows);
        });
    }

    private static void refuseUnknown(Agreement agreement, Correction correction) {
        Violations violations = new Violations();
        List<Integer> known = agreement.getAmendments().stream()
                .map(AgreementParts.AmendmentRow::number)
                .toList();
        for (int i = 0; i < correction.amendments().size(); i++) {
            int number = correction.amendments().get(i).number();
            if (!known.contains(number)) {
                violations.add(Violation.at(
                        "/amendments/%d/number".formatted(i),
                        "unknown-code",
                        "There is no amendment %d; one that was not recorded is recorded by amending."
                                .formatted(number)));
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
    }

    private AgreementView actWithConsequences(
            String number,
            IntConsumer expected,
            String action,
            @Nullable String reason,
            List<LocalDate> on,
            Consumer<Agreement> step) {
        Agreement agreement = records.expected(number, expected);
        long id = Objects.requireNonNull(agreement.getId());
        RoughDate effectiveOn = agreement.getEffectiveOn();
        // An agreement that has not taken effect yet loses what it would have covered from then on.
        List<LocalDate> days = Stream.concat(
                        on.stream(),
                        Stream.ofNullable(effectiveOn == null ? null : effectiveOn.value())
                                .filter(day -> day.isAfter(on.getFirst())))
                .sorted()
                .toList();
        List<Supplier<List<Consequence>>> watches =
                consequences.stream().map(each -> each.watch(id, days)).toList();
        AgreementView after = records.act(agreement, action, reason, step);
        return after.withConsequences(
                watches.stream().flatMap(each -> each.get().stream()).toList());
    }

    private void refuseFuture(String pointer, LocalDate day, String detail) {
        if (day.isAfter(today.get())) {
            throw refused(pointer, "out-of-range", detail);
        }
    }

    private static ProblemException refused(String pointer, String code, String detail) {
        return ProblemException.ruleViolated(List.of(Violation.at(pointer, code, detail)));
    }
}
