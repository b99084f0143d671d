package io.autopact.shared;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for what others work on. */
public final class Futures {

    private Futures() {}

    /**
     * Waits for an answer.
     *
     * @return the answer
     * @throws RuntimeException the very failure that ended the work, as if whoever waits had done it
     */
    public static <T> T join(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
