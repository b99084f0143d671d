package io.autopact.portfolio;

/** What falls due. */
public enum DueSubject {
    /** An agreement ends, unless it is renewed. */
    EXPIRY,
    /** The last day on which notice keeps an agreement from renewing itself. */
    NOTICE,
    /** A milestone is to be delivered. */
    MILESTONE,
    /**
     * The last day on which an organization belongs to another, and on which it inherits what extends to it from there.
     */
    TIE_ENDS,
    /** The first day on which an organization belongs to another. */
    TIE_BEGINS
}
