package io.autopact.shared.rule;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.time.Today;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks rules across records for what the API wrote. */
@Component
@RequiredArgsConstructor
public class SetRules {

    private final JdbcClient database;
    private final Today today;

    private List<Violation> violations(SetRule rule, Collection<Long> ids, Map<String, String> members) {
        return database.sql("select rule, member, kind, detail from %s(:ids, :today)".formatted(rule.function()))
                .param("ids", ids.toArray(Long[]::new))
                .param("today", today.get())
                .query((row, number) -> new Violation(
                        "/" + members.getOrDefault(row.getString("member"), row.getString("member")),
                        null,
                        row.getString("kind"),
                        row.getString("detail"),
                        row.getString("rule")))
                .list();
    }

    /**
     * Refuses a record that breaks a rule.
     *
     * @throws ProblemException 422 if it does; it names every rule that is broken
     */
    public void require(SetRule rule, long id) {
        require(rule, id, Map.of());
    }

    /**
     * Refuses a record that breaks a rule.
     *
     * @param members how the request calls members of the record, where it calls them otherwise
     * @throws ProblemException 422 if it does; it names every rule that is broken
     */
    public void require(SetRule rule, long id, Map<String, String> members) {
        List<Violation> violations = violations(rule, List.of(id), members);
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(Violations.of(violations));
        }
    }
}
