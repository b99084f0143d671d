package io.autopact.agreement;

import io.autopact.capability.SolutionReferences;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.writing.Consequence;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agreements refer to the solutions that they name, or once named. */
@Component
@RequiredArgsConstructor
class NamedSolutionReferences implements SolutionReferences {

    private static final String GOING_ON = SqlFile.read("agreement/agreements-naming-solution.sql");

    private final JdbcClient database;

    @Override
    public List<Reference> find(Referred solution) {
        return database.sql("""
                        select code
                        from agreement
                        where id in (select agreement_id from agreement_item where solution_id = :id)
                        order by code""")
                .param("id", solution.id())
                .query((row, number) -> new Reference("AGREEMENT", row.getString("code")))
                .list();
    }

    @Override
    public List<Consequence> goingOn(Referred solution, LocalDate today) {
        return database.sql(GOING_ON)
                .param("id", solution.id())
                .param("today", today)
                .query((row, number) -> new Consequence(
                        "AGREEMENT_LEFT",
                        "AGREEMENT",
                        row.getString("code"),
                        "solutions[%s]".formatted(solution.code()),
                        null,
                        "%s, which names it, goes on (%s).".formatted(row.getString("code"), row.getString("status"))))
                .list();
    }
}
