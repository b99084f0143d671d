package io.autopact.agreement.milestone;

import java.util.List;

/** How it stands with a milestone. */
public enum MilestoneState {
    /** To be delivered. */
    OPEN,
    /** Delivered. */
    DONE,
    /** Not delivered by its day. */
    MISSED,
    /** Not to be delivered any more. */
    WAIVED;

    /** The states that can come next; one that is settled can be opened again. */
    public List<MilestoneState> next() {
        return switch (this) {
            case OPEN -> List.of(DONE, MISSED, WAIVED);
            case MISSED -> List.of(OPEN, DONE, WAIVED);
            case DONE, WAIVED -> List.of(OPEN);
        };
    }
}
