package io.autopact.history;

import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.Projection;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells what the register said of a record at an instant. The record is read by the very query that reads it now, with
 * its tables standing for the versions that held then.
 */
@Component
@RequiredArgsConstructor
public class BitemporalReader {

    /** The tables whose records can be deleted. */
    private static final List<String> EVER =
            List.of("organization", "agreement", "solution", "vehicle_model", "person");

    /** What is recorded of a record by its code, by others: what was so then, by the times of its own changes. */
    private static final List<String> ATTACHED = List.of("evidence", "responsibility");

    private final JdbcClient database;

    /**
     * One record as the register knew it.
     *
     * @param listing reads the record now
     * @param projection reads it as it was; its SQL may use {@code :changes}: those that were recorded by then
     * @param resource tells where the record's history is
     * @param code the record's code
     * @param asOf the date asked about
     * @param knownAt what was written later is not known
     * @param fields the members asked for
     * @return empty where the register knew no such record then
     */
    @Transactional(readOnly = true)
    public <T> Optional<T> recall(
            ListDefinition<T> listing,
            Projection<T> projection,
            HistoricResource resource,
            String code,
            LocalDate asOf,
            Instant knownAt,
            Fields fields) {
        Fields read = projection.tagged(fields);
        return database.sql(resource.idQuery())
                .param("code", code)
                .query((row, number) -> row.getLong(1))
                .optional()
                .flatMap(id -> {
                    Long[] changes = changes(resource, id, knownAt);
                    return database.sql("with %s\nselect %s %s"
                                    .formatted(
                                            tables(resource),
                                            projection.columns(read),
                                            listing.from(List.of(resource.table() + ".id = :recordId"))))
                            .param("recordId", id)
                            .param("changes", new SqlParameterValue(Types.ARRAY, changes))
                            .param("asOf", asOf)
                            .param("code", code)
                            .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                            .query(projection.mapper(read))
                            .optional();
                });
    }

    /** The changes of a record up to an instant, in the order in which they were made of it. */
    private Long[] changes(HistoricResource resource, long id, Instant knownAt) {
        return database.sql("""
                        select item.change_id
                        from change_item as item
                        where item.record_kind = :kind and item.record_id = :id
                          and item.position <= (
                              select max(known.position)
                              from change_item as known
                              join change on change.id = known.change_id
                              where known.record_kind = :kind and known.record_id = :id and change.at <= :knownAt)""")
                .param("kind", resource.kind())
                .param("id", id)
                .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getLong("change_id"))
                .list()
                .toArray(Long[]::new);
    }

    /**
     * The record's own tables as they were, the evidence on it and who was responsible for it. Other records, which it
     * refers to, are found in theirs as they are, the deleted ones as they were last.
     */
    private static String tables(HistoricResource resource) {
        String held = "version.recorded_in = any (:changes) and coalesce(version.replaced_in <> all (:changes), true)";
        Stream<String> own = Stream.of("""
                %1$s as not materialized (
                    select version.* from %1$s_versions as version where version.id = :recordId and %2$s
                    union all
                    select null, other.* from %1$s_ever as other where other.id <> :recordId)""".formatted(resource.table(), held));
        Stream<String> others = EVER.stream()
                .filter(table -> !table.equals(resource.table()))
                .map(table -> "%1$s as not materialized (select * from %1$s_ever)".formatted(table));
        Stream<String> parts = resource.parts().stream()
                .map(part ->
                        "%1$s as (select version.* from %1$s_versions as version where version.%2$s = :recordId and %3$s)"
                                .formatted(part.table(), part.reference(), held));
        Stream<String> attached = ATTACHED.stream().map(table -> """
                %1$s as (
                    select version.*
                    from %1$s_versions as version
                    join change as made on made.id = version.recorded_in and made.at <= :knownAt
                    left join change as unmade on unmade.id = version.replaced_in
                    where version.record_code = :code and coalesce(unmade.at > :knownAt, true))""".formatted(table));
        return Stream.of(own, others, parts, attached)
                .flatMap(Function.identity())
                .collect(Collectors.joining(",\n"));
    }

    /** A resource's own part tables, all with the same reference. */
    public static List<HistoricResource.Part> parts(String reference, String... tables) {
        return Stream.of(tables)
                .map(table -> new HistoricResource.Part(table, reference))
                .toList();
    }
}
