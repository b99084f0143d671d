package io.autopact.shared.time;

/** Whether a source says so, or someone concluded it. */
public enum Confidence {
    /** A source states it. */
    STATED,
    /** It was concluded from what sources state. */
    INFERRED
}
