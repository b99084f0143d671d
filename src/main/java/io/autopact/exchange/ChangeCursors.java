package io.autopact.exchange;

import io.autopact.history.RegisterOrigin;
import io.autopact.history.RegisterOrigin.Origin;
import io.autopact.shared.listing.CursorCipher;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * The cursors of increments. A cursor says what a reader has seen, in which data set, and of which history. It holds
 * for as long as that history and the recorded columns are the same.
 */
@Component
@RequiredArgsConstructor
public class ChangeCursors {

    private static final String BEGINNING = "0";
    private static final String REMEDY = "Export the whole with since=0.";

    private final CursorCipher cipher;
    private final RegisterOrigin origin;

    /** What a cursor holds. */
    record Position(String dataSet, String columns, String origin, String snapshot) {}

    /** The cursor for what comes after an export. */
    public String write(DataSet dataSet, Exporter.Head head) {
        Origin here = origin.now();
        return here.cursor(
                cipher.encrypt(new Position(dataSet.name(), columns(dataSet), here.history(), head.snapshot())));
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
        Origin here = origin.now();
        Position position = cipher.decrypt(here.sealed(cursor, REMEDY), Position.class)
                .filter(opened -> dataSet.name().equals(opened.dataSet()))
                .orElseThrow(() -> new ProblemException(
                        CommonProblem.INVALID_CURSOR,
                        "since is 0, or what Next-Cursor said after an earlier export of this data set."));
        here.requireSame(position.origin(), REMEDY);
        if (!position.columns().equals(columns(dataSet))) {
            throw RegisterOrigin.gone("The data set has other columns since that cursor.", REMEDY);
        }
        return new Since(position.snapshot());
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
