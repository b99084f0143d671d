package io.autopact.history;

import java.util.List;

/**
 * A resource whose records have a history; the module that owns it contributes one as a bean.
 *
 * @param path the resource's path below the base, such as {@code automakers}
 * @param kind the kind of record that its rows are under in the change log
 * @param noun what one record is called in a problem, such as {@code automaker}
 * @param idQuery SQL that gives the key of the record {@code :code}, of deleted ones too
 * @param table the table of the records
 * @param parts the tables of their parts
 */
public record HistoricResource(String path, String kind, String noun, String idQuery, String table, List<Part> parts) {

    /**
     * A table whose rows are parts of a record.
     *
     * @param table the table
     * @param reference its column with the record's key
     */
    public record Part(String table, String reference) {}

    /** A resource whose records are found by their code and have no parts that are read with them. */
    public static HistoricResource of(String path, String kind, String noun, String table) {
        return new HistoricResource(
                path,
                kind,
                noun,
                "select id from %s_versions where code = :code limit 1".formatted(table),
                table,
                List.of());
    }
}
