package io.autopact.integration;

import io.autopact.history.LogWindow;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has been told.
 *
 * @param since the snapshot of which everything was told; null for nothing yet
 * @param until the snapshot that is being told; null where all of the first one was told and no other is begun
 * @param after the position in the change log up to which it was told
 */
public record FeedPosition(@Nullable String since, @Nullable String until, long after) {

    /** Nothing was told yet. */
    public static final FeedPosition BEGINNING = new FeedPosition(null, null, 0);

    /** All that can be seen in a snapshot was told. */
    static FeedPosition caughtUp(String snapshot) {
        return new FeedPosition(snapshot, null, 0);
    }

    /** Within a window, up to a position. */
    static FeedPosition within(LogWindow window, long position) {
        return new FeedPosition(window.since(), window.until(), position);
    }
}
