package io.autopact.portfolio;

import io.autopact.shared.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Who puts an answer about the whole portfolio together waits for its turn: each takes tens of megabytes while it is at
 * work, and however many are asked for at once, the service has to stay able to answer everything else.
 */
public class PortfolioTurns {

    /** What one answer may take of the memory. */
    private static final long ROOM = 96L * 1024 * 1024;

    private final Semaphore turns;
    private final Duration patience;

    /**
     * So many turns at once.
     *
     * @param most how many
     * @param patience how long one waits for a turn
     */
    PortfolioTurns(int most, Duration patience) {
        this.turns = new Semaphore(most, true);
        this.patience = patience;
    }

    /** As many at once as the memory has room for, and no more than can be at work. */
    static PortfolioTurns inMemory(Runtime runtime) {
        long room = runtime.maxMemory() / ROOM;
        return new PortfolioTurns(
                Math.clamp(room, 1, Math.max(1, runtime.availableProcessors())), Duration.ofSeconds(20));
    }

    /**
     * Does some work when its turn has come. No connection to the database may be held by the one who waits.
     *
     * @throws ProblemException 503 if too many others wait
     */
    public <T> T take(Supplier<T> work) {
        boolean mine;
        try {
            mine = turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            mine = false;
        }
        if (!mine) {
            throw new ProblemException(
                    PortfolioProblem.TOO_MANY_QUESTIONS,
                    "Too many answers about all automakers are being put together.");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
