package io.autopact.evidence;

import io.autopact.history.RecordNumbers;
import io.autopact.shared.listing.Codes;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.rule.Change;
import io.autopact.shared.time.Today;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what happened. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class EventService {

    /** The name of the listing of events. */
    public static final String EVENTS = "events";

    /** The codes of events that filters take. */
    public static final Codes CODES = Codes.of("event", "event");

    static final String RECORD_KIND = "EVENT";

    private static final int REFERENCES_SHOWN = 20;

    private final EventRepository events;
    private final RecordNumbers numbers;
    private final RecordNames names;
    private final OrganizationNames parties;
    private final CitedRecords cited;
    private final ListReader lists;
    private final ListDefinition<EventView> listing;
    private final Today today;

    /** The events. */
    public Page<EventView> list(ListRequest query) {
        return lists.page(listing, query);
    }

    /**
     * One event.
     *
     * @throws ProblemException if there is none with this code
     */
    public EventView get(String code) {
        return get(code, Fields.ALL);
    }

    /**
     * One event, with some of its members.
     *
     * @param fields the members asked for
     * @throws ProblemException if there is none with this code
     */
    public EventView get(String code, Fields fields) {
        return lists.one(listing, "event.code = :code", Map.of("code", code), today.get(), fields)
                .orElseThrow(() -> absent(code));
    }

    /**
     * Records an event.
     *
     * @throws ProblemException if the code is taken, or was that of a deleted event, or what it names is not there
     */
    @Transactional
    public EventView create(EventDraft draft) {
        check(draft);
        String code = numbers.choose(RECORD_KIND, "EV", draft.code());
        events.saveAndFlush(new Event(code, draft));
        return get(code);
    }

    /**
     * Replaces all that is recorded of an event.
     *
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such event, or what it names is not there
     */
    @Transactional
    public EventView replace(String code, EventDraft draft, IntConsumer expected) {
        Event event = expected(code, expected);
        check(draft);
        event.describe(draft);
        events.flush();
        return get(code);
    }

    /**
     * Deletes an event that nothing names. Its code is never given again.
     *
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such event, or evidence or other records name it
     */
    @Transactional
    public void delete(String code, IntConsumer expected) {
        Event event = expected(code, expected);
        List<RecordReferences.Reference> found = cited.references(RECORD_KIND, code);
        if (!found.isEmpty()) {
            throw new ProblemException(CommonProblem.CONFLICT, "%d records refer to %s.".formatted(found.size(), code))
                    .with("references", found.stream().limit(REFERENCES_SHOWN).toList());
        }
        events.delete(event);
        events.flush();
    }

    /** Whether there is an event with this code. */
    @Transactional(readOnly = true)
    public boolean exists(String code) {
        return events.findByCode(code).isPresent();
    }

    /** The key of an event, by which other records refer to it; empty where there is none with this code. */
    @Transactional(readOnly = true)
    public Optional<Long> key(String code) {
        return events.findByCode(code).map(Event::getId);
    }

    private Event expected(String code, IntConsumer expected) {
        Event event = events.findByCode(code).orElseThrow(() -> absent(code));
        expected.accept(event.getVersion());
        return event;
    }

    private static ProblemException absent(String code) {
        return ProblemException.notFound("event", code);
    }

    private void check(EventDraft draft) {
        List<Violation> violations = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < draft.organizations().size(); i++) {
            String code = draft.organizations().get(i);
            String pointer = "/organizations/%d".formatted(i);
            if (seen.add(code)) {
                violations.addAll(partyViolations(code, pointer));
            } else {
                violations.add(Violation.at(pointer, "repeated", "%s stands twice.".formatted(code)));
            }
        }
        violations.addAll(names.violations(draft.about(), "/about"));
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
    }

    private List<Violation> partyViolations(String code, String pointer) {
        return parties.violations(
                code,
                pointer,
                isThere -> EventRules.PARTY.violations(
                        new Change<>(null, new EventRules.PartyFacts(code, isThere), today.get()),
                        "/organizations",
                        Map.of("organization", pointer.substring("/organizations/".length()))));
    }
}
