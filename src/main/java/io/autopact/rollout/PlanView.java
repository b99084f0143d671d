package io.autopact.rollout;

import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A plan that was made for a stage of a rollout.
 *
 * @param number its number within the rollout
 * @param stage the stage
 * @param plannedOn when the stage was to be reached by this plan
 * @param plannedOnPrecision how exactly
 * @param plannedOnConfidence whether that is stated or inferred
 * @param plannedOnNotBefore the first day on which it can have been, where it is known to have been on or before a day
 * @param previousOn when it was to be reached by the plan before; null of the first
 * @param slipDays how many days later that is than by the first plan of the stage; below 0 for earlier
 * @param madeOn when the plan was made; it counts from then on
 * @param reason why the plan was changed; null of the first
 * @param recordedAt when it was recorded
 */
@Schema(name = "RolloutPlan")
public record PlanView(
        int number,
        RolloutStage stage,
        LocalDate plannedOn,
        DatePrecision plannedOnPrecision,
        Confidence plannedOnConfidence,
        @Nullable LocalDate plannedOnNotBefore,
        @Nullable LocalDate previousOn,
        int slipDays,
        LocalDate madeOn,
        @Nullable String reason,
        Instant recordedAt) {}
