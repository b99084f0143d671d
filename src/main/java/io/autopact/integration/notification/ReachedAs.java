package io.autopact.integration.notification;

/** By which way somebody is told. */
public enum ReachedAs {
    /** They are responsible for the record itself. */
    RECORD,
    /** They are responsible for its agreement. */
    AGREEMENT,
    /** They are responsible for an organization that it concerns. */
    ORGANIZATION,
    /** Nobody is responsible for any of these, and the address is one of those that are set for that. */
    FALLBACK,
    /** Nobody is responsible, and there is no such address. */
    NOBODY
}
