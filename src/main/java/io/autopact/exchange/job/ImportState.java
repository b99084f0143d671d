package io.autopact.exchange.job;

/** How it stands with an import. */
public enum ImportState {
    /** It waits for another one, or is at work. */
    RUNNING,
    /** All of it is written; of a dry run, all of it could be. */
    SUCCEEDED,
    /** Something is wrong with the file, and nothing of it is written. */
    REFUSED,
    /** The service could not go on, and nothing is written; the file may be sent again as it is. */
    FAILED,
    /** Someone cancelled it, and nothing is written. */
    CANCELLED
}
