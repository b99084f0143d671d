package io.autopact.exchange;

import io.autopact.shared.listing.CursorCipher;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The cursors of increments. A cursor says what a reader has seen, in which data set, and of which history: the
 * register's own name, the database cluster and its timeline, because a restored copy counts its transactions anew. It
 * holds for as long as that history and the recorded columns are the same.
 */
@Component
@RequiredArgsConstructor
public class ChangeCursors {

    private static final String BEGINNING = "0";

    private final CursorCipher cipher;
    private final JdbcClient database;

    /** What a cursor holds. */
    record Position(String dataSet, String columns, String origin, String snapshot) {}

    private record Origin(String register, String history) {}

    /** The cursor for what comes after an export. */
    public String write(DataSet dataSet, Exporter.Head head) {
        Origin origin = origin();
        return origin.register()
                + "."
                + cipher.encrypt(new Position(dataSet.name(), columns(dataSet), origin.history(), head.snapshot()));
    }

    /**
     * Reads a cursor.
     *
     * @throws ProblemException 400 if it is none of this data set's; 410 if it comes from another register, or from
     *     before the register was restored or the data set got other columns
     */
    public Since read(DataSet dataSet, String cursor) {
        if (cursor.equals(BEGINNING)) {
            return Since.EVER;
        }
        Origin origin = origin();
        int dot = cursor.indexOf('.');
        if (dot > 0 && cursor.substring(0, dot).matches("[0-9a-f-]{36}") && !cursor.startsWith(origin.register())) {
            throw gone("The cursor comes from another register.");
        }
        Position position = cipher.decrypt(cursor.substring(dot + 1), Position.class)
                .filter(opened -> dataSet.name().equals(opened.dataSet()))
                .orElseThrow(() -> new ProblemException(
                        CommonProblem.INVALID_CURSOR,
                        "since is 0, or what Next-Cursor said after an earlier export of this data set."));
        if (!position.origin().equals(origin.history())) {
            throw gone("The cursor is from before the register was restored.");
        }
        if (!position.columns().equals(columns(dataSet))) {
            throw gone("The data set has other columns since that cursor.");
        }
        return new Since(position.snapshot());
    }

    private static ProblemException gone(String reason) {
        return new ProblemException(ExchangeProblem.CURSOR_GONE, reason + " Export the whole with since=0.");
    }

    /**
     * The cluster and the timeline of its log: a copy that was restored to an earlier moment goes on in another one.
     */
    private Origin origin() {
        return database.sql("""
                        select register.id::text as register,
                            coalesce(register.cluster, '') || '/' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) as history
                        from register""").query(Origin.class).single();
    }

    private static String columns(DataSet dataSet) {
        String names = dataSet.columns().stream()
                .filter(column -> !column.readOnly())
                .map(Column::name)
                .collect(Collectors.joining(","));
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8)), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
