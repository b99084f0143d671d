package io.autopact.rollout;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.rule.Change;
import io.autopact.shared.time.Today;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what a rollout refers to. */
@Component
@RequiredArgsConstructor
class RolloutReferences {

    private final JdbcClient database;
    private final Today today;

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
        }
        if (found.solution() == null) {
            violations.add(unknown("/solution", "solution", draft.solution()));
        }
        if (draft.basis() != null && found.basis() == null) {
            violations.add(unknown("/basis", "agreement", draft.basis()));
        }
        violations.addAll(RolloutRules.RECORD.violations(
                new Change<>(
                        null,
                        new RolloutRules.Facts(
                                draft.vehicleModel(),
                                found.archived() && isAnother(found.model(), recorded, Rollout::getModelId),
                                draft.solution(),
                                found.solutionArchived()
                                        && isAnother(found.solution(), recorded, Rollout::getSolutionId),
                                draft.basis(),
                                draft.withoutBasis()),
                        today.get()),
                "",
                Map.of("withoutBasisReason", "withoutBasis")));
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
        return new RolloutKeys(
                Objects.requireNonNull(found.model()), Objects.requireNonNull(found.solution()), found.basis());
    }

    private static boolean isAnother(@Nullable Long found, @Nullable Rollout recorded, Function<Rollout, Long> known) {
        return recorded == null || !known.apply(recorded).equals(found);
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
