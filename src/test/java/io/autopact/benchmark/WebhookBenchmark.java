package io.autopact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autopact.support.ServiceProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How soon webhooks are sent what was written, what that costs whoever writes, what receivers that fail cost the
 * others, and how fast a backlog goes out. Writers and receivers share the machine with the service and its database.
 * It is no test and runs on demand: {@code mvn verify -Pbenchmark -Dit.test=WebhookBenchmark}.
 */
class WebhookBenchmark {

    private static final int WEBHOOKS = Integer.getInteger("benchmark.webhooks", 50);
    private static final int RATE = Integer.getInteger("benchmark.rate", 20);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 300));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("benchmark.warmUp", 30));
    private static final int BACKLOG = Integer.getInteger("benchmark.backlog", 100_000);
    private static final int BACKLOG_WEBHOOKS = 5;
    private static final int BACKLOG_RECORDS = 1_000;
    private static final int RECORDS = 100;

    @TempDir
    private Path folder;

    /** When each version of a record was asked for, in nanoseconds. */
    private final Map<String, Long> asked = new ConcurrentHashMap<>();

    private final AtomicInteger written = new AtomicInteger();
    private volatile Histogram arrivals = new ConcurrentHistogram(3);

    /** @param first from asking for a write to the arrival of its first attempt, at each receiver */
    private record Phase(Figures writes, Figures first) {}

    @Test
    void howSoonWebhooksAreSentWhatIsWritten() throws Exception {
        try (ServiceProcess service = service();
                HookReceiver receiver = new HookReceiver(0, this::arrived)) {
            for (int record = 0; record < RECORDS; record++) {
                make(service, record);
            }
            write(service, WARM_UP);
            Phase without = write(service, LENGTH);
            for (int webhook = 0; webhook < WEBHOOKS; webhook++) {
                register(service, "WB-" + webhook, receiver.address(webhook));
            }
            write(service, WARM_UP);
            long heapBefore = heap(service);
            Phase with = write(service, LENGTH);
            long heapAfter = heap(service);
            move(service, "WB-0", "http://127.0.0.1:" + ServiceProcess.freePort() + "/dead");
            move(service, "WB-1", receiver.hanging());
            Phase failing = write(service, LENGTH);
            Table table = new Table(
                    "| %d writes a second | writes | p50 of a write | p99 of a write | sent the first time | p50 from the write to it | p99 |"
                            .formatted(RATE),
                    "| --- | --- | --- | --- | --- | --- | --- |");
            row(table, "without webhooks", without);
            row(table, "%d webhooks that want all".formatted(WEBHOOKS), with);
            row(table, "a dead and a hanging one among them, as the others see it", failing);
            table.note("%d s each, after %d s to warm up. From asking for the write to the arrival at the receiver."
                    .formatted(LENGTH.toSeconds(), WARM_UP.toSeconds()));
            table.note("Heap in use after a full collection: %.1f MB before the second of them, %.1f MB after it."
                    .formatted(heapBefore / 1e6, heapAfter / 1e6));
            table.note("Events that came again: %,d; out of order: %,d (aim: 0)."
                    .formatted(receiver.again.get(), receiver.outOfOrder.get()));
            table.write("webhooks");
            assertThat(receiver.outOfOrder.get()).isZero();
        }
    }

    @Test
    void howFastABacklogGoesOut() throws Exception {
        int port = ServiceProcess.freePort();
        try (ServiceProcess service = service()) {
            for (int webhook = 0; webhook < BACKLOG_WEBHOOKS; webhook++) {
                register(service, "WB-" + webhook, "http://127.0.0.1:%d/hook/%d".formatted(port, webhook));
            }
            int versions = BACKLOG / BACKLOG_WEBHOOKS / BACKLOG_RECORDS;
            String rows = IntStream.range(0, BACKLOG_RECORDS)
                    .mapToObj("wb-%1$d,GROUP,车企%1$d,Automaker %1$d\n"::formatted)
                    .reduce("code,kind,name_zh,name_en\n", String::concat);
            service.upload("/api/v1/imports/organizations", "text/csv", rows.getBytes(StandardCharsets.UTF_8));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> number(service, "select count(*) from autopact.organization where code like 'wb-%'")
                            == BACKLOG_RECORDS);
            for (int version = 2; version <= versions; version++) {
                run(
                        service,
                        "update autopact.organization set name_en = 'Version %d', version = version + 1 where code like 'wb-%%'"
                                .formatted(version));
            }
            int wanted = versions * BACKLOG_RECORDS * BACKLOG_WEBHOOKS;
            await().atMost(Duration.ofMinutes(20))
                    .until(() ->
                            number(service, "select count(*) from autopact.webhook_delivery where state = 'PENDING'")
                                    == wanted);
            run(service, "vacuum analyze");
            try (HookReceiver receiver = new HookReceiver(port, (address, record, version) -> {})) {
                double[] busy = busy(service);
                long begin = System.nanoTime();
                for (int webhook = 0; webhook < BACKLOG_WEBHOOKS; webhook++) {
                    assertThat(service.status("POST", "/api/v1/webhooks/WB-%d/enable".formatted(webhook), ""))
                            .isEqualTo(200);
                }
                await().atMost(Duration.ofMinutes(60))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> receiver.received.get() == wanted);
                double seconds = (receiver.last.get() - begin) / 1e9;
                double[] after = busy(service);
                Table table = new Table(
                        "| backlog | webhooks | records | delivered | in a second | of the service, ms of a processor | of PostgreSQL | out of order | sent again |",
                        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
                table.row(String.format(
                        Locale.ROOT,
                        "| %,d | %d | %,d | in %.0f s | %.0f (aim: at least 300) | %.2f | %.2f | %d | %d |",
                        wanted,
                        BACKLOG_WEBHOOKS,
                        BACKLOG_RECORDS,
                        seconds,
                        wanted / seconds,
                        (after[0] - busy[0]) * 1000 / wanted,
                        (after[1] - busy[1]) * 1000 / wanted,
                        receiver.outOfOrder.get(),
                        receiver.again.get()));
                table.write("backlog");
                assertThat(receiver.outOfOrder.get()).isZero();
            }
        }
    }

    private ServiceProcess service() {
        ServiceProcess service = ServiceProcess.start(
                folder.resolve("data"),
                ServiceProcess.freePort(),
                Map.of("AUTOPACT_PORTFOLIO", "none", "AUTOPACT_WEBHOOK_ALLOW", "127.0.0.1"),
                List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"));
        service.awaitReady();
        return service;
    }

    /** Seconds that the service and its PostgreSQL have been on a processor. */
    private static double[] busy(ServiceProcess service) {
        return new double[] {ProcessorTime.of(service.process()), ProcessorTime.ofAll(service.postgres())};
    }

    private static void register(ServiceProcess service, String code, String address) {
        assertThat(service.status("POST", "/api/v1/webhooks", """
                {"code": "%s", "url": "%s", "types": ["io.autopact.automaker.*"]}""".formatted(code, address)))
                .isEqualTo(201);
    }

    private static void move(ServiceProcess service, String code, String address) {
        assertThat(service.status(
                        "PATCH",
                        "/api/v1/webhooks/" + code,
                        "{\"url\": \"%s\"}".formatted(address),
                        "If-Match",
                        "*",
                        "Content-Type",
                        "application/merge-patch+json"))
                .isEqualTo(200);
    }

    private static void make(ServiceProcess service, int record) {
        assertThat(service.status("POST", "/api/v1/automakers", """
                {"code": "wb-%d", "kind": "GROUP", "nameZh": "车企", "nameEn": "Automaker"}""".formatted(record)))
                .isEqualTo(201);
    }

    /** Writes at the wanted rate for so long, whatever single writes take, and waits for what is still to be sent. */
    private Phase write(ServiceProcess service, Duration length) throws InterruptedException {
        arrivals = new ConcurrentHistogram(3);
        Histogram times = new ConcurrentHistogram(3);
        AtomicInteger wrong = new AtomicInteger();
        int count = Math.toIntExact(length.toSeconds() * RATE);
        long begin = System.nanoTime();
        Thread[] writers = new Thread[count];
        for (int i = 0; i < count; i++) {
            LockSupport.parkNanos(begin + i * TimeUnit.SECONDS.toNanos(1) / RATE - System.nanoTime());
            writers[i] = Thread.ofVirtual().start(() -> times.recordValue(write(service, wrong)));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        TimeUnit.SECONDS.sleep(10);
        return new Phase(Figures.of(times, seconds, wrong.get()), Figures.of(arrivals, seconds, 0));
    }

    private long write(ServiceProcess service, AtomicInteger wrong) {
        int number = written.getAndIncrement();
        String record = "wb-" + number % RECORDS;
        int version = number / RECORDS + 2;
        long begin = System.nanoTime();
        asked.put("automakers/%s %d".formatted(record, version), begin);
        int status = service.status(
                "PATCH",
                "/api/v1/automakers/" + record,
                "{\"nameEn\": \"Version %d\"}".formatted(version),
                "If-Match",
                "\"%d\"".formatted(version - 1),
                "Content-Type",
                "application/merge-patch+json");
        if (status != 200) {
            wrong.incrementAndGet();
        }
        return System.nanoTime() - begin;
    }

    private void arrived(String address, String record, int version) {
        Long begin = asked.get(record + " " + version);
        if (begin != null) {
            arrivals.recordValue(System.nanoTime() - begin);
        }
    }

    private static void row(Table table, String name, Phase phase) {
        String sent = phase.first().count() == 0
                ? "| | |"
                : String.format(
                        Locale.ROOT,
                        "%,d | %.0f ms | %.0f ms |",
                        phase.first().count(),
                        phase.first().p50(),
                        phase.first().p99());
        table.row(String.format(
                Locale.ROOT,
                "| %s | %,d, %d of them refused | %.1f ms | %.1f ms | %s",
                name,
                phase.writes().count(),
                phase.writes().errors(),
                phase.writes().p50(),
                phase.writes().p99(),
                sent));
    }

    /** Bytes of the heap that are in use after a full collection. */
    private static long heap(ServiceProcess service) throws IOException {
        Process histogram = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(service.process().pid()),
                        "GC.class_histogram")
                .start();
        try (var lines = histogram.inputReader()) {
            return lines.lines()
                    .filter(line -> line.startsWith("Total"))
                    .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[2]))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long number(ServiceProcess service, String sql) throws SQLException {
        try (Connection connection = service.asOwner();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private static void run(ServiceProcess service, String sql) throws SQLException {
        try (Connection connection = service.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
