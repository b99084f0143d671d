package io.autopact.exchange;

import io.autopact.history.RegisterVersion;
import io.autopact.shared.postgres.BulkConnectionPool;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Streams data sets out of the database with COPY, from one snapshot and in constant memory: what comes out of the
 * database is handed on in pieces of 64 KiB.
 */
@Component
public class Exporter {

    private static final Logger log = LoggerFactory.getLogger(Exporter.class);
    private static final int PIECE = 64 * 1024;
    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    private final JdbcTemplate database;
    private final JdbcClient client;
    private final RegisterVersion register;
    private final TransactionTemplate snapshots;

    Exporter(
            JdbcTemplate database,
            JdbcClient client,
            RegisterVersion register,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.client = client;
        this.register = register;
        this.snapshots = new TransactionTemplate(transactions);
        snapshots.setReadOnly(true);
        snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * What is known of the snapshot before the first row.
     *
     * @param version another one where a record was changed since
     * @param snapshot what can be seen in it, from which on the next increment goes
     */
    public record Head(String version, String snapshot) {}

    /**
     * What went out, so that a client can tell whether all of it came in.
     *
     * @param rows how many rows, the header not counted
     * @param sha256 the digest of all bytes of the CSV, before any compression, in hexadecimal
     */
    public record Summary(long rows, String sha256) {}

    /** Takes an export. */
    @FunctionalInterface
    public interface Target {

        /**
         * Called once, before the first row.
         *
         * @return where the bytes go; null where nothing is wanted after all
         */
        @Nullable
        OutputStream open(Head head) throws IOException;
    }

    /** Writes data sets, all from the same snapshot. */
    @FunctionalInterface
    interface Copier {

        /** Writes one data set and gives the number of its rows; the target is not closed. */
        long copy(Export export, OutputStream target);
    }

    /** Takes several exports. */
    @FunctionalInterface
    interface Archivist {

        /** Called once, before the first row. */
        void write(Head head, Copier copier) throws IOException;
    }

    /**
     * Streams an export.
     *
     * @return what went out; empty where the target wanted nothing
     * @throws UncheckedIOException if the target takes no more, which ends the work in the database too
     */
    public Optional<Summary> write(Export export, Target target) {
        return inSnapshot(() -> {
            OutputStream opened = target.open(head());
            if (opened == null) {
                return Optional.empty();
            }
            MeasuredOutput measured = new MeasuredOutput(opened);
            if (export.byteOrderMark()) {
                measured.write(BYTE_ORDER_MARK);
            }
            long rows = copy(export, measured);
            return Optional.of(new Summary(rows, measured.sha256()));
        });
    }

    /** Streams several data sets from one snapshot. */
    void writeTogether(Archivist archivist) {
        inSnapshot(() -> {
            archivist.write(head(), this::copy);
            return true;
        });
    }

    /**
     * A text that two exports share which ask for the same: the statement has the resolved date and all columns in it.
     */
    public static String describe(Export export) {
        return ExportStatements.copy(export) + export.byteOrderMark();
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T inSnapshot(Work<T> work) {
        return BulkConnectionPool.call(() -> Objects.requireNonNull(snapshots.execute(status -> {
            // Compiling a plan takes longer than the first rows, which are to come at once.
            database.execute("set local jit = off");
            try {
                return work.run();
            } catch (IOException clientGone) {
                throw new UncheckedIOException(clientGone);
            }
        })));
    }

    private Head head() {
        String snapshot = client.sql("select pg_current_snapshot()::text")
                .query((row, number) -> row.getString(1))
                .single();
        return new Head(register.ofRecords(), snapshot);
    }

    private static byte[] header(Export export) {
        return new Headers(export.dataSet())
                .inChinese(export.columns(), export.since() != null, export.delimiter())
                .getBytes(StandardCharsets.UTF_8);
    }

    private long copy(Export export, OutputStream target) {
        String statement = ExportStatements.copy(export);
        OutputStream pieces = new BufferedOutputStream(target, PIECE);
        Long rows = database.execute((Connection connection) -> {
            PGConnection postgres = connection.unwrap(PGConnection.class);
            CopyOut copy = postgres.getCopyAPI().copyOut(statement);
            try {
                if (export.chinese()) {
                    pieces.write(header(export));
                }
                for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                    pieces.write(row);
                }
                pieces.flush();
                return copy.getHandledRowCount();
            } catch (IOException clientGone) {
                leaveOff(postgres, copy);
                throw new UncheckedIOException(clientGone);
            }
        });
        return rows == null ? 0 : rows;
    }

    /**
     * Ends a COPY of which nobody takes the rest. The answer to the cancellation is waited for here: otherwise it would
     * meet the next statement on the same connection.
     */
    private static void leaveOff(PGConnection postgres, CopyOut copy) throws SQLException {
        if (!copy.isActive()) {
            return;
        }
        postgres.cancelQuery();
        try {
            while (copy.readFromCopy() != null) {
                // what was on its way already
            }
        } catch (SQLException cancelled) {
            log.debug("An export was left off: {}", cancelled.getMessage());
        }
    }
}
