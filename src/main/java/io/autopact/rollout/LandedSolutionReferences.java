package io.autopact.rollout;

import io.autopact.capability.SolutionReferences;
import io.autopact.shared.writing.Consequence;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rollouts bring solutions into vehicle models, and deployments have them in use. */
@Component
@RequiredArgsConstructor
class LandedSolutionReferences implements SolutionReferences {

    private final JdbcClient database;

    @Override
    public List<Reference> find(Referred solution) {
        return database.sql("""
                        select 'ROLLOUT' as type, code from rollout where solution_id = :id
                        union all
                        select 'DEPLOYMENT', code from deployment where solution_id = :id
                        order by type, code""")
                .param("id", solution.id())
                .query((row, number) -> new Reference(row.getString("type"), row.getString("code")))
                .list();
    }

    @Override
    public List<Consequence> goingOn(Referred solution, LocalDate today) {
        return database.sql("""
                        select 'DEPLOYMENT' as type, code, 'in use' as state from deployment
                        where solution_id = :id and holds_at(valid_from, valid_until, :today)
                        union all
                        select 'ROLLOUT', code, stage
                        from rollout
                        where solution_id = :id and stage not in ('LAUNCHED', 'RETIRED', 'CANCELLED')
                        order by type, code""")
                .param("id", solution.id())
                .param("today", today)
                .query((row, number) -> new Consequence(
                        row.getString("type") + "_LEFT",
                        row.getString("type"),
                        row.getString("code"),
                        "solution",
                        null,
                        "%s, which brings it, is %s today.".formatted(row.getString("code"), row.getString("state"))))
                .list();
    }
}
