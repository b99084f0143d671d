package io.autopact.rollout;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How far a rollout has come. The first five follow each other; the others stand aside of the way. */
public enum RolloutStage {
    /** Intended 计划中. */
    PLANNED,
    /** Being built in 集成中. */
    INTEGRATING,
    /** Being tested 验证中. */
    VALIDATING,
    /** In vehicles on sale 已上市. */
    LAUNCHED,
    /** No longer offered 已退役. */
    RETIRED,
    /** Stopped for a time 已暂停. */
    ON_HOLD,
    /** Given up before the launch 已取消. */
    CANCELLED;

    private static final Set<RolloutStage> ASIDE = EnumSet.of(ON_HOLD, CANCELLED);

    /**
     * The stages that can come next: any later one up to the launch, as what has happened is recorded as far as it is
     * known; what was launched can only be retired.
     *
     * @param beforeHold where it was when it was put on hold, to which it can return; this one itself elsewhere
     */
    public List<RolloutStage> next(RolloutStage beforeHold) {
        return switch (this) {
            case RETIRED, CANCELLED -> List.of();
            case LAUNCHED -> List.of(RETIRED);
            case ON_HOLD ->
                Arrays.stream(values())
                        .filter(stage -> stage == CANCELLED
                                || (stage.compareTo(beforeHold) >= 0 && stage.compareTo(LAUNCHED) <= 0))
                        .toList();
            case PLANNED, INTEGRATING, VALIDATING ->
                Arrays.stream(values())
                        .filter(stage ->
                                ASIDE.contains(stage) || (stage.compareTo(this) > 0 && stage.compareTo(LAUNCHED) <= 0))
                        .toList();
        };
    }

    /** Whether an agreement must be there to rest on. */
    boolean needsBasis() {
        return this == INTEGRATING || this == VALIDATING || this == LAUNCHED;
    }
}
