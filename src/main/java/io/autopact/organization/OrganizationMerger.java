package io.autopact.organization;

import io.autopact.organization.OrganizationReferences.Referred;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.time.Today;
import io.autopact.shared.writing.Consequence;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Merges a duplicate into the organization that stays, with everything that referred to it. */
@Component
@RequiredArgsConstructor
class OrganizationMerger {

    private static final String TIES_AFTER_MERGE = SqlFile.read("organization/ties-after-merge.sql");
    private static final String MOVE_NAMES = SqlFile.read("organization/move-names.sql");

    private final JdbcClient database;
    private final List<OrganizationReferences> references;
    private final Today today;

    /**
     * Lets nobody change the two, or refer to them, until the transaction ends; whoever is at it is waited for.
     *
     * @param codes their codes, of which some may be nobody's
     */
    void lock(String... codes) {
        database.sql("select id from organization where code in (:codes) order by id for update")
                .param("codes", List.of(codes))
                .query()
                .listOfRows();
        // After the rows, as writers of ties do: they hold the row that they refer to before they queue here.
        database.sql("select pg_advisory_xact_lock(hashtext('organization_tie'))")
                .query()
                .singleRow();
    }

    /**
     * Moves all that the one has and all that refers to it, and archives it as merged.
     *
     * @return what that changes, record by record
     * @throws ProblemException if the ties of both together break a rule
     */
    List<Consequence> merge(Referred from, Referred into) {
        List<Consequence> consequences = new ArrayList<>();
        references.forEach(each -> consequences.addAll(each.repoint(from, into)));
        moveNames(from, into);
        consequences.addAll(moveCooperation(from, into));
        database.sql("""
                        update organization
                        set archived = archived or id = :from, merged_into_id = case when id = :into then null else :into end,
                            version = version + 1
                        where id in (:from, :into) or merged_into_id = :from""").param("from", from.id()).param("into", into.id()).update();
        checkTies(into);
        return consequences;
    }

    /** It is found by the names that the duplicate had. */
    private void moveNames(Referred from, Referred into) {
        database.sql(MOVE_NAMES)
                .param("from", from.id())
                .param("into", into.id())
                .update();
    }

    /** A cooperation that is recorded of both is told by the one of the organization that stays. */
    private List<Consequence> moveCooperation(Referred from, Referred into) {
        int moved = database.sql("""
                        update cooperation set organization_id = :into
                        where organization_id = :from
                          and not exists (select from cooperation as known where known.organization_id = :into)""")
                .param("from", from.id())
                .param("into", into.id())
                .update();
        if (moved > 0) {
            return List.of(new Consequence(
                    "REFERENCE_MOVED",
                    into.type().name(),
                    into.code(),
                    "cooperation",
                    null,
                    "The cooperation recorded of %s is one with %s.".formatted(from.code(), into.code())));
        }
        int dropped = database.sql("delete from cooperation where organization_id = :from")
                .param("from", from.id())
                .update();
        return dropped == 0
                ? List.of()
                : List.of(new Consequence(
                        "COOPERATION_DROPPED",
                        from.type().name(),
                        from.code(),
                        "cooperation",
                        null,
                        "Both have a cooperation recorded; that of %s stays and that of %s is in the history alone."
                                .formatted(into.code(), from.code())));
    }

    private void checkTies(Referred into) {
        List<Violation> violations = database.sql(TIES_AFTER_MERGE)
                .param("into", into.id())
                .param("today", today.get())
                .query((row, number) -> new Violation(
                        "/into",
                        null,
                        row.getString("kind"),
                        "After the merge, of %s: %s".formatted(row.getString("code"), row.getString("detail")),
                        row.getString("rule")))
                .list();
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
    }
}
