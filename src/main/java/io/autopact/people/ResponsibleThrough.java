package io.autopact.people;

/** By what somebody is responsible for something. The first of these by which anybody is decides. */
public enum ResponsibleThrough {
    /** For its record itself. */
    RECORD,
    /** For the agreement that it is of. */
    AGREEMENT,
    /** For an organization that it concerns. */
    ORGANIZATION
}
