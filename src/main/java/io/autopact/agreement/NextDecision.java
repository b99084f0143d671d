package io.autopact.agreement;

import java.time.LocalDate;

/**
 * What has to be decided next of an agreement: the one day by which somebody has to act.
 *
 * @param kind what happens on the day
 * @param on the day, which is not before the date asked about
 */
public record NextDecision(Kind kind, LocalDate on) {

    /** What happens on the day of a decision. */
    public enum Kind {
        /** The last day to give notice; after it the agreement renews itself for another term. */
        NOTICE_BY,
        /** The last day of the agreement. */
        ENDS
    }
}
