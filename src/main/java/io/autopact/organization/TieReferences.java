package io.autopact.organization;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.writing.Consequence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The organizations that belong to an organization refer to it by their ties. */
@Component
@RequiredArgsConstructor
class TieReferences implements OrganizationReferences {

    private final JdbcClient database;

    @Override
    public List<Reference> find(Referred organization) {
        return database.sql("""
                        select distinct child.type, child.code
                        from organization_tie as tie
                        join organization as child on child.id = tie.organization_id
                        where tie.to_id = :id
                        union
                        select merged.type, merged.code from organization as merged where merged.merged_into_id = :id
                        order by code""")
                .param("id", organization.id())
                .query((row, number) -> new Reference(row.getString("type"), row.getString("code")))
                .list();
    }

    @Override
    public List<Consequence> goingOn(Referred organization, LocalDate today) {
        return database.sql("""
                        select distinct child.type, child.code
                        from organization_tie as tie
                        join organization as child on child.id = tie.organization_id
                        where tie.to_id = :id and holds_since_ever_at(tie.valid_from, tie.valid_until, cast(:today as date))
                          and not child.archived
                        order by child.code""")
                .param("id", organization.id())
                .param("today", today)
                .query((row, number) -> new Consequence(
                        "TIE_LEFT",
                        row.getString("type"),
                        row.getString("code"),
                        "ties[%s]".formatted(organization.code()),
                        null,
                        "%s belongs to it today.".formatted(row.getString("code"))))
                .list();
    }

    /**
     * Moves the ties of both directions. A tie between the two, and one that the other has already for all of its days,
     * would say nothing, and goes; one that it has for some of them is refused, as only a person can say what holds on
     * which day.
     */
    @Override
    public List<Consequence> repoint(Referred from, Referred into) {
        List<Violation> violations = new ArrayList<>(partlyTheSame(from, into, "to_id", "organization_id"));
        violations.addAll(partlyTheSame(from, into, "organization_id", "to_id"));
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
        List<Consequence> moved = new ArrayList<>();
        moved.addAll(move(from, into, "to_id", "organization_id"));
        moved.addAll(move(from, into, "organization_id", "to_id"));
        return moved;
    }

    private List<Consequence> move(Referred from, Referred into, String end, String otherEnd) {
        List<Consequence> moved = new ArrayList<>(drop(from, into, end, otherEnd));
        moved.addAll(database.sql("""
                        with moved as (
                            update organization_tie set %1$s = :into where %1$s = :from
                            returning organization_id, to_id
                        ), raised as (
                            update organization set version = version + 1
                            where id in (select organization_id from moved) and id not in (:from, :into)
                        )
                        select distinct holder.type, holder.code, target.code as target
                        from moved
                        join organization as holder on holder.id = moved.organization_id
                        join organization as target on target.id = moved.to_id
                        order by holder.code, target.code""".formatted(end))
                .param("from", from.id())
                .param("into", into.id())
                .query((row, number) -> new Consequence(
                        "REFERENCE_MOVED",
                        row.getString("type"),
                        row.getString("code"),
                        "ties[%s]".formatted(row.getString("target")),
                        null,
                        "The tie of %s to %s stands for the one that %s had."
                                .formatted(row.getString("code"), row.getString("target"), from.code())))
                .list());
        return moved;
    }

    private List<Violation> partlyTheSame(Referred from, Referred into, String end, String otherEnd) {
        return database.sql("""
                        select distinct holder.code, target.code as target
                        from organization_tie as tie
                        join organization_tie as other on other.%1$s = :into and other.%2$s = tie.%2$s
                            and daterange(other.valid_from, other.valid_until, '[]') && daterange(tie.valid_from, tie.valid_until, '[]')
                            and not daterange(other.valid_from, other.valid_until, '[]') @> daterange(tie.valid_from, tie.valid_until, '[]')
                        join organization as holder on holder.id = tie.organization_id
                        join organization as target on target.id = tie.to_id
                        where tie.%1$s = :from
                        order by holder.code, target""".formatted(end, otherEnd))
                .param("from", from.id())
                .param("into", into.id())
                .query((row, number) -> Violation.at(
                        "/into",
                        "overlap",
                        "The tie of %s to %s stands for both, for days of which only some are the same: change one of them first."
                                .formatted(row.getString("code"), row.getString("target"))))
                .list();
    }

    /** Drops ties between the two, and those that the one that stays has for the same days already. */
    private List<Consequence> drop(Referred from, Referred into, String end, String otherEnd) {
        return database.sql("""
                        with dropped as (
                            delete from organization_tie as tie
                            where tie.%1$s = :from
                              and (tie.%2$s = :into
                                  or exists (
                                      select from organization_tie as other
                                      where other.%1$s = :into and other.%2$s = tie.%2$s
                                        and daterange(other.valid_from, other.valid_until, '[]')
                                            @> daterange(tie.valid_from, tie.valid_until, '[]')))
                            returning tie.organization_id, tie.to_id, tie.kind
                        )
                        select holder.type, holder.code, target.code as target, dropped.kind
                        from dropped
                        join organization as holder on holder.id = dropped.organization_id
                        join organization as target on target.id = dropped.to_id
                        order by holder.code, target.code""".formatted(end, otherEnd))
                .param("from", from.id())
                .param("into", into.id())
                .query((row, number) -> new Consequence(
                        "REFERENCE_DROPPED",
                        row.getString("type"),
                        row.getString("code"),
                        "ties[%s]".formatted(row.getString("target")),
                        null,
                        "The tie %s of %s to %s is dropped: it says nothing beside those that stay."
                                .formatted(row.getString("kind"), row.getString("code"), row.getString("target"))))
                .list();
    }
}
