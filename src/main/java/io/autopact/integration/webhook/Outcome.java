package io.autopact.integration.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt to send went.
 *
 * @param status the status that was answered; null where there was no answer
 * @param took how long it took
 * @param answer the beginning of the body that was answered
 * @param failure why there was no answer, or what the answer says against it
 * @param retryAfter how long the receiver wants to be left alone
 */
record Outcome(
        @Nullable Integer status,
        Duration took,
        @Nullable String answer,
        @Nullable String failure,
        @Nullable Duration retryAfter) {

    /** Nothing was sent. */
    static Outcome unsent(String failure) {
        return new Outcome(null, Duration.ZERO, null, failure, null);
    }

    /** The same, refused in words. */
    Outcome withFailure(String said) {
        return new Outcome(status, took, answer, said, retryAfter);
    }

    /** Whether the receiver took it; a redirect is none, since nothing is sent to where it leads. */
    boolean succeeded() {
        return failure == null && status != null && status >= 200 && status < 300;
    }

    /** Whether the receiver wants nothing any more. */
    boolean isGone() {
        return status != null && status == 410;
    }
}
