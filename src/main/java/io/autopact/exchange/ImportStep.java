package io.autopact.exchange;

/** What an import is at. */
public enum ImportStep {
    /** Another import goes first. */
    WAITING,
    /** The file is read, and each value is checked by itself. */
    READING,
    /** The rows are checked against each other and the register. */
    CHECKING,
    /** The rows are written. */
    MERGING
}
