package io.autopact.agreement;

import io.autopact.history.Authorship;
import io.autopact.shared.listing.Listing;
import io.autopact.shared.listing.Lists;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Today;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds agreements to change them, and records what became of them. */
@Component
@RequiredArgsConstructor
class AgreementRecords {

    private final AgreementRepository agreements;
    private final AgreementRules rules;
    private final AgreementLinks links;
    private final Authorship authorship;
    private final Lists lists;
    private final Listing<AgreementView> listing;
    private final Today today;

    /** @throws ProblemException if there is no such agreement, or it is not in the version that the client means */
    Agreement expected(String number, IntConsumer expected) {
        Agreement agreement = agreements.findByNumber(number).orElseThrow(() -> absent(number));
        expected.accept(agreement.getVersion());
        return agreement;
    }

    static ProblemException absent(String number) {
        return ProblemException.notFound("agreement", number);
    }

    /** One agreement as of a date. */
    AgreementView get(String number, LocalDate asOf) {
        return lists.one(listing, "agreement.code = :number", Map.of("number", number), asOf)
                .orElseThrow(() -> absent(number));
    }

    /**
     * Takes a step in an agreement's life.
     *
     * @param action the step's name in the history
     * @param reason why; may be missing
     */
    AgreementView act(
            String number, IntConsumer expected, String action, @Nullable String reason, Consumer<Agreement> step) {
        return act(expected(number, expected), action, reason, step);
    }

    AgreementView act(Agreement agreement, String action, @Nullable String reason, Consumer<Agreement> step) {
        authorship.describe(action, reason);
        step.accept(agreement);
        return record(agreement);
    }

    /** Writes an agreement, and gives it as of today. */
    AgreementView record(Agreement agreement) {
        var violations = rules.violations(agreement);
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(List.copyOf(violations));
        }
        boolean fresh = agreement.getId() == null;
        agreements.saveAndFlush(agreement);
        if (!fresh) {
            // Nothing refers to one that was not there before.
            links.check(agreement);
        }
        return get(agreement.getNumber(), today.get());
    }
}
