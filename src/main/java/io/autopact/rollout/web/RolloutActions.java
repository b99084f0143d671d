package io.autopact.rollout.web;

import io.autopact.rollout.RolloutProgress;
import io.autopact.rollout.RolloutStage;
import io.autopact.rollout.RolloutView;
import io.autopact.rollout.StageChange;
import io.autopact.shared.document.Document;
import io.autopact.shared.document.RoughDates;
import io.autopact.shared.document.SelfChecking;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What clients send to move rollouts on. */
final class RolloutActions {

    private static final int MANY = 500;

    private RolloutActions() {}

    /**
     * A step to another stage.
     *
     * @param to the stage
     * @param on when it was reached
     * @param onPrecision how exactly that is known; a day where it is missing
     * @param onConfidence whether that is stated; stated where it is missing
     * @param reason why, as the history shows it
     * @param basis the number of the agreement it rests on from then; missing to keep the one recorded, or find one
     * @param withoutBasis why it rests on none
     */
    @Document
    @Schema(name = "StageRequest")
    record Move(
            @NotNull RolloutStage to,
            @NotNull LocalDate on,
            @Nullable DatePrecision onPrecision,
            @Nullable Confidence onConfidence,
            @Nullable LocalDate onNotBefore,
            @Size(min = 1, max = 4000) @Nullable String reason,
            @Size(min = 1, max = 80) @Nullable String basis,
            RolloutDocument.@Valid @Nullable WithoutBasis withoutBasis)
            implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "on", on, onPrecision, onNotBefore);
            if (basis != null && withoutBasis != null) {
                complaints.add("withoutBasis", "contradiction", "It rests on " + basis + ", or on nothing; not both.");
            }
        }

        StageChange change() {
            return new StageChange(
                    to,
                    Objects.requireNonNull(RoughDate.of(on, onPrecision, onConfidence, onNotBefore)),
                    reason,
                    basis,
                    withoutBasis == null ? null : withoutBasis.reason());
        }
    }

    /**
     * Steps of many rollouts, of which all are taken or none.
     *
     * @param items the steps, each of another rollout
     * @param reason why, as the history shows it
     */
    @Document
    @Schema(name = "StagesRequest")
    record Moves(
            @NotEmpty @Size(max = MANY) List<@NotNull @Valid Step> items,
            @Size(min = 1, max = 4000) @Nullable String reason)
            implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            Set<String> seen = new HashSet<>();
            for (int i = 0; items != null && i < items.size(); i++) {
                Step step = items.get(i);
                if (step != null && step.number() != null && !seen.add(step.number())) {
                    complaints.add(
                            "items/" + i + "/number", "duplicate", "%s is there twice.".formatted(step.number()));
                }
            }
        }

        List<RolloutProgress.Step> steps() {
            return items.stream().map(Step::step).toList();
        }
    }

    /**
     * A step of one of many rollouts.
     *
     * @param number the rollout's number
     * @param to the stage
     * @param on when it was reached
     * @param onPrecision how exactly that is known; a day where it is missing
     * @param onConfidence whether that is stated; stated where it is missing
     * @param basis the number of the agreement it rests on from then; missing to keep the one recorded, or find one
     * @param withoutBasis why it rests on none
     * @param version the version that is meant; missing where any will do
     */
    @Document
    @Schema(name = "StageStepRequest")
    record Step(
            @NotBlank @Size(max = 80) String number,
            @NotNull RolloutStage to,
            @NotNull LocalDate on,
            @Nullable DatePrecision onPrecision,
            @Nullable Confidence onConfidence,
            @Nullable LocalDate onNotBefore,
            @Size(min = 1, max = 80) @Nullable String basis,
            RolloutDocument.@Valid @Nullable WithoutBasis withoutBasis,
            @Min(1) @Nullable Integer version)
            implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "on", on, onPrecision, onNotBefore);
            if (basis != null && withoutBasis != null) {
                complaints.add("withoutBasis", "contradiction", "It rests on " + basis + ", or on nothing; not both.");
            }
        }

        RolloutProgress.Step step() {
            StageChange change =
                    new Move(to, on, onPrecision, onConfidence, onNotBefore, null, basis, withoutBasis).change();
            return new RolloutProgress.Step(number, change, recorded -> {
                if (version != null && version != recorded) {
                    throw new ProblemException(
                            CommonProblem.PRECONDITION_FAILED,
                            "The version meant is %d, and %s has version %d; read it again."
                                    .formatted(version, number, recorded));
                }
            });
        }
    }

    /**
     * Another plan of a stage.
     *
     * @param stage the stage
     * @param plannedOn when it is planned now
     * @param plannedOnPrecision how exactly; a day where it is missing
     * @param plannedOnConfidence whether that is stated; stated where it is missing
     * @param madeOn when the plan was made; today where it is missing. It counts from then on
     * @param reason why
     */
    @Document
    @Schema(name = "PlanRequest")
    record Plan(
            @NotNull RolloutStage stage,
            @NotNull LocalDate plannedOn,
            @Nullable DatePrecision plannedOnPrecision,
            @Nullable Confidence plannedOnConfidence,
            @Nullable LocalDate plannedOnNotBefore,
            @Nullable LocalDate madeOn,
            @NotBlank @Size(max = 4000) String reason)
            implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "plannedOn", plannedOn, plannedOnPrecision, plannedOnNotBefore);
            RoughDates.check(complaints, "madeOn", madeOn, null);
        }

        RolloutProgress.Plan plan() {
            return new RolloutProgress.Plan(
                    stage,
                    Objects.requireNonNull(
                            RoughDate.of(plannedOn, plannedOnPrecision, plannedOnConfidence, plannedOnNotBefore)),
                    madeOn,
                    reason);
        }
    }

    /**
     * What became of the rollouts.
     *
     * @param items how they are recorded now, in the order given
     */
    @Schema(name = "Rollouts")
    record Moved(List<RolloutView> items) {}
}
