package io.autopact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autopact.support.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How soon those who wait for the change feed see a change, one alone and a thousand at once, and how many connections
 * to the database they hold meanwhile. It is no test and runs on demand: {@code mvn verify -Pbenchmark
 * -Dit.test=WaitingBenchmark}.
 */
class WaitingBenchmark {

    private static final int ALONE = Integer.getInteger("benchmark.asked", 100);
    private static final int POLLERS = Integer.getInteger("benchmark.pollers", 1_000);
    private static final int CHANGES = 10;

    /** Requests under way, that which asks for it among them. */
    private static final String UNDER_WAY =
            "http_server_requests_active_seconds_count{exception=\"none\",method=\"GET\"";

    private static final Duration PAUSE = Duration.ofMillis(3);

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger answered = new AtomicInteger();

    /** When the change was asked for that those who wait now are to see, in nanoseconds. */
    private final AtomicLong written = new AtomicLong();

    private int version = 1;

    @Test
    void howSoonThoseWhoWaitSeeAChange() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(
                folder.resolve("data"),
                ServiceProcess.freePort(),
                Map.of("AUTOPACT_PORTFOLIO", "none"),
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"))) {
            service.awaitReady();
            assertThat(service.status("POST", "/api/v1/automakers", """
                    {"code": "wait", "kind": "GROUP", "nameZh": "车企", "nameEn": "Automaker"}""")).isEqualTo(201);
            round(service, 1, new ConcurrentHistogram(3));
            Histogram alone = new ConcurrentHistogram(3);
            int most = 0;
            for (int i = 0; i < ALONE; i++) {
                most = Math.max(most, round(service, 1, alone));
            }
            round(service, POLLERS, new ConcurrentHistogram(3));
            Histogram together = new ConcurrentHistogram(3);
            int mostTogether = 0;
            for (int i = 0; i < CHANGES; i++) {
                mostTogether = Math.max(mostTogether, round(service, POLLERS, together));
            }
            Table table = new Table(
                    "| pollers that wait | changes | answers | p50 from the write to the answer | p99 | connections in use while they wait |",
                    "| --- | --- | --- | --- | --- | --- |");
            table.row(row(1, ALONE, alone, most));
            table.row(row(POLLERS, CHANGES, together, mostTogether));
            table.write("waiting");
        }
    }

    private static String row(int pollers, int changes, Histogram times, int connections) {
        return String.format(
                Locale.ROOT,
                "| %,d | %,d | %,d | %.0f ms | %.0f ms%s | %d of 8 |",
                pollers,
                changes,
                times.getTotalCount(),
                times.getValueAtPercentile(50) / 1e6,
                times.getValueAtPercentile(99) / 1e6,
                pollers == 1 ? " (aim: at most 500)" : "",
                connections);
    }

    /** Lets so many wait, writes, and gives how many connections the service had in use while nothing happened. */
    private int round(ServiceProcess service, int pollers, Histogram times) throws Exception {
        String cursor = JsonMapper.shared()
                .readTree(service.read("/api/v1/changes?after=now"))
                .at("/nextCursor")
                .asString();
        answered.set(0);
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < pollers; i++) {
            waiting.add(Thread.ofVirtual().start(() -> wait(service, cursor, times)));
            // More who come at one moment than may wait to be accepted would be turned away.
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> metric(service, UNDER_WAY) > pollers);
        // Until each has looked once by itself; at another moment of the service's own rounds each time.
        TimeUnit.MILLISECONDS.sleep(300 + version * 37L % 200);
        int connections = 0;
        for (int i = 0; i < 5; i++) {
            connections = Math.max(connections, metric(service, "hikaricp_connections_active{pool=\"requests\"}"));
        }
        written.set(System.nanoTime());
        assertThat(service.status(
                        "PATCH",
                        "/api/v1/automakers/wait",
                        "{\"nameEn\": \"Version %d\"}".formatted(++version),
                        "If-Match",
                        "*",
                        "Content-Type",
                        "application/merge-patch+json"))
                .isEqualTo(200);
        for (Thread each : waiting) {
            each.join();
        }
        assertThat(answered).hasValue(pollers);
        return connections;
    }

    private void wait(ServiceProcess service, String cursor, Histogram times) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:%d/api/v1/changes?wait=60&after=%s"
                                    .formatted(service.port(), cursor)))
                            .version(HttpClient.Version.HTTP_1_1)
                            .header("Authorization", "Bearer " + service.token())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            long took = System.nanoTime() - written.get();
            JsonNode items = JsonMapper.shared().readTree(answer.body()).at("/items");
            if (answer.statusCode() == 200 && items.size() == 1) {
                times.recordValue(took);
                answered.incrementAndGet();
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("One who waited was not answered", e);
        }
    }

    private static int metric(ServiceProcess service, String name) {
        return service.read("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(-1);
    }
}
