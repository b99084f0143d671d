package io.autopact.integration;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receiver of webhooks that fails on purpose, in the ways it is told to, and takes what comes after. */
final class Receiver implements AutoCloseable {

    private final String scheme;
    private final HttpServer server;
    private final Deque<Way> ways = new ArrayDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Received> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable String answer;

    /** A way to answer. */
    @FunctionalInterface
    interface Way {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** What came. */
    record Received(
            Map<String, List<String>> headers, @Nullable String query, String body) {

        JsonNode event() {
            return JsonMapper.shared().readTree(body);
        }

        String id() {
            return headers.get("webhook-id").getFirst();
        }

        /** Whether it bears out by the reference library that it was signed with a secret. */
        boolean isSignedWith(String secret) {
            try {
                new Webhook(secret).verify(body, HttpHeaders.of(headers, (name, value) -> true));
                return true;
            } catch (com.standardwebhooks.exceptions.WebhookVerificationException unsigned) {
                return false;
            }
        }
    }

    Receiver() throws IOException {
        this("http", HttpServer.create(anyPort(), 0));
    }

    private Receiver(String scheme, HttpServer server) {
        this.scheme = scheme;
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    /** One that speaks TLS. */
    static Receiver withTls(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new Receiver("https", server);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        Received one = new Received(
                headers,
                exchange.getRequestURI().getRawQuery(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        seen.add(one);
        Way way;
        synchronized (ways) {
            way = ways.poll();
        }
        if (way == null) {
            received.add(one);
            way = answer == null ? status(204) : saying(answer);
        }
        try (exchange) {
            way.answer(exchange);
        }
    }

    String url() {
        return "%s://127.0.0.1:%d/hook".formatted(scheme, server.getAddress().getPort());
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Fails in these ways first, one after the other. */
    Receiver failing(Way... wanted) {
        synchronized (ways) {
            ways.addAll(List.of(wanted));
        }
        return this;
    }

    /** Says this to what it takes, as the robots of groups do. */
    Receiver answering(String wanted) {
        answer = wanted;
        return this;
    }

    /** Answers 200 and says what is meant by it. */
    static Way saying(String text) {
        return exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    static Way status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    static Way later(String seconds) {
        return exchange -> {
            exchange.getResponseHeaders().set("Retry-After", seconds);
            exchange.sendResponseHeaders(503, -1);
        };
    }

    static Way redirect(String where) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", where);
            exchange.sendResponseHeaders(307, -1);
        };
    }

    static Way reset() {
        return HttpExchange::close;
    }

    /** Answers nothing at all for as long as the test lasts. */
    Way hang() {
        return exchange -> await();
    }

    /** Begins a good answer and never ends it. */
    Way slowBody() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('o');
            exchange.getResponseBody().flush();
            await();
        };
    }

    static Way bigAnswer() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 10_000_000);
            byte[] piece = "x".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 1000; i++) {
                    out.write(piece);
                }
            }
        };
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was taken. */
    List<Received> received() {
        return received;
    }

    /** The test events that were taken. */
    List<Received> tests() {
        return received.stream()
                .filter(one -> one.body().contains("webhook.test"))
                .toList();
    }

    /** The versions of an automaker that were taken. */
    List<Integer> versions(String code) {
        return received.stream()
                .map(Received::event)
                .filter(event -> event.at("/data/record/code").asString().equals(code))
                .map(event -> event.at("/data/version").asInt())
                .toList();
    }

    /** All that came, what was refused too. */
    List<Received> seen() {
        return seen;
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }
}
