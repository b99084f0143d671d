package io.autopact.agreement;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What must hold between an agreement and other records once it is written; only the database sees all of them. */
@Component
@RequiredArgsConstructor
class AgreementLinks {

    private final JdbcClient database;

    /** @throws ProblemException if its lineage leads back to it, or it is left by a party that owes a milestone */
    void check(Agreement agreement) {
        List<Violation> violations = new ArrayList<>();
        if (!agreement.getLineage().isEmpty()) {
            violations.addAll(cycles(agreement));
        }
        violations.addAll(owners(agreement));
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
    }

    private List<Violation> cycles(Agreement agreement) {
        // Writers of lineage queue, so that no two close a cycle together.
        database.sql("select pg_advisory_xact_lock(hashtext('agreement_lineage'))")
                .query()
                .singleRow();
        return database.sql("""
                        select distinct related.code
                        from cyclic_lineages(array(select id from agreement_lineage where agreement_id = :id)) as cycle
                        join agreement_lineage as lineage on lineage.id = cycle.lineage_id
                        join agreement as related on related.id = lineage.related_id
                        order by related.code""")
                .param("id", agreement.getId())
                .query((row, number) -> Violation.at(
                        "/lineage", "cycle", "%s leads back to this agreement.".formatted(row.getString("code"))))
                .list();
    }

    private List<Violation> owners(Agreement agreement) {
        return database.sql("""
                        select milestone.code, owner.code as owner
                        from milestone
                        join organization as owner on owner.id = milestone.owner_id
                        where milestone.agreement_id = :id
                          and not exists (
                              select from agreement_party as party
                              where party.agreement_id = milestone.agreement_id and party.organization_id = milestone.owner_id)
                        order by milestone.code""")
                .param("id", agreement.getId())
                .query((row, number) -> Violation.at(
                        "/parties",
                        "owns-milestone",
                        "%s owes the milestone %s, and so was party to the agreement."
                                .formatted(row.getString("owner"), row.getString("code"))))
                .list();
    }
}
