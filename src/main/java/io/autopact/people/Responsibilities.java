package io.autopact.people;

import io.autopact.shared.listing.Filter;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.rule.Change;
import io.autopact.shared.time.Today;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps who is responsible for records of any kind. The module that owns a record has it in the record's
 * representation, filters its list by it, and writes it with the record.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Responsibilities {

    private static final String WRITE = SqlFile.read("people/write-responsible.sql");

    private final JdbcClient database;
    private final NamedPeople people;
    private final Today today;

    /**
     * The entry {@code responsible} of a select list.
     *
     * @param type SQL for the type of the record
     * @param code SQL for the record's code
     */
    public static String member(String type, String code) {
        return """
                coalesce((
                    select json_agg(json_build_object(
                        'person', person.code, 'role', held.role, 'from', held.valid_from, 'until', held.valid_until)
                        order by held.role desc, person.code, held.valid_from)
                    from responsibility as held
                    join person on person.id = held.person_id
                    where held.record_type = %s and held.record_code = %s), '[]') as "responsible\"""".formatted(type, code);
    }

    /**
     * The entry {@code responsible} of a select list for something that is of a record: who is responsible for it at
     * the date asked about, by {@link ResponsibleOn}; owners first.
     *
     * @param onDay a call of the function {@code responsible_on}
     */
    public static String memberOn(String onDay) {
        return """
                coalesce((
                    select json_agg(json_build_object('person', person.code, 'role', held.role, 'through', held.through)
                        order by held.role desc, person.code)
                    from %s as held
                    join person on person.id = held.person_id), '[]') as "responsible\"""".formatted(onDay);
    }

    /**
     * The filter by the same.
     *
     * @param onDay a call of the function {@code responsible_on}
     */
    public static Filter filterOn(String onDay) {
        return Filter.texts(
                        "responsible",
                        """
                        exists (
                            select from %s as held
                            join person on person.id = held.person_id
                            where person.code = any (:responsible))""".formatted(onDay),
                        "The code of somebody who is responsible for it at the date asked about: for the record, else its agreement, else the organizations that it concerns; me for oneself, by the login.")
                .of(PeopleCodes.PERSON);
    }

    /**
     * The filter of a list by who is responsible at the date asked about.
     *
     * @param type SQL for the type of the record
     * @param code SQL for the record's code
     */
    public static Filter filter(String type, String code) {
        return Filter.texts(
                        "responsible",
                        """
                        exists (
                            select from responsibility as held
                            join person on person.id = held.person_id
                            where held.record_type = %s and held.record_code = %s and person.code = any (:responsible)
                              and holds_since_ever_at(held.valid_from, held.valid_until, cast(:asOf as date)))""".formatted(type, code),
                        "The code of somebody who is responsible for it at the date asked about, as owner or deputy; me for oneself, by the login.")
                .of(PeopleCodes.PERSON);
    }

    /**
     * Writes who is responsible for a record that was not there before.
     *
     * @throws ProblemException if one of them is not there, stands twice, or ends before it begins
     */
    @Transactional
    public void add(String type, String code, List<Responsible> wanted) {
        if (!wanted.isEmpty()) {
            write(type, code, wanted);
        }
    }

    /**
     * Writes who is responsible for a record, which is written already.
     *
     * @throws ProblemException if one of them is not there, stands twice, or ends before it begins
     */
    @Transactional
    public void write(String type, String code, List<Responsible> wanted) {
        check(wanted);
        database.sql(WRITE)
                .param("type", type)
                .param("code", code)
                .param("people", array(wanted, Responsible::person))
                .param("roles", array(wanted, each -> each.role().name()))
                .param("from", array(wanted, each -> text(each.from())))
                .param("until", array(wanted, each -> text(each.until())))
                .update();
    }

    /** Forgets who was responsible for a record that is deleted already; the history keeps it. */
    @Transactional
    public void clear(String type, String code) {
        write(type, code, List.of());
    }

    private static SqlParameterValue array(List<Responsible> wanted, Function<Responsible, @Nullable String> member) {
        return new SqlParameterValue(Types.ARRAY, wanted.stream().map(member).toArray(String[]::new));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private void check(List<Responsible> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        Set<String> known =
                people.find(wanted.stream().map(Responsible::person).toList()).keySet();
        Violations violations = new Violations();
        Set<List<@Nullable Object>> seen = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            Responsible each = wanted.get(i);
            String pointer = "/responsible/%d".formatted(i);
            if (!known.contains(each.person())) {
                violations.add(NamedPeople.absent(pointer + "/person", each.person()));
            }
            if (!seen.add(Arrays.asList(each.person(), each.role(), each.from()))) {
                violations.add(Violation.at(pointer, "repeated", "%s stands twice.".formatted(each.person())));
            }
            PeopleRules.RESPONSIBLE
                    .violations(
                            new Change<>(
                                    null,
                                    new PeopleRules.ResponsibleFacts("", "", true, each.from(), each.until()),
                                    today.get()),
                            pointer)
                    .forEach(violations::add);
        }
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
    }
}
