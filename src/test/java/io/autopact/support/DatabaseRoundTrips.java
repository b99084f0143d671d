package io.autopact.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A database of its own whose connections go by way of a counter, which tells how often the service waited for an
 * answer: what it sends in one go is one round trip, however many statements are in it. Nothing is sent to webhooks
 * beside what is counted.
 */
public final class DatabaseRoundTrips extends OwnDatabase {

    private final AtomicLong trips = new AtomicLong();

    /** How many round trips there were so far. */
    public long count() {
        return trips.get();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        super.initialize(context);
        String url = context.getEnvironment().getRequiredProperty("spring.datasource.url");
        URI address = URI.create(url.substring("jdbc:".length()));
        ServerSocket counter = listen(address);
        TestPropertyValues.of("spring.datasource.url="
                        + url.replace(
                                address.getHost() + ":" + address.getPort(),
                                counter.getInetAddress().getHostAddress() + ":" + counter.getLocalPort()))
                .and("autopact.webhook.send=false")
                .applyTo(context);
        context.getBeanFactory().registerSingleton("databaseTrips", this);
        context.addApplicationListener(event -> {
            if (event instanceof org.springframework.context.event.ContextClosedEvent) {
                close(counter);
            }
        });
    }

    private ServerSocket listen(URI database) {
        try {
            ServerSocket counter = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> {
                while (!counter.isClosed()) {
                    try {
                        connect(counter.accept(), new Socket(database.getHost(), database.getPort()));
                    } catch (IOException closed) {
                        close(counter);
                    }
                }
            });
            return counter;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void connect(Socket service, Socket database) throws IOException {
        service.setTcpNoDelay(true);
        database.setTcpNoDelay(true);
        Turn turn = new Turn();
        Thread.ofVirtual().start(() -> pass(service, database, turn::asks));
        Thread.ofVirtual().start(() -> pass(database, service, turn::answers));
    }

    private static void pass(Socket from, Socket to, Runnable passed) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[1 << 16];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                passed.run();
                out.write(piece, 0, count);
                out.flush();
            }
        } catch (IOException ended) {
            // One side left; the other is told by the end of its connection.
        }
    }

    private static void close(ServerSocket counter) {
        try {
            counter.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whose turn it is on a connection. */
    private final class Turn {

        private boolean answered = true;

        synchronized void asks() {
            if (answered) {
                trips.incrementAndGet();
                answered = false;
            }
        }

        synchronized void answers() {
            answered = true;
        }
    }
}
