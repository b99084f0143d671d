package io.autopact.shared;

/** A start that cannot work, told in one sentence that a person can act on; no stack trace is shown for it. */
public class StartupException extends RuntimeException {

    /** @param reason one sentence: what is in the way, and what to do about it */
    public StartupException(String reason) {
        super(reason);
    }

    /**
     * @param reason one sentence: what is in the way, and what to do about it
     * @param cause what was seen, for the debug log
     */
    public StartupException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
