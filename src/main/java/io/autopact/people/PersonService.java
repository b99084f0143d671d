package io.autopact.people;

import io.autopact.evidence.CitedRecords;
import io.autopact.evidence.OrganizationNames;
import io.autopact.evidence.RecordReferences;
import io.autopact.history.AuditContext;
import io.autopact.history.CodeRegistry;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.roles.CurrentRoles;
import io.autopact.shared.roles.PersonalData;
import io.autopact.shared.rule.Change;
import io.autopact.shared.time.Today;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps contacts and colleagues. What it tells of them is what the roles of the current request may read. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PersonService {

    /** The name of the listing of people. */
    public static final String PEOPLE = "people";

    /** What an e-mail address looks like, as far as can be said without sending to it. */
    public static final String EMAIL = "[^@\\s]+@[^@\\s]+";

    static final String RECORD_KIND = "PERSON";

    private static final int REFERENCES_SHOWN = 20;

    private final PersonRepository people;
    private final OrganizationNames organizations;
    private final CitedRecords cited;
    private final CodeRegistry codes;
    private final JdbcClient database;
    private final AuditContext audit;
    private final ListReader lists;
    private final ListDefinition<PersonView> listing;
    private final Today today;

    /** The people. */
    public Page<PersonView> list(ListRequest query) {
        Page<PersonView> page = lists.page(listing, query);
        return new Page<>(page.items().stream().map(PersonService::readable).toList(), page.nextCursor(), page.total());
    }

    /**
     * One person.
     *
     * @throws ProblemException if there is none with this code
     */
    public PersonView get(String code) {
        return get(code, Fields.ALL);
    }

    /**
     * One person, with some of their members.
     *
     * @param fields the members asked for
     * @throws ProblemException if there is none with this code
     */
    public PersonView get(String code, Fields fields) {
        return lists.one(listing, "person.code = :code", Map.of("code", code), today.get(), fields)
                .map(PersonService::readable)
                .orElseThrow(() -> absent(code));
    }

    private static PersonView readable(PersonView person) {
        return CurrentRoles.anyOf(PersonalData.ADDRESSES)
                ? person
                : person.withEmail(null).withPhone(null);
    }

    /**
     * Records a new person.
     *
     * @throws ProblemException if the code is taken or was that of a deleted one, or there is no such organization
     */
    @Transactional
    public PersonView create(PersonDraft draft) {
        codes.requireFree(RECORD_KIND, draft.code());
        check(draft, false);
        people.saveAndFlush(new Person(draft));
        return get(draft.code());
    }

    /**
     * Replaces all that is recorded of a person.
     *
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such person, or no such organization
     */
    @Transactional
    public PersonView replace(PersonDraft draft, IntConsumer expected) {
        Person person = expected(draft.code(), expected);
        check(draft, person.isErased());
        person.describe(draft);
        people.flush();
        return get(draft.code());
    }

    /**
     * Keeps a person for the record only, or takes them up again.
     *
     * @param archived which of the two
     * @param reason why; may be missing
     * @throws ProblemException if there is no such person, or that is so already, or an erased one is to be taken up
     */
    @Transactional
    public PersonView archive(String code, boolean archived, @Nullable String reason, IntConsumer expected) {
        Person person = expected(code, expected);
        audit.describe(archived ? "ARCHIVED" : "RESTORED", reason);
        person.keepForTheRecord(archived);
        people.flush();
        return get(code);
    }

    /**
     * Deletes a person that nothing refers to. Their code is never given again, and the history keeps what was
     * recorded.
     *
     * @throws ProblemException if there is no such person, or they are responsible for a record, signed, witnessed or
     *     claimed something
     */
    @Transactional
    public void delete(String code, IntConsumer expected) {
        Person person = expected(code, expected);
        List<RecordReferences.Reference> found = cited.references(RECORD_KIND, code);
        if (!found.isEmpty()) {
            throw new ProblemException(
                            CommonProblem.CONFLICT,
                            "%d records refer to %s: archive them instead.".formatted(found.size(), code))
                    .with("references", found.stream().limit(REFERENCES_SHOWN).toList());
        }
        people.delete(person);
        people.flush();
    }

    /**
     * Erases a person's personal data for good: from the record, from its history, and wherever else it was kept. That
     * it was done, by whom and why stays in the history.
     *
     * @param reason why
     * @throws ProblemException if there is no such person, or it was done already
     */
    @Transactional
    public PersonView erase(String code, String reason, IntConsumer expected) {
        Person person = expected(code, expected);
        if (person.isErased()) {
            throw new ProblemException(CommonProblem.CONFLICT, "%s is erased already.".formatted(code));
        }
        audit.describe("ERASED", reason);
        database.sql("select erase_person(:id)")
                .param("id", person.getId())
                .query()
                .singleRow();
        return get(code);
    }

    /** Whether there is a person with this code. */
    @Transactional(readOnly = true)
    public boolean exists(String code) {
        return people.findByCode(code).isPresent();
    }

    private Person expected(String code, IntConsumer expected) {
        Person person = people.findByCode(code).orElseThrow(() -> absent(code));
        expected.accept(person.getVersion());
        return person;
    }

    private static ProblemException absent(String code) {
        return ProblemException.notFound("person", code);
    }

    private void check(PersonDraft draft, boolean erased) {
        List<Violation> violations = organizations.violations(
                draft.organization(),
                "/organization",
                isThere ->
                        PeopleRules.PERSON.violations(new Change<>(null, draft.facts(erased, isThere), today.get())));
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
    }
}
