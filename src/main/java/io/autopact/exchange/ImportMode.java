package io.autopact.exchange;

/** What an import does with rows whose key is not recorded yet. */
public enum ImportMode {
    /** It records them. */
    UPSERT,
    /** It is refused: nothing new is meant to come. */
    UPDATE
}
