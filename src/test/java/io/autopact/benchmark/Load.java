package io.autopact.benchmark;

import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.connection.Request;
import io.hyperfoil.api.processor.Processor;
import io.hyperfoil.api.session.Session;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.api.HttpRequestWriter;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.hyperfoil.http.steps.HttpStepCatalog;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The load: so many clients, each of which sends its next request when it has the answer to the last, over connections
 * that stay open. The requests are Hyperfoil's; what is sent and what must come back is told here.
 */
final class Load {

    private static final int OPEN_SESSIONS = 64;

    private final int port;
    private final String token;
    private final int clients;

    Load(int port, String token, int clients) {
        this.port = port;
        this.token = token;
        this.clients = clients;
    }

    /**
     * One request and what must come back.
     *
     * @param path with its query
     * @param body of a POST; null for a GET
     * @param headers beside the token and the type of the body
     * @param status the one that is right
     * @param right whether the body is right
     */
    record Asked(String path, @Nullable String body, Map<String, String> headers, int status, Predicate<byte[]> right) {

        static Asked get(String path, Predicate<byte[]> right) {
            return new Asked(path, null, Map.of(), 200, right);
        }
    }

    /**
     * Sends requests for so long.
     *
     * @param requests gives the next one, to any client; all are GET or all are POST
     */
    Figures run(HttpMethod method, Supplier<Asked> requests, Duration duration) {
        Clients asking = new Clients(requests);
        BenchmarkBuilder benchmark = BenchmarkBuilder.builder().name("load").threads(1);
        benchmark
                .addPlugin(HttpPluginBuilder::new)
                .ergonomics()
                .stopOnInvalid(false)
                .autoRangeCheck(false)
                .endErgonomics()
                .http()
                .host("localhost")
                .port(port)
                .sharedConnections(clients)
                .requestTimeout(30_000)
                .endHttp();
        benchmark
                .addPhase("load")
                .always(clients)
                .duration(duration.toMillis())
                .maxDuration(duration.toMillis() + 30_000)
                .scenario()
                .initialSequence("request")
                .step(HttpStepCatalog.SC)
                .httpRequest(method)
                .path(asking::next)
                .body(
                        method == HttpMethod.GET
                                ? null
                                : (session, connection) -> asking.body(
                                        session, connection.context().alloc().buffer()))
                .headerAppender(this::headers)
                .headerAppender(
                        (session, writer) -> asking.of(session).asked.headers().forEach(writer::putHeader))
                .handler()
                .status((request, status) -> {
                    if (status != asking.of(request.session).asked.status()) {
                        asking.refuse(request.session, request, "status " + status);
                    }
                })
                .body(locked -> asking)
                .endHandler();
        StatisticsSnapshot all = new StatisticsSnapshot();
        new LocalSimulationRunner(
                        benchmark.build(), (phase, step, metric, snapshot, countDown) -> all.add(snapshot), null, null)
                .run();
        String wrong = asking.firstWrong.get();
        if (wrong != null) {
            throw new AssertionError("Not every answer is right: " + wrong);
        }
        return Figures.of(
                all.histogram,
                duration.toMillis() / 1e3,
                all.invalid + all.connectionErrors + all.requestTimeouts + all.internalErrors);
    }

    private void headers(Session session, HttpRequestWriter writer) {
        writer.putHeader("authorization", "Bearer " + token);
        writer.putHeader("content-type", "application/json");
    }

    /** What each client has asked, and what it has got of the answer. */
    private static final class Clients implements Processor {

        private static final long serialVersionUID = 1;

        private final transient Supplier<Asked> requests;
        private final transient Map<Integer, Client> clients = new ConcurrentHashMap<>(OPEN_SESSIONS);
        private final transient AtomicReference<@Nullable String> firstWrong = new AtomicReference<>();

        Clients(Supplier<Asked> requests) {
            this.requests = requests;
        }

        private static final class Client {
            private Asked asked = Asked.get("/", body -> false);
            private final ByteArrayOutputStream answer = new ByteArrayOutputStream(4096);
        }

        Client of(Session session) {
            return clients.computeIfAbsent(session.uniqueId(), id -> new Client());
        }

        String next(Session session) {
            Client client = of(session);
            client.asked = requests.get();
            client.answer.reset();
            return client.asked.path();
        }

        ByteBuf body(Session session, ByteBuf buffer) {
            String body = of(session).asked.body();
            return buffer.writeBytes((body == null ? "" : body).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void process(Session session, ByteBuf data, int offset, int length, boolean isLastPart) {
            Client client = of(session);
            try {
                data.getBytes(offset, client.answer, length);
            } catch (IOException e) {
                throw new UncheckedIOException("Memory does not fail to be written to", e);
            }
            if (isLastPart && !client.asked.right().test(client.answer.toByteArray())) {
                refuse(session, session.currentRequest(), client.answer.toString(StandardCharsets.UTF_8));
            }
        }

        void refuse(Session session, Request request, String why) {
            request.markInvalid();
            firstWrong.compareAndSet(
                    null, of(session).asked.path() + ": " + why.substring(0, Math.min(3000, why.length())));
        }
    }
}
