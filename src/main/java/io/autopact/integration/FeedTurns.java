package io.autopact.integration;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets few of those who follow the feed ask the database at once, so that a thousand who come together wait for each
 * other and not for connections, of which other requests need some too.
 */
@Component
class FeedTurns {

    private static final int AT_ONCE = 3;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** Asks the database when it is one's turn; nothing that is asked so asks for another turn. */
    <T> T take(Supplier<T> asking) {
        turns.acquireUninterruptibly();
        try {
            return asking.get();
        } finally {
            turns.release();
        }
    }
}
