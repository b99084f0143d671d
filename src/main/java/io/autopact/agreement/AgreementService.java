package io.autopact.agreement;

import io.autopact.history.Authorship;
import io.autopact.shared.listing.ListQuery;
import io.autopact.shared.listing.Listing;
import io.autopact.shared.listing.Lists;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.time.RoughDate;
import io.autopact.shared.time.Today;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the record of what was agreed, from the first draft on. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AgreementService {

    private final AgreementRepository agreements;
    private final AgreementReferences references;
    private final Authorship authorship;
    private final JdbcClient database;
    private final Lists lists;
    private final Listing<AgreementView> listing;
    private final Today today;

    /** The agreements. */
    public Page<AgreementView> list(ListQuery query) {
        return lists.page(listing, query);
    }

    /**
     * One agreement as of a date.
     *
     * @throws ProblemException if there is none with this number
     */
    public AgreementView get(String number, LocalDate asOf) {
        return lists.one(listing, "agreement.code = :number", Map.of("number", number), asOf)
                .orElseThrow(() -> ProblemException.notFound("agreement", number));
    }

    /**
     * Begins an agreement as a draft.
     *
     * @return how it is recorded, as of today
     * @throws ProblemException if the number is taken, or a reference leads nowhere
     */
    @Transactional
    public AgreementView draft(AgreementDraft draft) {
        checkOrder("/expiresOn", draft.effectiveOn(), draft.expiresOn());
        String number = draft.number() == null ? nextNumber() : draft.number();
        if (agreements.findByNumber(number).isPresent()) {
            throw new ProblemException(
                    CommonProblem.CONFLICT, "The number %s is taken by another agreement.".formatted(number));
        }
        AgreementReferences.Rows rows = references.rows(number, draft);
        Agreement agreement = new Agreement(number, draft);
        agreement.isBetween(rows.parties(), rows.scope(), rows.solutions(), rows.lineage());
        agreement.isSignedBy(rows.signatories());
        return record(agreement);
    }

    /**
     * Begins to negotiate a draft.
     *
     * @param on since when; null for today
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such agreement, or its status does not allow it
     */
    @Transactional
    public AgreementView negotiate(String number, @Nullable LocalDate on, IntConsumer expected) {
        if (today.or(on).isAfter(today.get())) {
            throw ProblemException.ruleViolated(List.of(
                    Violation.at("/on", "out-of-range", "Negotiations cannot be recorded as begun in the future.")));
        }
        return act(number, expected, "NEGOTIATED", null, agreement -> agreement.negotiate(today.or(on)));
    }

    /**
     * Signs an agreement.
     *
     * @param signing what is known of the signing
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such agreement, its status does not allow it, the signing lies in the
     *     future, or the expiry before the first day of effect
     */
    @Transactional
    public AgreementView sign(String number, Signing signing, IntConsumer expected) {
        if (signing.signedOn().firstDay().isAfter(today.get())) {
            throw ProblemException.ruleViolated(List.of(Violation.at(
                    "/signedOn", "out-of-range", "An agreement cannot be recorded as signed in the future.")));
        }
        return act(number, expected, "SIGNED", null, agreement -> {
            agreement.sign(signing);
            if (signing.signatories() != null) {
                agreement.isSignedBy(references.signatories(signing.signatories()));
            }
            checkOrder("/expiresOn", agreement.getEffectiveOn(), agreement.getExpiresOn());
        });
    }

    /**
     * Gives up an agreement before it is signed.
     *
     * @param on the day; null for today
     * @param reason why
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such agreement, or its status does not allow it
     */
    @Transactional
    public AgreementView withdraw(String number, @Nullable LocalDate on, String reason, IntConsumer expected) {
        return act(number, expected, "WITHDRAWN", reason, agreement -> agreement.withdraw(today.or(on), reason));
    }

    /**
     * Ends a signed agreement before its time.
     *
     * @param on its last day
     * @param reason why
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such agreement, its status does not allow it, or the day lies before the
     *     signing
     */
    @Transactional
    public AgreementView terminate(String number, LocalDate on, String reason, IntConsumer expected) {
        return act(number, expected, "TERMINATED", reason, agreement -> {
            agreement.terminate(on, reason);
            RoughDate signedOn = agreement.getSignedOn();
            if (signedOn != null && on.isBefore(signedOn.value())) {
                throw ProblemException.ruleViolated(List.of(Violation.at(
                        "/on",
                        "out-of-order",
                        "The agreement was signed on %s, after that day.".formatted(signedOn.value()))));
            }
        });
    }

    private AgreementView act(
            String number, IntConsumer expected, String action, @Nullable String reason, Consumer<Agreement> step) {
        Agreement agreement =
                agreements.findByNumber(number).orElseThrow(() -> ProblemException.notFound("agreement", number));
        expected.accept(agreement.getVersion());
        authorship.describe(action, reason);
        step.accept(agreement);
        return record(agreement);
    }

    private AgreementView record(Agreement agreement) {
        if (agreement.coversBackwards()) {
            throw ProblemException.ruleViolated(List.of(Violation.at(
                    "/scope", "out-of-order", "What the agreement covers would end before its first day of effect.")));
        }
        agreements.saveAndFlush(agreement);
        return get(agreement.getNumber(), today.get());
    }

    private static void checkOrder(String pointer, @Nullable RoughDate first, @Nullable RoughDate last) {
        if (first != null && last != null && last.value().isBefore(first.value())) {
            throw ProblemException.ruleViolated(List.of(Violation.at(
                    pointer,
                    "out-of-order",
                    "The expiry (%s) lies before the first day of effect (%s)."
                            .formatted(last.value(), first.value()))));
        }
    }

    /** The next free number of this year, such as {@code AG-2026-0001}; those that clients chose are passed over. */
    private String nextNumber() {
        int year = today.get().getYear();
        String number;
        do {
            int next =
                    database.sql("""
                            insert into agreement_number as made (year, last) values (:year, 1)
                            on conflict (year) do update set last = made.last + 1
                            returning last""").param("year", year).query(Integer.class).single();
            number = "AG-%d-%04d".formatted(year, next);
        } while (agreements.findByNumber(number).isPresent());
        return number;
    }
}
