package io.autopact.agreement;

import io.autopact.agreement.AgreementParts.AmendmentRow;
import io.autopact.history.AuditContext;
import io.autopact.people.Responsibilities;
import io.autopact.people.Responsible;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.rule.Change;
import io.autopact.shared.time.Today;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds agreements to change them, and records what became of them. */
@Component
@RequiredArgsConstructor
class AgreementRecords {

    private static final String RECORD_KIND = "AGREEMENT";

    private final AgreementRepository agreements;
    private final AgreementLinks links;
    private final AuditContext audit;
    private final ListReader lists;
    private final ListDefinition<AgreementView> listing;
    private final Responsibilities responsibilities;
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
        return get(number, asOf, Fields.ALL);
    }

    /** One agreement as of a date, with some of its members. */
    AgreementView get(String number, LocalDate asOf, Fields fields) {
        return lists.one(listing, "agreement.code = :number", Map.of("number", number), asOf, fields)
                .orElseThrow(() -> absent(number));
    }

    /**
     * Takes a step in an agreement's life.
     *
     * @param action the step
     */
    AgreementView act(String number, IntConsumer expected, Step action, Consumer<Agreement> step) {
        return act(expected(number, expected), action, step);
    }

    AgreementView act(Agreement agreement, Step action, Consumer<Agreement> step) {
        audit.describe(action.name(), action.reason());
        Before before = Before.of(agreement);
        step.accept(agreement);
        write(agreement, before, action);
        return get(agreement.getNumber(), today.get());
    }

    /** Writes a new agreement with who is responsible for it, and gives it as of today. */
    AgreementView record(Agreement agreement, List<Responsible> responsible) {
        write(agreement, new Before(null, List.of()), Step.WRITE);
        responsibilities.add(RECORD_KIND, agreement.getNumber(), responsible);
        return get(agreement.getNumber(), today.get());
    }

    /** Writes an agreement with who is responsible for it, and gives it as of today. */
    AgreementView record(Agreement agreement, Before before, List<Responsible> responsible) {
        write(agreement, before, Step.WRITE);
        responsibilities.write(RECORD_KIND, agreement.getNumber(), responsible);
        return get(agreement.getNumber(), today.get());
    }

    private void write(Agreement agreement, Before before, Step action) {
        List<Violation> violations = violations(agreement, before, action);
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
        boolean fresh = agreement.getId() == null;
        agreements.saveAndFlush(agreement);
        if (!fresh) {
            // Nothing refers to one that was not there before.
            links.check(agreement, action.members());
        }
    }

    private List<Violation> violations(Agreement agreement, Before before, Step action) {
        LocalDate day = today.get();
        Stream<Violation> ofRecord = AgreementRules.RECORD
                .violations(
                        new Change<>(before.facts(), agreement.facts(), day, action.corrects()), "", action.members())
                .stream();
        Stream<Violation> ofAmendments = agreement.getAmendments().stream()
                .filter(amendment -> !before.amendments().contains(amendment))
                .flatMap(amendment ->
                        AmendmentRules.RECORD
                                .violations(new Change<>(null, amendment.facts(), day), "", action.members())
                                .stream());
        Stream<Violation> ofParts = agreement.partFacts().stream()
                .flatMap(part -> AgreementRules.PART
                        .violations(new Change<>(null, part, day), "", Map.of("from", "scope", "until", "scope"))
                        .stream());
        return Stream.of(ofRecord, ofAmendments, ofParts)
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    /**
     * What was recorded of an agreement before a step.
     *
     * @param facts what the rules look at; null where it is new
     * @param amendments its amendments
     */
    record Before(AgreementRules.@Nullable Facts facts, List<AmendmentRow> amendments) {

        static Before of(Agreement agreement) {
            return new Before(agreement.facts(), List.copyOf(agreement.getAmendments()));
        }
    }

    /**
     * A step in an agreement's life, as it is asked for.
     *
     * @param name its name in the history
     * @param reason why; may be missing
     * @param corrects whether it puts right what was recorded wrongly
     * @param members how the request calls members of the record, where it calls them otherwise
     */
    record Step(String name, @Nullable String reason, boolean corrects, Map<String, String> members) {

        private static final Step WRITE = new Step("UPDATED", null, false, Map.of());

        /** A step whose request calls members as the record does. */
        static Step of(String name, @Nullable String reason) {
            return new Step(name, reason, false, Map.of());
        }

        /** The same, whose request calls this member {@code on}. */
        Step on(String member) {
            return new Step(name, reason, corrects, Map.of(member, "on"));
        }

        /** The same, as a correction. */
        Step correcting() {
            return new Step(name, reason, true, members);
        }
    }
}
