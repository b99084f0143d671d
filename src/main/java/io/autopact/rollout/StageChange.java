package io.autopact.rollout;

import io.autopact.shared.time.RoughDate;
import org.jspecify.annotations.Nullable;

/**
 * A step of a rollout to another stage.
 *
 * @param to the stage
 * @param on when it was reached
 * @param reason why; may be missing
 * @param basis the number of the agreement it rests on from then; null to keep or find one
 * @param withoutBasis why it rests on none; null where it does
 */
public record StageChange(
        RolloutStage to,
        RoughDate on,
        @Nullable String reason,
        @Nullable String basis,
        @Nullable String withoutBasis) {}
