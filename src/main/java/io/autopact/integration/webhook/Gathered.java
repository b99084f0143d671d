package io.autopact.integration.webhook;

import io.autopact.shared.Futures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Asks the database for many at once: whoever has a question waits for a turn, and asks along what others have come to
 * ask meanwhile. Alone, nobody waits; the more there are, the fewer statements each takes.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
final class Gathered<Q, A> {

    private static final int MOST = 200;

    private final Function<List<Q>, List<A>> asking;
    private final Semaphore turns;
    private final BlockingQueue<Waiting<Q, A>> waiting = new LinkedBlockingQueue<>();

    private record Waiting<Q, A>(Q question, CompletableFuture<A> answer) {}

    /**
     * @param turns those whose turn it is; each holds a connection for as long
     * @param asking gives the answers in the order of the questions
     */
    Gathered(Semaphore turns, Function<List<Q>, List<A>> asking) {
        this.turns = turns;
        this.asking = asking;
    }

    /** The answer to a question. */
    A ask(Q question) {
        Waiting<Q, A> mine = new Waiting<>(question, new CompletableFuture<>());
        waiting.add(mine);
        turns.acquireUninterruptibly();
        try {
            // Whoever had the turn before may have asked it along.
            while (!mine.answer().isDone() && waiting.contains(mine)) {
                List<Waiting<Q, A>> together = new ArrayList<>();
                waiting.drainTo(together, MOST);
                answer(together);
            }
        } finally {
            turns.release();
        }
        return Futures.join(mine.answer());
    }

    private void answer(List<Waiting<Q, A>> together) {
        try {
            List<A> answers =
                    asking.apply(together.stream().map(Waiting::question).toList());
            for (int i = 0; i < answers.size(); i++) {
                together.get(i).answer().complete(answers.get(i));
            }
        } catch (DataIntegrityViolationException | ConcurrencyFailureException undone) {
            if (together.size() == 1) {
                fail(together, undone);
            } else {
                // What one of them is refused for is no other's concern.
                together.forEach(one -> answer(List.of(one)));
            }
        } catch (Throwable failure) {
            // Whoever asked waits for an answer, whatever it is that failed.
            fail(together, failure);
        }
    }

    private void fail(List<Waiting<Q, A>> together, Throwable failure) {
        together.forEach(one -> one.answer().completeExceptionally(failure));
    }
}
