package io.autopact.agreement.milestone;

import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A due date that a milestone had.
 *
 * @param number its number within the milestone
 * @param dueOn the last day on which it was in time
 * @param dueOnPrecision how exactly that is known
 * @param dueOnConfidence whether that is stated or inferred
 * @param dueOnNotBefore the first day on which it can have been, where it is known to have been on or before a day
 * @param previousOn the due date before; null of the first
 * @param slipDays how many days later it is than the first; below 0 for earlier
 * @param madeOn when it was agreed; it counts from then on
 * @param reason why the due date was moved; null of the first
 * @param recordedAt when it was recorded
 */
@Schema(name = "MilestonePlan")
public record DueDateView(
        int number,
        LocalDate dueOn,
        DatePrecision dueOnPrecision,
        Confidence dueOnConfidence,
        @Nullable LocalDate dueOnNotBefore,
        @Nullable LocalDate previousOn,
        int slipDays,
        LocalDate madeOn,
        @Nullable String reason,
        Instant recordedAt) {}
