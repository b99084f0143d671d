package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.DatabaseRoundTrips;
import io.autopact.support.Kept;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/**
 * What a request costs, counted and not timed: round trips to the database, bytes of memory, threads that hold on to
 * the processor while they wait. A change that makes requests dearer has to say so here.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "autopact.portfolio=article")
@ContextConfiguration(initializers = DatabaseRoundTrips.class)
@Import(Api.class)
class RequestCostTests {

    private static final Path DOCUMENT = Path.of("docs/api/round-trips.md");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Autowired
    private Api api;

    @Autowired
    private DatabaseRoundTrips trips;

    private final AtomicInteger made = new AtomicInteger();

    @Test
    @Tag(Kept.TAG)
    void noRequestTakesMoreTripsToTheDatabaseThanItsDocumentedNumber() {
        Map<String, String> rows = new TreeMap<>();
        JsonNode paths = api.get("/v3/api-docs").has(200).json().at("/paths");
        paths.properties().forEach(path -> {
            if (path.getValue().has("get")) {
                concrete(path.getKey())
                        .ifPresent(asked -> rows.put(
                                path.getValue().at("/get/operationId").asString(),
                                row("GET", path.getKey(), fewest(asked))));
            }
        });
        assertThat(rows).hasSizeGreaterThan(60);
        List<String> writes = List.of(
                write("an automaker is recorded", () -> {
                    long before = trips.count();
                    post("automakers", """
                        {"code": "cost-%1$d", "kind": "GROUP", "nameZh": "车企", "nameEn": "Automaker"}""");
                    return trips.count() - before;
                }),
                write("an automaker is changed", () -> {
                    int number = post("automakers", """
                        {"code": "cost-%1$d", "kind": "GROUP", "nameZh": "车企", "nameEn": "Automaker"}""");
                    long before = trips.count();
                    api.patch("/api/v1/automakers/cost-" + number, "{\"nameEn\": \"Other\"}", "If-Match", "\"1\"")
                            .has(200);
                    return trips.count() - before;
                }),
                write("an agreement is drafted", () -> {
                    long before = trips.count();
                    post("agreements", """
                        {"number": "COST-%1$d", "kind": "STRATEGIC_AGREEMENT", "titleZh": "协议", "titleEn": "Agreement",
                         "parties": [{"organization": "tencent", "role": "OWN"}, {"organization": "dongfeng", "role": "COUNTERPARTY"}],
                         "scope": ["CONNECTED_VEHICLE", "SMART_MOBILITY"], "effectiveOn": "2026-01-01"}""");
                    return trips.count() - before;
                }),
                write("an agreement is signed", () -> {
                    int number = post("agreements", """
                        {"number": "COST-%1$d", "kind": "STRATEGIC_AGREEMENT", "titleZh": "协议", "titleEn": "Agreement",
                         "parties": [{"organization": "tencent", "role": "OWN"}, {"organization": "dongfeng", "role": "COUNTERPARTY"}],
                         "scope": ["CONNECTED_VEHICLE"], "effectiveOn": "2026-01-01"}""");
                    long before = trips.count();
                    api.post(
                                    "/api/v1/agreements/COST-" + number + "/sign",
                                    "{\"signedOn\": \"2026-01-01\"}",
                                    "If-Match",
                                    "\"1\"")
                            .has(200);
                    return trips.count() - before;
                }),
                write("a rollout is planned", () -> {
                    long before = trips.count();
                    post("rollouts", """
                        {"number": "COST-%1$d", "vehicleModel": "forthing-t5", "solution": "ECO_CONNECTED_VEHICLE", "market": "M%1$d"}""");
                    return trips.count() - before;
                }));
        Kept.file(DOCUMENT).neverWorse().holds("""
                # Trips to the database

                How often the service waits for the database while it answers a request, the check of the token included. A page
                of a list without filters is asked for; a filter adds two or three trips (docs/adr/0029). The coverage of all
                takes two where its answer is kept. Once a minute the use of a
                token is noted, which adds one. A test holds the service to these numbers.

                | operation | request | trips |
                | --- | --- | --- |
                %s

                Writes, each with an Idempotency-Key, from the first trip to the commit and the answer:

                | write | trips |
                | --- | --- |
                %s
                """.formatted(
                        String.join(
                                "\n",
                                rows.entrySet().stream()
                                        .map(row -> "| %s | %s".formatted(row.getKey(), row.getValue()))
                                        .toList()),
                        String.join("\n", writes)));
    }

    private static String row(String method, String path, long trips) {
        return "`%s %s` | %d |".formatted(method, path, trips);
    }

    private interface Counted {
        long trips();
    }

    private String write(String what, Counted work) {
        return "| %s | %d |"
                .formatted(
                        what,
                        IntStream.range(0, 3).mapToLong(i -> work.trips()).min().orElseThrow());
    }

    private int post(String collection, String body) {
        int number = made.incrementAndGet();
        api.post("/api/v1/" + collection, body.formatted(number), "Idempotency-Key", "cost-" + number)
                .has(201);
        return number;
    }

    /**
     * The fewest of six: a connection that was idle is tried first, the use of a token is noted once a minute, and what
     * the service does beside is counted too. An answer that would be kept is asked for at a date that nobody asked
     * about.
     */
    private long fewest(String path) {
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < 6; i++) {
            String asked = path.startsWith("/api/v1/portfolio/coverage")
                    ? path + "?asOf=" + LocalDate.of(2019, 7, 1).plusDays(made.incrementAndGet())
                    : path;
            long before = trips.count();
            api.get(asked).has(200);
            fewest = Math.min(fewest, trips.count() - before);
        }
        return fewest;
    }

    /** The path with the code of the first record there is; empty where there is none. */
    private Optional<String> concrete(String path) {
        Matcher nested = Pattern.compile("(/api/v1/[a-z-]+)/\\{[^}]+}(.*)").matcher(path);
        String asked = path.replace("{resource}", "automakers").replace("{dataset}", "organizations");
        if (path.contains("{resource}")) {
            return Optional.of(asked.replaceAll("\\{[^}]*}", "dongfeng"));
        }
        if (asked.contains("/portfolio/changes")) {
            return Optional.of(asked + "?from=2018-01-01&to=2019-12-31");
        }
        if (!asked.contains("{")) {
            return Optional.of(asked);
        }
        if (!nested.matches()) {
            return Optional.empty();
        }
        Answer list = api.get(nested.group(1) + "?limit=1");
        JsonNode first =
                list.status() == 200 ? list.json().at("/items/0") : list.json().at("/none");
        return List.of("code", "number", "version", "id").stream()
                .filter(member -> first.at("/" + member).isString())
                .findFirst()
                .map(member -> nested.group(1) + "/" + first.at("/" + member).asString() + nested.group(2))
                .filter(concrete -> !concrete.contains("{") && api.get(concrete).status() == 200);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/agreements/AG-2019-DONGFENG, 150, 7000",
        "/api/v1/automakers/dongfeng, 100, 750",
        "/api/v1/agreements?limit=50, 450, 11000",
        "'/api/v1/agreements?limit=50&fields=number,titleZh,phase', 250, 400",
        "/api/v1/portfolio/gaps, 75, 6200",
        "/api/v1/portfolio/summary, 115, 1100",
        "/api/v1/portfolio/coverage, 150, 27000"
    })
    void aRequestTakesNoMoreMemoryAndItsAnswerIsNoLargerThanThis(String path, int kilobytes, int bytes)
            throws IOException {
        try (Client client = new Client(path)) {
            assertThat(client.ask()).as("bytes of the answer to %s", path).isLessThanOrEqualTo(bytes);
            for (int i = 0; i < 300; i++) {
                client.ask();
            }
            long fewest = Long.MAX_VALUE;
            for (int batch = 0; batch < 5; batch++) {
                long before = others();
                for (int i = 0; i < 100; i++) {
                    client.ask();
                }
                // What others do at the same time, such as the compiler, only adds.
                fewest = Math.min(fewest, others() - before);
            }
            assertThat(fewest / 100 / 1024)
                    .as("KB for each request of %s", path)
                    .isLessThanOrEqualTo(kilobytes);
        }
    }

    /** What all threads but this one have allocated so far. */
    private static long others() {
        return THREADS.getTotalThreadAllocatedBytes() - THREADS.getCurrentThreadAllocatedBytes();
    }

    @Test
    void noThreadHoldsOnToTheProcessorWhileItWaits() throws Exception {
        List<String> paths = List.of(
                "/api/v1/agreements/AG-2019-DONGFENG",
                "/api/v1/agreements?inForceOn=2019-07-01",
                "/api/v1/organizations?q=%E4%B8%9C%E9%A3%8E",
                "/api/v1/portfolio/coverage?asOf=2019-07-01",
                "/api/v1/portfolio/gaps",
                "/api/v1/exports/agreements.csv");
        askAll(paths);
        List<String> pinned = new CopyOnWriteArrayList<>();
        try (RecordingStream events = new RecordingStream()) {
            events.enable("jdk.VirtualThreadPinned")
                    .withThreshold(Duration.ofMillis(1))
                    .withStackTrace();
            events.onEvent("jdk.VirtualThreadPinned", event -> pinned.add(event.toString()));
            events.startAsync();
            askAll(paths);
            events.stop();
        }
        assertThat(pinned).isEmpty();
    }

    private void askAll(List<String> paths) throws Exception {
        List<Future<?>> asking = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(12)) {
            for (int i = 0; i < 12; i++) {
                int first = i;
                asking.add(clients.submit(() -> {
                    for (int each = 0; each < 60; each++) {
                        api.get(paths.get((first + each) % paths.size())).has(200);
                    }
                }));
            }
        }
        for (Future<?> each : asking) {
            each.get();
        }
    }

    /**
     * A client that takes next to no memory itself: one connection, one request, no look at the answer but its length.
     */
    private final class Client implements AutoCloseable {

        private final Socket socket;
        private final InputStream answers;
        private final byte[] request;
        private final byte[] piece = new byte[1 << 16];

        Client(String path) throws IOException {
            URI address = URI.create(api.address());
            socket = new Socket(address.getHost(), address.getPort());
            answers = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            request = "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                    .formatted(path, api.adminToken())
                    .getBytes(StandardCharsets.US_ASCII);
        }

        /** Asks, and gives the length of the body. */
        int ask() throws IOException {
            socket.getOutputStream().write(request);
            String head = head();
            assertThat(head).startsWith("HTTP/1.1 200");
            Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
            int bytes = 0;
            if (length.find()) {
                bytes = Integer.parseInt(length.group(1));
                skip(bytes);
            } else {
                for (int chunk = chunk(); chunk > 0; chunk = chunk()) {
                    skip(chunk + 2);
                    bytes += chunk;
                }
                skip(2);
            }
            return bytes;
        }

        private String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
                head.append((char) answers.read());
            }
            return head.toString();
        }

        private int chunk() throws IOException {
            int size = 0;
            for (int next = answers.read(); next != '\n'; next = answers.read()) {
                if (next != '\r') {
                    size = size * 16 + Character.digit(next, 16);
                }
            }
            return size;
        }

        private void skip(int count) throws IOException {
            for (int left = count; left > 0; ) {
                int read = answers.read(piece, 0, Math.min(left, piece.length));
                if (read < 0) {
                    throw new IOException("The answer ends too early");
                }
                left -= read;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
