package io.autopact.shared.writing;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an Idempotency-Key promises, and what If-Match promises when many write at once. */
@RegisterTest
class RetryTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    @Autowired
    private DataSource dataSource;

    private static String automaker(String code) {
        return "{\"code\": \"%s\", \"kind\": \"COMPANY\", \"nameZh\": \"重试 🔁\", \"nameEn\": \"Retry\"}"
                .formatted(code);
    }

    @Test
    void theSameKeyAndBodyGiveTheFirstAnswerAgain() {
        Answer first = api.post("/api/v1/automakers", automaker("retry-one"), "Idempotency-Key", "key-1")
                .has(201);
        Answer again = api.post("/api/v1/automakers", automaker("retry-one"), "Idempotency-Key", "key-1")
                .has(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(api.get("/api/v1/automakers/retry-one/history").items("change"))
                .containsExactly("CREATED");
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        api.post("/api/v1/automakers", automaker("retry-two"), "Idempotency-Key", "key-2")
                .has(201);
        api.post("/api/v1/automakers", automaker("retry-three"), "Idempotency-Key", "key-2")
                .isProblem(422, "idempotency-key-reused");
        api.get("/api/v1/automakers/retry-three").has(404);
    }

    @Test
    void aKeyBelongsToItsTokenAndItsPath() {
        api.post("/api/v1/automakers", automaker("retry-four"), "Idempotency-Key", "key-4")
                .has(201);
        api.sendAs(
                        api.token("MANAGER"),
                        "POST",
                        "/api/v1/automakers",
                        automaker("retry-five"),
                        "Idempotency-Key",
                        "key-4")
                .has(201);
        api.post(
                        "/api/v1/own-units",
                        "{\"code\": \"retry-unit\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                        "Idempotency-Key",
                        "key-4")
                .has(201);
    }

    @Test
    void aRetryIsAnsweredBeforeItsIfMatchIsLookedAt() {
        api.post("/api/v1/automakers", automaker("retry-six")).has(201);
        Answer archived = api.post(
                        "/api/v1/automakers/retry-six/archive", "{}", "If-Match", "\"1\"", "Idempotency-Key", "key-6")
                .has(200);
        Answer again = api.post(
                        "/api/v1/automakers/retry-six/archive", "{}", "If-Match", "\"1\"", "Idempotency-Key", "key-6")
                .has(200);
        assertThat(again.body()).isEqualTo(archived.body());
        api.post("/api/v1/automakers/retry-six/archive", "{}", "If-Match", "\"1\"", "Idempotency-Key", "key-7")
                .isProblem(412, "precondition-failed");
    }

    @Test
    void onlySuccessesAreKept() {
        api.post("/api/v1/automakers/retry-late/archive", "{}", "If-Match", "\"1\"", "Idempotency-Key", "key-8")
                .has(404);
        api.post("/api/v1/automakers", automaker("retry-late")).has(201);
        api.post("/api/v1/automakers/retry-late/archive", "{}", "If-Match", "\"1\"", "Idempotency-Key", "key-8")
                .has(200);
    }

    @Test
    void aDryRunUnderAKeyIsNoAnswerToTheRealRequest() {
        api.post("/api/v1/automakers?dryRun=true", automaker("retry-dry"), "Idempotency-Key", "key-dry")
                .has(201);
        Answer real = api.post("/api/v1/automakers", automaker("retry-dry"), "Idempotency-Key", "key-dry")
                .has(201);
        assertThat(real.header("Location")).isEqualTo("/api/v1/automakers/retry-dry");
        assertThat(real.headers().firstValue("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void secretsAreNotKept() {
        String body = "{\"name\": \"twice\", \"roles\": [\"VIEWER\"]}";
        Answer first =
                api.post("/api/v1/tokens", body, "Idempotency-Key", "key-9").has(201);
        Answer again =
                api.post("/api/v1/tokens", body, "Idempotency-Key", "key-9").has(201);
        assertThat(first.at("/token")).isNotBlank();
        assertThat(again.at("/token")).isNull();
        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        assertThat(database.sql("select count(*) from kept_answer where kept_answer::text like '%' || :secret || '%'")
                        .param("secret", first.at("/token"))
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(database.sql("select count(*) from kept_answer where kept_answer::text like '%key-9%'")
                        .query(Long.class)
                        .single())
                .as("nor is the key")
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "LONG"})
    void aKeyIsVisibleAsciiOfReasonableLength(String key) {
        String sent = key.equals("LONG") ? "k".repeat(256) : key;
        api.post("/api/v1/automakers", automaker("retry-bad"), "Idempotency-Key", sent)
                .isProblem(400, "invalid-request")
                .names("Idempotency-Key", "invalid");
        api.get("/api/v1/automakers/retry-bad").has(404);
    }

    @Test
    void aDayLaterTheKeyIsNew() {
        api.post("/api/v1/automakers", automaker("retry-day"), "Idempotency-Key", "key-10")
                .has(201);
        database.sql("update kept_answer set at = at - interval '25 hours'").update();
        api.post("/api/v1/automakers", automaker("retry-day"), "Idempotency-Key", "key-10")
                .isProblem(409, "conflict");
    }

    @Test
    void fiftyPostsWithOneKeyHaveOneEffect() throws Exception {
        String body = "{\"kind\": \"MEMORANDUM\", \"titleZh\": \"并发\", \"titleEn\": \"At once\"}";
        List<Answer> answers = together(50, () -> api.post("/api/v1/agreements", body, "Idempotency-Key", "key-50"));
        List<Answer> successes =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(successes).isNotEmpty();
        assertThat(successes)
                .extracting(Answer::body)
                .containsOnly(successes.getFirst().body());
        answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> {
            answer.isProblem(409, "request-in-flight");
            assertThat(answer.header("Retry-After")).isNotBlank();
        });
        assertThat(database.sql("select count(*) from agreement where title_en = 'At once'")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void whoWaitsTooLongForAnotherWriteIsToldToComeBack() throws SQLException {
        api.post("/api/v1/automakers", automaker("retry-locked")).has(201);
        try (Connection other = dataSource.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update organization set name_en = 'Held' where code = 'retry-locked'");
            Answer refused = api.post(
                            "/api/v1/automakers/retry-locked/archive",
                            "{}",
                            "If-Match",
                            "\"1\"",
                            "Idempotency-Key",
                            "key-11")
                    .isProblem(409, "request-in-flight");
            assertThat(refused.header("Retry-After")).isNotBlank();
            other.rollback();
        }
        api.post("/api/v1/automakers/retry-locked/archive", "{}", "If-Match", "\"1\"", "Idempotency-Key", "key-11")
                .has(200);
    }

    @Test
    void ofThirtyTwoWritersOnOneTagOneWins() throws Exception {
        api.post("/api/v1/automakers", automaker("retry-many")).has(201);
        for (int round = 1; round <= 10; round++) {
            String tag = "\"%d\"".formatted(round);
            List<Answer> answers = together(
                    32,
                    () -> api.patch(
                            "/api/v1/automakers/retry-many",
                            "{\"nameEn\": \"%s\"}"
                                    .formatted(Thread.currentThread().threadId()),
                            "If-Match",
                            tag));
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .extracting(Answer::status)
                    .containsOnly(412);
        }
        assertThat(api.get("/api/v1/automakers/retry-many/history?limit=500").items("change"))
                .hasSize(11);
    }

    private static List<Answer> together(int number, Callable<Answer> request)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> pending = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                pending.add(threads.submit(request));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> each : pending) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
