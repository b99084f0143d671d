package io.autopact.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receives what webhooks are sent, as fast as it comes: counts it, looks whether the versions of each record come in
 * order at each address, and tells each arrival. Below {@code /hangs} it answers nothing.
 */
final class HookReceiver implements AutoCloseable {

    private final HttpServer server;
    private final Arrival arrival;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<String, Integer> latest = new ConcurrentHashMap<>();

    /** Events that came for the first time. */
    final AtomicInteger received = new AtomicInteger();

    /** Events that had come before. */
    final AtomicInteger again = new AtomicInteger();

    /** Events before which a version of their record was left out. */
    final AtomicInteger outOfOrder = new AtomicInteger();

    /** When the last one came that had not come before, in nanoseconds. */
    final AtomicLong last = new AtomicLong();

    /** Is told of each event that comes for the first time. */
    @FunctionalInterface
    interface Arrival {
        void of(String address, String record, int version);
    }

    /** @param port where to listen; 0 for any */
    HookReceiver(int port, Arrival arrival) throws IOException {
        this.arrival = arrival;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", this::receive);
        server.createContext("/hangs", this::hang);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode event =
                    JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            told(
                    exchange.getRequestURI().getPath(),
                    event.at("/subject").asString(),
                    event.at("/data/version").asInt());
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private void told(String address, String record, int version) {
        latest.compute(address + " " + record, (key, before) -> {
            if (before != null && version <= before) {
                again.incrementAndGet();
                return before;
            }
            if (before != null && version != before + 1) {
                outOfOrder.incrementAndGet();
            }
            received.incrementAndGet();
            last.set(System.nanoTime());
            arrival.of(address, record, version);
            return version;
        });
    }

    private void hang(HttpExchange exchange) {
        try (exchange) {
            over.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** The address of one of many webhooks. */
    String address(int webhook) {
        return "http://127.0.0.1:%d/hook/%d".formatted(server.getAddress().getPort(), webhook);
    }

    /** The address at which nothing is ever answered. */
    String hanging() {
        return "http://127.0.0.1:%d/hangs".formatted(server.getAddress().getPort());
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }
}
