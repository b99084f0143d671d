package io.autopact.integration.calendar;

import io.autopact.integration.LinkSecret;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.roles.CurrentRoles;
import io.autopact.shared.time.Today;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes calendars, revokes them, and gives what is in them to whoever has the address. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CalendarService {

    /** The name of the listing of calendars. */
    public static final String CALENDARS = "calendars";

    private static final String ENTRIES = SqlFile.read("integration/calendar-entries.sql");
    private static final String ME = "me";

    private final JdbcClient database;
    private final ListReader lists;
    private final ListDefinition<CalendarView> listing;
    private final Today today;

    private record Person(long id, String code) {}

    private record Scope(
            @Nullable String organization, @Nullable Long person) {}

    /**
     * An entry of a calendar.
     *
     * @param name what it is of, whatever its day
     * @param subject what falls due
     * @param stage the stage of a rollout; null for others
     * @param dueOn its day
     * @param type the type of the record
     * @param code the code of the record
     * @param agreement the number of its agreement; null for a rollout that rests on none
     * @param titleZh what it is called in Chinese
     * @param titleEn what it is called in English
     * @param version rises with every change
     * @param changedAt when it last changed
     */
    public record Entry(
            String name,
            String subject,
            @Nullable String stage,
            LocalDate dueOn,
            String type,
            String code,
            @Nullable String agreement,
            String titleZh,
            String titleEn,
            int version,
            Instant changedAt) {}

    /**
     * The calendars of whoever asks.
     *
     * @param everybodys whether to list those of all others too, with their makers
     */
    public Page<CalendarView> list(ListRequest query, boolean everybodys) {
        return lists.page(listing, query, Map.of("maker", CurrentRoles.login(), "all", everybodys));
    }

    /**
     * One calendar of whoever asks, with some of its members.
     *
     * @param anybodys whether it may be another's, and is told with its maker
     * @param fields the members asked for
     * @throws ProblemException if they have none with this number
     */
    public CalendarView get(long id, boolean anybodys, Fields fields) {
        Map<String, Object> parameters = Map.of("id", id, "maker", CurrentRoles.login(), "all", anybodys);
        return lists.one(listing, "calendar.id = :id", parameters, today.get(), fields)
                .orElseThrow(() -> absent(id));
    }

    private static ProblemException absent(long id) {
        return ProblemException.notFound("calendar", Long.toString(id));
    }

    /**
     * Makes a calendar for whoever asks.
     *
     * @param scope what is in it; the person may be me
     * @param secret what will be secret in its address
     * @return the calendar
     * @throws ProblemException if there is no such organization or person
     */
    @Transactional
    public CalendarView create(CalendarView.Scope scope, LinkSecret secret) {
        String organization = organization(scope.organization());
        Person person = scope.responsible() == null ? null : person(scope.responsible());
        return database.sql("""
                        insert into calendar (secret_hash, made_by, organization, person_id)
                        values (:hash, :maker, :organization, :person)
                        returning id, made_at""")
                .param("hash", secret.hash())
                .param("maker", CurrentRoles.login())
                .param("organization", organization)
                .param("person", person == null ? null : person.id())
                .query((row, number) -> new CalendarView(
                        row.getString("id"),
                        new CalendarView.Scope(organization, person == null ? null : person.code()),
                        null,
                        row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .single();
    }

    private @Nullable String organization(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return database.sql("select code from organization where code = :code and merged_into_id is null")
                .param("code", code)
                .query(String.class)
                .optional()
                .orElseThrow(() -> unknown("/scope/organization", "organization", code));
    }

    private Person person(String code) {
        return database.sql("""
                        select id, code from person
                        where case when :code = :me then subject = :login else code = :code end and not erased
                        order by id limit 1""")
                .param("code", code)
                .param("me", ME)
                .param("login", CurrentRoles.login())
                .query((row, number) -> new Person(row.getLong("id"), row.getString("code")))
                .optional()
                .orElseThrow(() -> unknown("/scope/responsible", "person", code));
    }

    private static ProblemException unknown(String pointer, String noun, String code) {
        return ProblemException.ruleViolated(
                List.of(Violation.at(pointer, "unknown-code", "There is no %s %s.".formatted(noun, code))));
    }

    /**
     * Revokes a calendar of whoever asks; an administrator revokes anybody's.
     *
     * @throws ProblemException if they have none with this number
     */
    @Transactional
    public void revoke(long id, boolean anybodys) {
        int revoked = database.sql("delete from calendar where id = :id and (made_by = :maker or :anybodys)")
                .param("id", id)
                .param("maker", CurrentRoles.login())
                .param("anybodys", anybodys)
                .update();
        if (revoked == 0) {
            throw absent(id);
        }
    }

    /** What falls due from today on in the calendar with this secret; empty where there is none. */
    @Transactional(readOnly = true)
    public Optional<List<Entry>> entries(LinkSecret secret) {
        return database.sql("select organization, person_id from calendar where secret_hash = :hash")
                .param("hash", secret.hash())
                .query((row, number) ->
                        new Scope(row.getString("organization"), row.getObject("person_id", Long.class)))
                .optional()
                .map(this::entries);
    }

    private List<Entry> entries(Scope scope) {
        return database.sql(ENTRIES)
                .param("today", today.get())
                .param("organization", scope.organization())
                .param("person", scope.person())
                .query((row, number) -> {
                    String subject = row.getString("subject");
                    String stage = row.getString("stage");
                    String type = row.getString("type");
                    String code = row.getString("code");
                    return new Entry(
                            "%s-%s-%s%s".formatted(type, code, subject, stage == null ? "" : "-" + stage),
                            subject,
                            stage,
                            row.getObject("due_on", LocalDate.class),
                            type,
                            code,
                            row.getString("agreement"),
                            row.getString("title_zh"),
                            row.getString("title_en"),
                            row.getInt("version"),
                            row.getObject("at", OffsetDateTime.class).toInstant());
                })
                .list();
    }
}
