package io.autopact.pages;

import io.autopact.history.KnownRegister;
import io.autopact.shared.Futures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Asks the register a question while whoever asks does something else, as far as there are processors for it. What was
 * known once is asked in one transaction, and so one after the other.
 */
@Component
class Meanwhile {

    private final AsyncTaskExecutor tasks;
    private final Semaphore others = new Semaphore(Runtime.getRuntime().availableProcessors() - 1);

    Meanwhile(@Qualifier("applicationTaskExecutor") AsyncTaskExecutor tasks) {
        this.tasks = tasks;
    }

    /**
     * Begins to ask.
     *
     * @param question looks at nothing that belongs to the request, and is asked in transactions of its own; who waits
     *     for the answer holds no connection
     * @return waits for the answer
     */
    <T> Supplier<T> ask(Supplier<T> question) {
        if (KnownRegister.isTurnedBack() || !others.tryAcquire()) {
            T answer = question.get();
            return () -> answer;
        }
        CompletableFuture<T> answer =
                CompletableFuture.supplyAsync(question, tasks).whenComplete((told, failure) -> others.release());
        return () -> Futures.join(answer);
    }
}
