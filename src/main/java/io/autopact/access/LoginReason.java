package io.autopact.access;

/** Why somebody is asked to log in who did not come to do so. */
public enum LoginReason {
    /** The time of the session was over, or it was ended elsewhere. */
    OVER,
    /** The token that the session began with was revoked or has expired, or the issuer is no longer one of ours. */
    NOT_VALID,
    /** They logged out. */
    LOGOUT,
    /** The issuer does not answer. */
    ISSUER_AWAY,
    /** The issuer did not log them in, or what it says of them does not count. */
    NOT_RECOGNISED,
    /** The issuer knows them, and gives them no role of ours. */
    NO_ROLE
}
