package io.autopact.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The limit: what the database takes for the same work over bare PgJDBC, prepared on the server, with as many
 * connections as the service has clients.
 */
final class Limit {

    private final Callable<Connection> connections;
    private final int clients;

    Limit(Callable<Connection> connections, int clients) {
        this.connections = connections;
        this.clients = clients;
    }

    /** Work that a client does again and again on its own connection. */
    interface Work {
        void once() throws SQLException;
    }

    /** Makes the work of one client, with its statements prepared. */
    interface Worker {
        Work on(Connection connection) throws SQLException;
    }

    /** Reads all rows of a statement, and refuses to find none. */
    static void read(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            if (!rows.next()) {
                throw new IllegalStateException("Nothing was found");
            }
            do {
                for (int i = 1; i <= columns; i++) {
                    rows.getString(i);
                }
            } while (rows.next());
        }
    }

    Figures run(Worker worker, Duration duration) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Histogram>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> work(worker, duration)));
            }
            Histogram all = new Histogram(3);
            for (Future<Histogram> each : running) {
                all.add(each.get());
            }
            return Figures.of(all, duration.toMillis() / 1e3, 0);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The limit failed", e.getCause());
        }
    }

    private Histogram work(Worker worker, Duration duration) throws Exception {
        Histogram times = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        try (Connection connection = connections.call()) {
            Work work = worker.on(connection);
            long end = System.nanoTime() + duration.toNanos();
            for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
                work.once();
                times.recordValue(System.nanoTime() - begin);
            }
        }
        return times;
    }
}
