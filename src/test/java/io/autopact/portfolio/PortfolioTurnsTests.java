package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autopact.shared.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** However many ask for the whole portfolio at once, a few answers are put together at a time. */
class PortfolioTurnsTests {

    @Test
    void soManyAreAtWorkAndTheOthersWaitForThem() throws Exception {
        PortfolioTurns turns = new PortfolioTurns(2, Duration.ofMinutes(1));
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch twoAreIn = new CountDownLatch(2);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                int client = i;
                answers.add(clients.submit(() -> turns.take(() -> {
                    most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                    twoAreIn.countDown();
                    await(twoAreIn);
                    atWork.decrementAndGet();
                    return client;
                })));
            }
            for (int i = 0; i < 16; i++) {
                assertThat(answers.get(i).get()).isEqualTo(i);
            }
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void whoWaitsTooLongIsToldToComeBack() {
        PortfolioTurns turns = new PortfolioTurns(1, Duration.ZERO);
        turns.take(() -> {
            assertThatThrownBy(() -> turns.take(() -> "nothing"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.getType()).isEqualTo(PortfolioProblem.TOO_MANY_QUESTIONS));
            return "something";
        });
        assertThat(turns.take(() -> "the next")).isEqualTo("the next");
    }

    @Test
    void aTurnThatFailsIsGivenBack() {
        PortfolioTurns turns = new PortfolioTurns(1, Duration.ZERO);
        assertThatThrownBy(() -> turns.take(() -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(turns.take(() -> "the next")).isEqualTo("the next");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
