package io.autopact.shared.web;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory that bodies may take at once. A body becomes a tree that takes many times its size; whoever sends a large
 * one waits until there is room. Small ones, which nearly all are, never wait.
 */
final class BodyRoom {

    /** Bodies up to this size are taken without asking. */
    static final int SMALL = 64 * 1024;

    private static final int SHARE = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Semaphore kibibytes;
    private final int all;

    BodyRoom(int kibibytes) {
        this.all = kibibytes;
        this.kibibytes = new Semaphore(kibibytes, true);
    }

    /** A share of the memory, and two of the largest bodies at least. */
    static BodyRoom inMemory(Runtime runtime) {
        return new BodyRoom(Math.clamp(runtime.maxMemory() / SHARE / 1024, 2 * 1024, 64 * 1024));
    }

    /**
     * Takes room for a body.
     *
     * @param bytes its size, or the largest there can be where it is not said
     * @return the room, to be given back
     * @throws ProblemException 503 if others take it all
     */
    Taken take(long bytes) {
        if (bytes <= SMALL) {
            return new Taken(0);
        }
        int wanted = (int) Math.min(all, (bytes + 1023) / 1024);
        try {
            if (kibibytes.tryAcquire(wanted, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Taken(wanted);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(CommonProblem.BUSY, "Too many large bodies are being read at once.").retryAfter(5);
    }

    /** Room that was taken. */
    final class Taken implements AutoCloseable {

        private final int taken;

        private Taken(int taken) {
            this.taken = taken;
        }

        @Override
        public void close() {
            kibibytes.release(taken);
        }
    }
}
