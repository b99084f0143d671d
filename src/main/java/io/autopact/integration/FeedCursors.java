package io.autopact.integration;

import io.autopact.history.RegisterOrigin;
import io.autopact.history.RegisterOrigin.Origin;
import io.autopact.shared.listing.CursorCipher;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The cursors of the change feed: how far somebody has been told, of which history. */
@Component
@RequiredArgsConstructor
public class FeedCursors {

    private static final String REMEDY =
            "Read the feed from its beginning, without after, or from now on with after=now.";

    private final CursorCipher cipher;
    private final RegisterOrigin origin;
    private final FeedTurns turns;

    private record Sealed(
            String feed, @Nullable String since, @Nullable String until, long after) {}

    /** Writes cursors of the register as it is now; for one answer, since it is asked of the database. */
    public Writer writer() {
        return new Writer(turns.take(origin::now));
    }

    /** Writes cursors. */
    public final class Writer {

        private final Origin here;

        private Writer(Origin here) {
            this.here = here;
        }

        /** The cursor for what comes after a position. */
        public String write(FeedPosition position) {
            return here.cursor(
                    cipher.encrypt(new Sealed(here.history(), position.since(), position.until(), position.after())));
        }
    }

    /**
     * Reads a cursor.
     *
     * @throws ProblemException 400 if it is none of the feed's; 410 if it comes from another register, or from before
     *     the register was restored
     */
    public FeedPosition read(String cursor) {
        Origin here = turns.take(origin::now);
        Sealed sealed = cipher.decrypt(here.sealed(cursor, REMEDY), Sealed.class)
                .filter(opened -> opened.feed() != null)
                .orElseThrow(() -> new ProblemException(
                        CommonProblem.INVALID_CURSOR,
                        "after is now, or what nextCursor said in an earlier answer of the feed."));
        here.requireSame(sealed.feed(), REMEDY);
        return new FeedPosition(sealed.since(), sealed.until(), sealed.after());
    }
}
