package io.autopact.history;

import io.autopact.shared.postgres.SqlFile;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The changes of all records, for those who follow them: whichever way they were written, each is told once. */
@Component
@RequiredArgsConstructor
public class ChangeLog {

    private static final String CHANGES = SqlFile.read("history/told-changes.sql");
    private static final String WHAT_IS_NEW = SqlFile.read("history/snapshot-with-news.sql");
    private static final String KNOWN = SqlFile.read("history/known-records.sql");
    private static final String NAMES = SqlFile.read("history/record-names.sql");

    private final JdbcClient database;
    private final ToldEntries entries;

    /**
     * What was read of a window.
     *
     * @param changes what is told, in order
     * @param last the position of the last row that was read
     * @param whole whether nothing is left in the window
     */
    public record Batch(List<LoggedChange> changes, long last, boolean whole) {}

    private record Row(long position, @Nullable LoggedChange change) {}

    /** What can be seen now, in the database's own words. */
    public String snapshot() {
        return database.sql("select pg_current_snapshot()::text")
                .query((row, number) -> row.getString(1))
                .single();
    }

    /** What can be seen now, where there is a change in it that could not be seen in an earlier snapshot. */
    public Optional<String> snapshotWithNews(String since) {
        return database.sql(WHAT_IS_NEW)
                .param("since", since)
                .query((row, number) -> row.getString(1))
                .optional();
    }

    /**
     * Reads on in a window.
     *
     * @param filter narrows what is read; whom a change concerned just then is told of it, and may be fewer
     * @param most how many changes at most
     */
    public Batch read(LogWindow window, LogFilter filter, int most) {
        List<Row> rows = database.sql(CHANGES)
                .param("after", window.after())
                .param("since", window.since())
                .param("until", window.until())
                .param("kinds", array(filter.kinds().stream()))
                .param(
                        "types",
                        orNull(filter.records().stream()
                                .map(LogFilter.Cited::type)
                                .toList()))
                .param(
                        "codes",
                        orNull(filter.records().stream()
                                .map(LogFilter.Cited::code)
                                .toList()))
                .param("organizations", orNull(filter.organizations()))
                .param("from", moment(filter.from()))
                .param("to", moment(filter.to()))
                .param("by", filter.by())
                .param("most", most)
                .query((row, number) -> new Row(row.getLong("position"), change(row)))
                .list();
        return new Batch(
                rows.stream().flatMap(row -> Stream.ofNullable(row.change())).toList(),
                rows.isEmpty() ? window.after() : rows.getLast().position(),
                rows.size() < most);
    }

    /** Those of the records that are or were there. */
    public List<LogFilter.Cited> known(List<LogFilter.Cited> records) {
        return database.sql(KNOWN)
                .param("types", array(records.stream().map(LogFilter.Cited::type)))
                .param("codes", array(records.stream().map(LogFilter.Cited::code)))
                .query((row, number) -> new LogFilter.Cited(row.getString("type"), row.getString("code")))
                .list();
    }

    /**
     * A record as the change log knows it.
     *
     * @param kind the kind of record in the change log
     * @param code its code
     */
    public record RecordKey(String kind, String code) {}

    /** What records are called in Chinese, now or when they were last there; those without a name are missing. */
    public Map<RecordKey, String> names(List<RecordKey> records) {
        return database
                .sql(NAMES)
                .param("kinds", array(records.stream().map(RecordKey::kind)))
                .param("codes", array(records.stream().map(RecordKey::code)))
                .query((row, number) ->
                        Map.entry(new RecordKey(row.getString("kind"), row.getString("code")), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What came and went within one transaction was never seen, and is not told. */
    private @Nullable LoggedChange change(ResultSet row) throws SQLException {
        String code = row.getString("code");
        return code == null
                ? null
                : new LoggedChange(
                        row.getLong("position"),
                        Long.parseUnsignedLong(row.getString("transaction_id")),
                        row.getObject("event_id", UUID.class),
                        row.getString("record_kind"),
                        row.getString("type"),
                        code,
                        row.getInt("version"),
                        texts(row.getArray("organizations")),
                        entries.entry(row));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Stream.of((Object[]) array.getArray()).map(String::valueOf).collect(Collectors.toUnmodifiableList());
    }

    private static @Nullable SqlParameterValue orNull(List<String> texts) {
        return texts.isEmpty() ? null : array(texts.stream());
    }

    private static SqlParameterValue array(Stream<String> texts) {
        return new SqlParameterValue(Types.ARRAY, texts.toArray(String[]::new));
    }

    private static @Nullable Object moment(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
