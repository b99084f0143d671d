package io.autopact.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Streams data sets out of the database with COPY: one statement, so one snapshot, in constant memory. */
@Component
@RequiredArgsConstructor
public class Exporter {

    private final JdbcTemplate database;

    /**
     * Writes the whole data set as CSV with a header row, in UTF-8.
     *
     * @param asOf the date that derived columns are told for
     * @param target takes the bytes as they come; it is not closed
     * @return the number of rows
     */
    @Transactional(readOnly = true)
    public long write(DataSet dataSet, LocalDate asOf, OutputStream target) {
        String copy = "copy (%s) to stdout with (format csv, header, encoding 'UTF8')"
                .formatted(dataSet.query().replace(":asOf", "date '" + asOf + "'"));
        Long rows = database.execute((Connection connection) -> {
            try {
                return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, target);
            } catch (IOException clientGone) {
                throw new UncheckedIOException(clientGone);
            }
        });
        return rows == null ? 0 : rows;
    }
}
