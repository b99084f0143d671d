package io.autopact.agreement;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.rule.SetRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What must hold between an agreement and other records once it is written; only the database sees all of them. */
@Component
@RequiredArgsConstructor
class AgreementLinks {

    private static final Map<String, String> MEMBERS = Map.of(
            "related", "lineage",
            "organization", "parties",
            "domain", "scope",
            "solution", "solutions",
            "element", "elements",
            "capability", "capabilities",
            "person", "signatories");

    private final JdbcClient database;
    private final SetRules sets;

    /**
     * Refuses an agreement whose parts, amendments and references do not stand together.
     *
     * @param members how the request calls members of the record, where it calls them otherwise
     * @throws ProblemException 422 if they do not
     */
    void check(Agreement agreement, Map<String, String> members) {
        if (!agreement.getLineage().isEmpty()) {
            // Writers of lineage queue, so that no two close a cycle together.
            database.sql("select pg_advisory_xact_lock(hashtext('agreement_lineage'))")
                    .query()
                    .singleRow();
        }
        Map<String, String> names = new HashMap<>(MEMBERS);
        names.putAll(members);
        sets.require(AgreementRules.SETS, Objects.requireNonNull(agreement.getId()), names);
    }
}
