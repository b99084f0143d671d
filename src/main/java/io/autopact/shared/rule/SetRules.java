package io.autopact.shared.rule;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.time.Today;
import java.util.Collection;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks rules across records for what the API wrote. */
@Component
@RequiredArgsConstructor
public class SetRules {

    private final JdbcClient database;
    private final Today today;

    /**
     * All that is wrong with records as they are written now.
     *
     * @param ids the records' internal keys
     */
    public List<Violation> violations(SetRule rule, Collection<Long> ids) {
        return database.sql("select rule, member, kind, detail from %s(:ids, :today)".formatted(rule.function()))
                .param("ids", ids.toArray(Long[]::new))
                .param("today", today.get())
                .query((row, number) -> new Violation(
                        "/" + row.getString("member"),
                        null,
                        row.getString("kind"),
                        row.getString("detail"),
                        row.getString("rule")))
                .list();
    }

    /**
     * Refuses records that break a rule.
     *
     * @throws ProblemException 422 if any does; it names every rule that is broken
     */
    public void require(SetRule rule, long id) {
        List<Violation> violations = violations(rule, List.of(id));
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(Violations.of(violations));
        }
    }
}
