package io.autopact.capability;

import io.autopact.organization.OrganizationReferences;
import io.autopact.organization.OrganizationType;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.writing.Consequence;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Solutions refer to the own units that offer them, and versions of the architecture to the own unit they belong to.
 */
@Component
@RequiredArgsConstructor
class ProvidedSolutions implements OrganizationReferences {

    private static final String REPOINT = SqlFile.read("capability/repoint-own-unit.sql");

    private final JdbcClient database;

    @Override
    public List<Reference> find(Referred organization) {
        return database.sql("""
                        select 'ARCHITECTURE' as type, code from architecture where owner_id = :id
                        union all
                        select 'SOLUTION', solution.code
                        from solution_provider as offered
                        join solution on solution.id = offered.solution_id
                        where offered.provider_id = :id
                        order by type, code""")
                .param("id", organization.id())
                .query((row, number) -> new Reference(row.getString("type"), row.getString("code")))
                .list();
    }

    /** Solutions go on to be offered whoever looks after the unit: nothing is left to itself. */
    @Override
    public List<Consequence> goingOn(Referred organization, LocalDate today) {
        return List.of();
    }

    /** What both offer the one that stays offers once, known as surely as the surer of the two. */
    @Override
    public List<Consequence> repoint(Referred from, Referred into) {
        if (from.type() != OrganizationType.OWN_UNIT) {
            return List.of();
        }
        return database.sql(REPOINT)
                .param("from", from.id())
                .param("into", into.id())
                .query((row, number) -> new Consequence(
                        "REFERENCE_MOVED",
                        row.getString("type"),
                        row.getString("code"),
                        row.getString("member"),
                        null,
                        "%s names %s instead of %s.".formatted(row.getString("code"), into.code(), from.code())))
                .list();
    }
}
