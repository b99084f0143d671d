package io.autopact.people;

/** What somebody who is responsible for a record is to it. */
public enum ResponsibleRole {
    /** Answers for it. */
    OWNER,
    /** Stands in for the owner. */
    DEPUTY
}
