package io.autopact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the questions about the portfolio take, one client asking alone, on the register of {@link SpeedBenchmark}:
 * again and again of a register that stays what it is, and each time right after a write, with what PostgreSQL takes of
 * that. It is no test and runs on demand: {@code mvn verify -Pbenchmark -Dit.test=QuestionsBenchmark}.
 */
class QuestionsBenchmark {

    private static final int AUTOMAKERS = Integer.getInteger("benchmark.automakers", 2000);
    private static final int ASKED = Integer.getInteger("benchmark.asked", 9);

    /** After so long a connection that does nothing has told the database what it did. */
    private static final Duration TOLD = Duration.ofSeconds(11);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private int writes;

    /** @param path by how often it was asked before, for what is never asked twice */
    private record Question(String name, IntFunction<String> path) {

        static Question of(String name, String path) {
            return new Question(name, asked -> "/api/v1/" + path);
        }
    }

    private static final List<Question> QUESTIONS = List.of(
            Question.of("gaps", "portfolio/gaps"),
            Question.of(
                    "gaps of the largest automaker", "portfolio/gaps?organization=bench-00000&includeDescendants=true"),
            Question.of("white space", "portfolio/white-space"),
            Question.of("slips", "portfolio/slips"),
            Question.of("what falls due", "portfolio/expiring"),
            Question.of("forecast", "portfolio/rollout-forecast"),
            Question.of(
                    "changes of 90 days",
                    "portfolio/changes?from=" + LocalDate.now().minusDays(90)),
            Question.of("claims", "claims"),
            Question.of("summary", "portfolio/summary"),
            Question.of("brief of the largest automaker", "automakers/bench-00000/brief"),
            Question.of("brief of a subsidiary", "automakers/bench-00001/brief"),
            Question.of("timeline of the largest automaker", "automakers/bench-00000/timeline"),
            Question.of("timeline of a subsidiary", "automakers/bench-00001/timeline"),
            Question.of("capability map of all", "portfolio/capability-map"),
            Question.of("capability map of all, drawn", "portfolio/capability-map.svg"),
            Question.of("capability map of a group", "automakers/bench-00000/capability-map?includeDescendants=true"),
            Question.of("coverage of all, plain", "portfolio/coverage"),
            Question.of("heat map of all", "portfolio/coverage.svg"),
            new Question(
                    "coverage of all at another date",
                    asked -> "/api/v1/portfolio/coverage?asOf="
                            + LocalDate.of(2018, 3, 1).plusDays(asked * 53L)));

    @Test
    void questionsAboutThePortfolio() throws Exception {
        try (Register register = filled()) {
            Table table = new Table(
                    "| question | warm | of it PostgreSQL | after a write | of it PostgreSQL | answer |",
                    "| --- | --- | --- | --- | --- | --- |");
            for (Question question : QUESTIONS) {
                Asked warm = ask(register, question, 0, false);
                Asked written = ask(register, question, ASKED + 2, true);
                table.row(String.format(
                        Locale.ROOT,
                        "| %s | %.0f ms | %.0f ms | %.0f ms | %.0f ms | %,d KB |",
                        question.name(),
                        warm.median(),
                        warm.ofDatabase(),
                        written.median(),
                        written.ofDatabase(),
                        warm.bytes() / 1024));
            }
            table.write("questions");
        }
    }

    @Test
    void plansOfTheDearestStatements() throws Exception {
        assumeThat(Register.isExternal())
                .as("Whether the log of the database is out of reach")
                .isFalse();
        try (Register register = filled()) {
            Plans plans = Plans.of(register);
            for (Question question : QUESTIONS) {
                answer(register, question.path().apply(0));
                write(register);
                plans.of(question.name(), () -> answer(register, question.path().apply(1)));
            }
            plans.write(AUTOMAKERS);
        }
    }

    private Register filled() throws Exception {
        Register register = Register.start(folder.resolve("data"), "");
        register.fill(0, AUTOMAKERS);
        register.fillNames();
        register.settle();
        return register;
    }

    /** @param ofDatabase the mean of what all statements of a request took, that of the write left out */
    private record Asked(double median, double ofDatabase, long bytes) {}

    private Asked ask(Register register, Question question, int before, boolean afterWrites) throws Exception {
        List<Double> times = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < 2; i++) {
            answer(register, question.path().apply(before + i));
        }
        double busy = settled(register);
        for (int i = 0; i < ASKED; i++) {
            if (afterWrites) {
                write(register);
            }
            String path = question.path().apply(before + 2 + i);
            long begin = System.nanoTime();
            bytes = answer(register, path);
            times.add((System.nanoTime() - begin) / 1e6);
        }
        double taken = (settled(register) - busy) / ASKED;
        return new Asked(times.stream().sorted().toList().get(ASKED / 2), taken, bytes);
    }

    /** How long the database executed statements, once every connection has told it. */
    private static double settled(Register register) throws Exception {
        TimeUnit.MILLISECONDS.sleep(TOLD.toMillis());
        return register.number("select round(active_time) from pg_stat_database where datname = current_database()");
    }

    private void write(Register register) throws Exception {
        register.run("update autopact.organization set name_en = 'Automaker %d.' where code = 'bench-00003'"
                .formatted(writes++));
    }

    private static long answer(Register register, String path) throws Exception {
        HttpResponse<byte[]> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(
                                "http://localhost:" + register.service().port() + path))
                        .timeout(Duration.ofMinutes(2))
                        .header("Authorization", "Bearer " + register.service().token())
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body().length;
    }
}
