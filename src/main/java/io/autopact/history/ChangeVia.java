package io.autopact.history;

/** The way a change came in. */
public enum ChangeVia {
    /** A request to the API. */
    API,
    /** A file that was imported. */
    IMPORT,
    /** The service itself, as when it reminds of what falls due. */
    SERVICE,
    /** Hand-written SQL, past the service. */
    SQL
}
