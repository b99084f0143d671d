package io.autopact.shared.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many bodies are read at once. A request whose body is still on its way takes memory however small the body is, so
 * that slow senders could fill it: each requester has so many turns, and a queue that has an end, so that whoever sends
 * slowly is in nobody's way but their own.
 */
final class BodyTurns {

    /** How many bodies of one requester are read at once. */
    static final int OF_ONE = 16;

    /** How many more of one requester's requests wait for a turn. */
    static final int WAITING = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Whoever has a turn, or waits for one, holds on to the requester's turns; nobody else needs them kept. */
    private final Cache<String, Semaphore> turns =
            Caffeine.newBuilder().weakValues().build();

    /**
     * Waits for a turn.
     *
     * @param requester who sends the body
     * @return the turn, to be given back when the body has been read
     * @throws ProblemException 503 if too many of the requester's bodies are on their way
     */
    Turn take(String requester) {
        Semaphore own = turns.get(requester, it -> new Semaphore(OF_ONE, true));
        try {
            if (own.getQueueLength() < WAITING && own.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Turn(own);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(CommonProblem.BUSY, "Too many bodies sent with this token are still on their way.")
                .retryAfter(1);
    }

    /** A turn that was taken; it can be given back more than once. */
    static final class Turn implements AutoCloseable {

        private final Semaphore turns;
        private final AtomicBoolean taken = new AtomicBoolean(true);

        private Turn(Semaphore turns) {
            this.turns = turns;
        }

        @Override
        public void close() {
            if (taken.getAndSet(false)) {
                turns.release();
            }
        }
    }
}
