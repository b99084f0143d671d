package io.autopact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.ServiceProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What others notice while a thousand clients send a byte a second for a minute, half of them in the head and half in
 * the body of a request, and connect again when they are cut off. It is no test and runs on demand: {@code mvn verify
 * -Pbenchmark}.
 */
class SlowSenderBenchmark {

    private static final int SENDERS = Integer.getInteger("benchmark.senders", 1_000);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 60));
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int READERS = 2;

    @TempDir
    private Path folder;

    private record Figures(List<Long> nanos, int cutOff, int longest) {

        double millis(double share) {
            List<Long> sorted = nanos.stream().sorted().toList();
            return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * share))) / 1e6;
        }
    }

    @Test
    void othersBesideSlowSenders() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(
                folder,
                ServiceProcess.freePort(),
                Map.of("AUTOPACT_SLOW_SENDER_TIMEOUT", TIMEOUT.toSeconds() + "s"),
                List.of("-Xmx128m", "-XX:+UseSerialGC"))) {
            service.awaitReady();
            read(service, Duration.ofSeconds(15));
            Figures alone = new Figures(read(service, LENGTH), 0, 0);
            Figures beside = besideSlowOnes(service);
            Table table = new Table(
                    "| readers of one agreement, %d at once | requests | p50 | p99 | connections cut off | the longest lasted |"
                            .formatted(READERS),
                    "| --- | --- | --- | --- | --- | --- |");
            row(table, "alone", alone);
            row(table, "beside %,d slow senders".formatted(SENDERS), beside);
            table.note("%d s each; a connection is cut off after %d s (AUTOPACT_SLOW_SENDER_TIMEOUT)."
                    .formatted(LENGTH.toSeconds(), TIMEOUT.toSeconds()));
            table.write("slow senders");
            assertThat(beside.cutOff()).isGreaterThanOrEqualTo(SENDERS);
        }
    }

    private static void row(Table table, String name, Figures figures) {
        table.row(String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f ms | %.1f ms | %,d | %d s |",
                name,
                figures.nanos().size(),
                figures.millis(0.5),
                figures.millis(0.99),
                figures.cutOff(),
                figures.longest()));
    }

    private static Figures besideSlowOnes(ServiceProcess service) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger cutOff = new AtomicInteger();
        AtomicInteger longest = new AtomicInteger();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            boolean inTheBody = i % 2 == 1;
            Random random = new Random(i);
            senders.add(Thread.ofVirtual().start(() -> {
                while (!over.get()) {
                    int seconds = drip(service, inTheBody, over);
                    if (!over.get()) {
                        cutOff.incrementAndGet();
                    }
                    longest.accumulateAndGet(seconds, Math::max);
                    LockSupport.parkNanos(
                            Duration.ofMillis(random.nextInt(1_000, 5_000)).toNanos());
                }
            }));
        }
        List<Long> nanos = read(service, LENGTH);
        over.set(true);
        for (Thread sender : senders) {
            sender.join();
        }
        return new Figures(nanos, cutOff.get(), longest.get());
    }

    /** Sends a byte a second until it is cut off, and gives the seconds that it lasted. */
    private static int drip(ServiceProcess service, boolean inTheBody, AtomicBoolean over) {
        long begin = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            String head = inTheBody
                    ? "POST /api/v1/automakers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n"
                            .formatted(service.token())
                    : "GET /api/v1/automakers HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            while (!over.get() && socket.getInputStream().available() == 0) {
                socket.getOutputStream().write('x');
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        } catch (IOException ended) {
            // Cut off, which is what is counted.
        }
        return (int) Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    }

    private static List<Long> read(ServiceProcess service, Duration length) throws InterruptedException {
        List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
        List<Thread> readers = new ArrayList<>();
        long end = System.nanoTime() + length.toNanos();
        for (int i = 0; i < READERS; i++) {
            readers.add(Thread.ofPlatform().start(() -> {
                try (HttpClient client = HttpClient.newHttpClient()) {
                    HttpRequest request = HttpRequest.newBuilder(URI.create(
                                    "http://localhost:%d/api/v1/agreements/AG-2019-DONGFENG".formatted(service.port())))
                            .header("Authorization", "Bearer " + service.token())
                            .timeout(Duration.ofSeconds(10))
                            .build();
                    while (System.nanoTime() < end) {
                        long begin = System.nanoTime();
                        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                        assertThat(answer.statusCode()).isEqualTo(200);
                        nanos.add(System.nanoTime() - begin);
                        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
                    }
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError("A reader was not answered", e);
                }
            }));
        }
        for (Thread reader : readers) {
            reader.join();
        }
        return nanos;
    }
}
