package io.autopact.rollout;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what a rollout refers to. */
@Component
@RequiredArgsConstructor
class RolloutReferences {

    private final JdbcClient database;

    private record Found(
            @Nullable Long model,
            boolean archived,
            @Nullable Long solution,
            boolean solutionArchived,
            @Nullable Long basis) {}

    /**
     * The keys of what a rollout is to refer to.
     *
     * @param recorded the rollout with what it refers to already; null of a new one
     * @throws ProblemException if a reference leads nowhere, or anew to a model or a solution that is archived
     */
    RolloutKeys keys(RolloutDraft draft, @Nullable Rollout recorded) {
        Found found = database.sql("""
                        select model.id as model_id, coalesce(model.archived, false) as archived,
                            (select solution.id from solution where solution.code = :solution) as solution_id,
                            coalesce((select solution.archived from solution where solution.code = :solution), false) as solution_archived,
                            (select agreement.id from agreement where agreement.code = :basis) as basis_id
                        from (select 1) as one
                        left join vehicle_model as model on model.code = :model""")
                .param("model", draft.vehicleModel())
                .param("solution", draft.solution())
                .param("basis", draft.basis())
                .query((row, number) -> new Found(
                        row.getObject("model_id", Long.class),
                        row.getBoolean("archived"),
                        row.getObject("solution_id", Long.class),
                        row.getBoolean("solution_archived"),
                        row.getObject("basis_id", Long.class)))
                .single();
        List<Violation> violations = new ArrayList<>();
        if (found.model() == null) {
            violations.add(unknown("/vehicleModel", "vehicle model", draft.vehicleModel()));
        } else if (found.archived() && (recorded == null || !found.model().equals(recorded.getModelId()))) {
            violations.add(Violation.at(
                    "/vehicleModel", "archived", "%s is archived; restore it first.".formatted(draft.vehicleModel())));
        }
        if (found.solution() == null) {
            violations.add(unknown("/solution", "solution", draft.solution()));
        } else if (found.solutionArchived()
                && (recorded == null || !found.solution().equals(recorded.getSolutionId()))) {
            violations.add(Violation.at(
                    "/solution", "archived", "%s is archived; restore it first.".formatted(draft.solution())));
        }
        if (draft.basis() != null && found.basis() == null) {
            violations.add(unknown("/basis", "agreement", draft.basis()));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
        return new RolloutKeys(
                Objects.requireNonNull(found.model()), Objects.requireNonNull(found.solution()), found.basis());
    }

    /**
     * The key of an agreement.
     *
     * @throws ProblemException if there is none with this number
     */
    long agreement(String number, String pointer) {
        return database.sql("select id from agreement where code = :number")
                .param("number", number)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> ProblemException.ruleViolated(List.of(unknown(pointer, "agreement", number))));
    }

    private static Violation unknown(String pointer, String what, String code) {
        return Violation.at(pointer, "unknown-code", "There is no %s %s.".formatted(what, code));
    }
}
