package io.autopact.integration.web;

import io.autopact.integration.ChangeFeed;
import io.autopact.integration.FeedCursors;
import io.autopact.integration.FeedPosition;
import io.autopact.integration.FeedSlice;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the feed as server-sent events: each has the cursor for what comes after it as its id, so that a client which
 * comes back with Last-Event-ID goes on where it was.
 */
final class EventStream implements ChangeFeed.Listener {

    /** Where nothing happens, a comment tells a client that the stream is alive, and the service that the client is. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Then the client comes back by itself, with a token that is looked at anew. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Whoever may not listen any more is told nothing that came later than this after they were looked at. */
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(3);

    private final Writer out;
    private final FeedPosition position;
    private final FeedCursors.Writer cursors;
    private final JsonMapper json;
    private final BooleanSupplier mayListen;
    private long checked = System.nanoTime();
    private final long end = System.nanoTime() + LONGEST.toNanos();

    EventStream(
            OutputStream out,
            FeedPosition position,
            FeedCursors.Writer cursors,
            JsonMapper json,
            BooleanSupplier mayListen) {
        this.position = position;
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.cursors = cursors;
        this.json = json;
        this.mayListen = mayListen;
    }

    /** Tells the client where it is and how soon to come back. */
    @Override
    public void begin() {
        write("retry: 1000\nid: " + cursors.write(position) + "\n\n");
    }

    /**
     * Writes what is there.
     *
     * @return how long to wait for more; not at all where the client may not listen any more, who is told nothing then
     * @throws UncheckedIOException if the client is gone
     */
    @Override
    public Duration take(FeedSlice slice) {
        if (System.nanoTime() - checked > BETWEEN_CHECKS.toNanos()) {
            if (!mayListen.getAsBoolean()) {
                return Duration.ZERO;
            }
            checked = System.nanoTime();
        }
        StringBuilder events = new StringBuilder();
        for (FeedSlice.Item item : slice.items()) {
            events.append("id: ")
                    .append(cursors.write(item.position()))
                    .append("\ndata: ")
                    .append(json.writeValueAsString(item.event()))
                    .append("\n\n");
        }
        write(events.isEmpty() ? ": \n\n" : events.toString());
        return System.nanoTime() < end ? HEARTBEAT : Duration.ZERO;
    }

    private void write(String text) {
        try {
            out.write(text);
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
