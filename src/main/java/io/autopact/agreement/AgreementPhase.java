package io.autopact.agreement;

/** What the calendar says of a signed agreement at a date. It is derived and never stored. */
public enum AgreementPhase {
    /** Signed and not in effect yet. */
    UPCOMING,
    /** In effect. */
    IN_FORCE,
    /** In effect, and within its notice period. */
    EXPIRING,
    /** Past its expiry. */
    EXPIRED,
    /** Past the day of its termination. */
    TERMINATED
}
