package io.autopact.integration.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent goes to just the address that was looked at, and waits for no resolver longer than there is time. */
class CourierTests {

    private static final String PUBLIC = "93.184.216.34";
    private static final String PRIVATE = "127.0.0.1";

    private final List<String> hosts = new CopyOnWriteArrayList<>();
    private HttpServer inside;

    @BeforeEach
    void somethingListensInside() throws IOException {
        inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        inside.createContext("/", exchange -> {
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        inside.start();
    }

    @AfterEach
    void itEnds() {
        inside.stop(0);
    }

    private static WebhookProperties properties(Duration timeout, String... allowed) {
        return new WebhookProperties(List.of(allowed), null, true, timeout, Duration.ofDays(30));
    }

    private Outcome send(WebhookProperties properties, HostNames names, String scheme) throws IOException {
        Courier courier = new Courier(new Destinations(properties, names), names, properties, Clock.systemUTC());
        try {
            return courier.send(new Posting(
                    "%s://hooks.example:%d/"
                            .formatted(scheme, inside.getAddress().getPort()),
                    Map.of(),
                    "application/json",
                    "{}"));
        } finally {
            courier.destroy();
            names.destroy();
        }
    }

    /** A name that leads to one address after the other, whenever it is asked about. */
    private static HostNames.Lookup leadingTo(String... addresses) {
        Deque<String> next = new ArrayDeque<>(List.of(addresses));
        return host -> InetAddress.getAllByName(next.size() > 1 ? next.poll() : next.peek());
    }

    @Test
    void aNameThatLeadsElsewhereByTheTimeOfTheConnectionIsNotConnectedTo() throws IOException {
        WebhookProperties properties = properties(Duration.ofSeconds(15));
        HostNames names = new HostNames(properties, leadingTo(PUBLIC, PUBLIC, PRIVATE));
        String url = "https://hooks.example:%d/".formatted(inside.getAddress().getPort());
        assertThat(new Destinations(properties, names).complaint(url))
                .as("at registration")
                .isEmpty();
        Outcome outcome = send(properties, names, "https");
        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.failure()).contains("not public");
        assertThat(hosts).isEmpty();
    }

    @Test
    void aNameThatLeadsElsewhereSinceItWasRegisteredIsNotConnectedTo() throws IOException {
        WebhookProperties properties = properties(Duration.ofSeconds(15));
        Outcome outcome = send(properties, new HostNames(properties, leadingTo(PRIVATE)), "https");
        assertThat(outcome.failure()).contains("not public");
        assertThat(hosts).isEmpty();
    }

    @Test
    void theConnectionGoesToTheAddressThatWasLookedAt() throws IOException {
        WebhookProperties properties = properties(Duration.ofSeconds(15), PRIVATE);
        assertThat(send(properties, new HostNames(properties, leadingTo(PRIVATE, PRIVATE, PUBLIC)), "http")
                        .status())
                .isEqualTo(204);
        assertThat(hosts).containsExactly("hooks.example:" + inside.getAddress().getPort());
    }

    @Test
    void whoHangsTakesNoConnectionFromOthersOnItsHost() throws Exception {
        int hanging = 60;
        CountDownLatch arrived = new CountDownLatch(hanging);
        CountDownLatch over = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hangs", exchange -> {
            arrived.countDown();
            try (exchange) {
                over.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        server.createContext("/well", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        WebhookProperties properties = properties(Duration.ofMinutes(1), PRIVATE);
        HostNames names = new HostNames(properties, leadingTo(PRIVATE));
        Courier courier = new Courier(new Destinations(properties, names), names, properties, Clock.systemUTC());
        String host = "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> waiting = IntStream.range(0, hanging)
                    .mapToObj(i -> senders.submit(() -> courier.send(posting(host + "/hangs"))))
                    .toList();
            assertThat(arrived.await(40, TimeUnit.SECONDS))
                    .as("all that hangs is under way")
                    .isTrue();
            assertThat(courier.send(posting(host + "/well")).status()).isEqualTo(204);
            assertThat(waiting).noneMatch(Future::isDone);
            over.countDown();
        } finally {
            over.countDown();
            courier.destroy();
            names.destroy();
            server.stop(0);
        }
    }

    private static Posting posting(String url) {
        return new Posting(url, Map.of(), "application/json", "{}");
    }

    @Test
    void aResolverThatHangsIsWaitedForNoLongerThanThereIsTime() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        WebhookProperties properties = properties(Duration.ofSeconds(1));
        HostNames names = new HostNames(properties, host -> {
            try {
                over.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        });
        Outcome outcome = send(properties, names, "https");
        over.countDown();
        assertThat(outcome.failure()).contains("not resolved in time");
        assertThat(outcome.took()).isLessThan(Duration.ofSeconds(15));
    }
}
