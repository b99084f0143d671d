package io.autopact.organization;

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
                        where tie.to_id = :id and daterange(tie.valid_from, tie.valid_until, '[]') @> cast(:today as date)
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
     * Moves the ties of both directions. A tie between the two, and one that the other has already for the same time,
     * would say nothing, and goes.
     */
    @Override
    public List<Consequence> repoint(Referred from, Referred into) {
        List<Consequence> moved = new ArrayList<>();
        moved.addAll(move(from, into, "to_id", "organization_id"));
        moved.addAll(move(from, into, "organization_id", "to_id"));
        return moved;
    }

    private List<Consequence> move(Referred from, Referred into, String end, String otherEnd) {
        database.sql("""
                        delete from organization_tie as tie
                        where tie.%1$s = :from
                          and (tie.%2$s = :into
                              or exists (
                                  select from organization_tie as other
                                  where other.%1$s = :into and other.%2$s = tie.%2$s
                                    and daterange(other.valid_from, other.valid_until, '[]')
                                        && daterange(tie.valid_from, tie.valid_until, '[]')))""".formatted(end, otherEnd))
                .param("from", from.id())
                .param("into", into.id())
                .update();
        return database.sql("""
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
                .list();
    }
}
