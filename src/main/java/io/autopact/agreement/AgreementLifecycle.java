package io.autopact.agreement;

import io.autopact.agreement.AgreementRecords.Step;
import io.autopact.history.RecordStates;
import io.autopact.people.Responsibilities;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.time.RoughDate;
import io.autopact.shared.time.Today;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
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
    private final RecordStates states;
    private final Responsibilities responsibilities;
    private final Today today;

    /**
     * Begins to negotiate a draft.
     *
     * @param on since when; null for today
     * @throws ProblemException if the day lies in the future
     */
    @Transactional
    public AgreementView negotiate(String number, @Nullable LocalDate on, IntConsumer expected) {
        return records.act(
                number,
                expected,
                Step.of("NEGOTIATED", null).on("negotiatingOn"),
                agreement -> agreement.negotiate(today.or(on)));
    }

    /**
     * Signs an agreement.
     *
     * @param signing what is known of the signing
     * @throws ProblemException if the signing lies in the future, or the expiry before the first day of effect
     */
    @Transactional
    public AgreementView sign(String number, Signing signing, IntConsumer expected) {
        return records.act(number, expected, Step.of("SIGNED", null), agreement -> {
            List<AgreementParts.SignatoryRow> people =
                    signing.signatories() == null ? null : references.signatories(signing.signatories());
            agreement.sign(signing);
            if (people != null) {
                agreement.setSignatories(people);
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
        return records.act(
                number,
                expected,
                Step.of("WITHDRAWN", reason).on("withdrawnOn"),
                agreement -> agreement.withdraw(today.or(on), reason));
    }

    /**
     * Ends a signed agreement before its time.
     *
     * @param on its last day
     * @param reason why
     * @return the agreement as of today
     * @throws ProblemException if the day lies before the signing
     */
    @Transactional
    public AgreementView terminate(String number, LocalDate on, String reason, IntConsumer expected) {
        return records.act(
                number,
                expected,
                Step.of("TERMINATED", reason).on("terminatedOn"),
                agreement -> agreement.terminate(on, reason));
    }

    /**
     * Changes a signed agreement from a day on.
     *
     * @return the agreement as of today
     * @throws ProblemException if what is added holds already, what is removed does not, or the dates do not fit
     */
    @Transactional
    public AgreementView amend(String number, Amendment amendment, IntConsumer expected) {
        return records.act(number, expected, Step.of("AMENDED", amendment.note()), agreement -> {
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
        return records.act(number, expected, Step.of("RENEWED", note).on("effectiveOn"), agreement -> {
            AgreementTerm current = terms.at(agreement, on);
            agreement.resetAfter(on).ifPresent(later -> {
                throw refused(
                        "/on",
                        "out-of-order",
                        "Amendment %d sets the expiry after that day; a renewal comes after it.".formatted(later));
            });
            agreement.renew(on, until, note, current);
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
        return records.act(
                number,
                expected,
                Step.of("NOTICE_GIVEN", null).on("effectiveOn"),
                agreement -> agreement.giveNotice(on, terms.at(agreement, today.get())));
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
        AgreementView corrected = records.act(
                number, expected, Step.of("CORRECTED", correction.reason()).correcting(), agreement -> {
                    AgreementReferences.Rows rows = references.recorded(number, correction.agreement());
                    refuseUnknown(agreement, correction);
                    agreement.correct(correction, rows);
                });
        if (!correction.given().contains("responsible")) {
            return corrected;
        }
        responsibilities.write("AGREEMENT", number, correction.agreement().responsible());
        return records.get(number, today.get());
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

    private static ProblemException refused(String pointer, String code, String detail) {
        return ProblemException.ruleViolated(List.of(Violation.at(pointer, code, detail)));
    }
}
