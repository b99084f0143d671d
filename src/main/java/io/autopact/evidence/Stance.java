package io.autopact.evidence;

/** Whether evidence speaks for what is recorded or against it. */
public enum Stance {
    /** The words state what is recorded. */
    SUPPORTS,
    /** The words say something else than what is recorded. */
    CONTRADICTS
}
