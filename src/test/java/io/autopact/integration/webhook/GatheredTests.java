package io.autopact.integration.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/** Those who ask while another is being answered are asked for together. */
class GatheredTests {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turns = new Semaphore(1, true);
    private final CountDownLatch first = new CountDownLatch(1);
    private final List<List<Integer>> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        threads.close();
    }

    private List<Integer> answer(List<Integer> questions) {
        asked.add(questions);
        if (questions.contains(0)) {
            try {
                first.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (questions.contains(-1)) {
            throw new DataIntegrityViolationException("refused");
        }
        if (questions.contains(-2)) {
            throw new DataAccessResourceFailureException("away");
        }
        if (questions.contains(-3)) {
            throw new OutOfMemoryError("no room");
        }
        return questions.stream().map(question -> question * 10).toList();
    }

    /** Asks 0 first, and all of these while it is being answered. */
    private List<CompletableFuture<Integer>> askWhileBusy(int... questions) {
        Gathered<Integer, Integer> gathered = new Gathered<>(turns, this::answer);
        CompletableFuture<Integer> busy = CompletableFuture.supplyAsync(() -> gathered.ask(0), threads);
        await().until(() -> asked.size() == 1);
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int question : questions) {
            answers.add(CompletableFuture.supplyAsync(() -> gathered.ask(question), threads));
            await().until(() -> turns.getQueueLength() == answers.size());
        }
        first.countDown();
        assertThat(busy.join()).isZero();
        return answers;
    }

    @Test
    void nobodyWaitsForAnAnswerThatCannotCome() {
        assertThat(askWhileBusy(-3, 1))
                .allSatisfy(answer -> assertThatThrownBy(
                                () -> answer.orTimeout(20, TimeUnit.SECONDS).join())
                        .hasRootCauseInstanceOf(OutOfMemoryError.class));
    }

    @Test
    void whoComesMeanwhileIsAskedForTogether() {
        List<CompletableFuture<Integer>> answers = askWhileBusy(1, 2, 3);
        assertThat(answers.stream().map(CompletableFuture::join)).containsExactly(10, 20, 30);
        assertThat(asked).containsExactly(List.of(0), List.of(1, 2, 3));
    }

    @Test
    void whatIsRefusedFailsAlone() {
        List<CompletableFuture<Integer>> answers = askWhileBusy(1, -1, 3);
        assertThat(answers.get(0).join()).isEqualTo(10);
        assertThat(answers.get(2).join()).isEqualTo(30);
        assertThatThrownBy(answers.get(1)::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void nothingIsAskedTwiceOfADatabaseThatIsAway() {
        List<CompletableFuture<Integer>> answers = askWhileBusy(1, -2);
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThatThrownBy(answer::join).hasCauseInstanceOf(DataAccessResourceFailureException.class));
        assertThat(asked).hasSize(2);
    }
}
