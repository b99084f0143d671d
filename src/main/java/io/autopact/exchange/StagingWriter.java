package io.autopact.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.autopact.shared.CountedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Reads a CSV file row by row, checks each value by itself, and streams the good rows into the staging table. */
final class StagingWriter {

    private static final Pattern PARSE_ERROR =
            Pattern.compile("(?<reason>.*) \\(record starting at line (?<line>\\d+)\\)", Pattern.DOTALL);

    /** The longest text that any column takes has 10,000 characters. */
    private static final int LONGEST_FIELD = 256 * 1024;

    private static final int LONGEST_ROW = 1024 * 1024;
    private static final int MOST_FIELDS = 1000;

    private static final String OTHER_ENCODING =
            "; save the file as CSV UTF-8, or name the encoding that it has, as in Content-Type: text/csv;charset=gb18030";

    private final TableDataSet dataSet;
    private final ImportFile file;
    private final ImportReport report;
    private final Headers headers;

    StagingWriter(TableDataSet dataSet, ImportFile file, ImportReport report) {
        this.dataSet = dataSet;
        this.file = file;
        this.report = report;
        this.headers = new Headers(dataSet);
    }

    /** Opens the staging table, once it is known what the file says. */
    @FunctionalInterface
    interface Opening {

        /**
         * Opens it.
         *
         * @param parts what the file says of parts of its records; null where it says nothing of them
         */
        CopyIn open(@Nullable Parts parts) throws SQLException;
    }

    /**
     * Streams the file.
     *
     * @param opening is not called where the header is wrong
     * @return the recorded columns that the file has
     */
    Set<String> write(Opening opening) throws SQLException {
        Set<String> present = Set.of();
        try (InputStream content = new Counted(file.content().get());
                DelimitedText text = new DelimitedText(new DecodingReader(content, file.encoding()), headers.known());
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(text.delimiter())
                        .maxBufferSize(LONGEST_FIELD)
                        .skipEmptyLines(true)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .build(
                                CsvRecordHandler.of(handler -> handler.maxFields(MOST_FIELDS)
                                        .maxFieldSize(LONGEST_FIELD)
                                        .maxRecordSize(LONGEST_ROW)),
                                text)) {
            Iterator<CsvRecord> rows = reader.iterator();
            CsvRecord header = first(rows);
            if (header == null) {
                error(1, null, null, "the file is empty; its first line names the columns");
                return present;
            }
            long before = report.errorCount();
            int width = width(header);
            Map<String, Integer> positions = header(header, width);
            present = positions.keySet();
            if (report.errorCount() > before) {
                return present;
            }
            @Nullable Parts parts = said(present);
            CopyIn copy = opening.open(parts);
            List<Field> fields = parts == null
                    ? dataSet.fields()
                    : Stream.concat(dataSet.fields().stream(), parts.fields().stream())
                            .toList();
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                report.goOn();
                int said = width(row);
                if (said == 0) {
                    continue;
                }
                report.read();
                if (said <= width && width <= row.getFieldCount()) {
                    stage(copy, row, fields, positions);
                } else {
                    error(
                            row.getStartingLineNumber(),
                            null,
                            null,
                            "has %d fields and the header %d".formatted(row.getFieldCount(), width));
                }
            }
        } catch (CsvParseException e) {
            malformed(e);
        } catch (UncheckedIOException e) {
            unreadable(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            unreadable(e);
        }
        return present;
    }

    private @Nullable Parts said(Set<String> present) {
        Parts parts = dataSet.parts();
        return parts != null && parts.areIn(present) ? parts : null;
    }

    /** The first row that says something. */
    private static @Nullable CsvRecord first(Iterator<CsvRecord> rows) {
        while (rows.hasNext()) {
            CsvRecord row = rows.next();
            if (width(row) > 0) {
                return row;
            }
        }
        return null;
    }

    /**
     * How many fields there are but for empty ones at the end: spreadsheets keep columns and rows that were emptied.
     */
    private static int width(CsvRecord row) {
        int width = row.getFieldCount();
        while (width > 0 && row.getField(width - 1).isBlank()) {
            width--;
        }
        return width;
    }

    private void malformed(CsvParseException failure) {
        Matcher message = PARSE_ERROR.matcher(String.valueOf(failure.getMessage()));
        boolean told = message.matches();
        error(
                told ? Long.parseLong(message.group("line")) : 0,
                null,
                null,
                "is not well-formed CSV: " + (told ? message.group("reason") : failure.getMessage()));
    }

    private void unreadable(IOException failure) {
        if (failure instanceof DecodingReader.UndecodableException wrong) {
            error(wrong.line(), null, null, "is not %s%s".formatted(file.encoding(), OTHER_ENCODING));
        } else {
            error(0, null, null, "cannot be read: " + failure.getMessage());
        }
    }

    private Map<String, Integer> header(CsvRecord header, int width) {
        long line = header.getStartingLineNumber();
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < width; i++) {
            String given = header.getField(i).strip();
            Column column = headers.find(given);
            if (column == null) {
                error(line, given, null, headers.instead(given));
            } else if (!column.readOnly() && positions.put(column.name(), i) != null) {
                error(line, given, null, "the column stands twice");
            }
        }
        dataSet.fields().stream()
                .filter(field -> field.key() && field.required() && !positions.containsKey(field.name()))
                .forEach(field -> error(line, field.name(), null, "the column is missing"));
        return positions;
    }

    private void stage(CopyIn copy, CsvRecord row, List<Field> fields, Map<String, Integer> positions)
            throws SQLException {
        long line = row.getStartingLineNumber();
        StringBuilder staged = new StringBuilder().append(line);
        boolean good = true;
        for (Field field : fields) {
            Integer position = positions.get(field.name());
            String given = position == null ? "" : row.getField(position);
            String value = field.recorded(SpreadsheetValues.usual(field.type(), given));
            String complaint = value.isEmpty()
                    ? (field.required() && position != null ? "is missing" : null)
                    : field.complaint(value);
            if (complaint != null) {
                error(line, field.name(), field.shown(given), complaint);
                good = false;
            }
            staged.append('\t');
            appendEscaped(staged, value);
        }
        if (good) {
            byte[] bytes = staged.append('\n').toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
        }
    }

    private static void appendEscaped(StringBuilder target, String value) {
        if (value.isEmpty()) {
            target.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '\\' -> target.append("\\\\");
                case '\t' -> target.append("\\t");
                case '\n' -> target.append("\\n");
                case '\r' -> target.append("\\r");
                default -> target.append(character);
            }
        }
    }

    private void error(long line, @Nullable String column, @Nullable String value, String detail) {
        String shown = value != null && value.length() > 200 ? value.substring(0, 200) + "…" : value;
        report.error(new ImportError(file.name(), line, column, shown, detail));
    }

    /** Tells how far the file is read. */
    private final class Counted extends CountedInputStream {

        Counted(InputStream content) {
            super(content);
        }

        @Override
        protected void came(int count) {
            report.read((long) count);
        }
    }
}
