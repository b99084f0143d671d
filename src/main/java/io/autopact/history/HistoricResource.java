package io.autopact.history;

/**
 * A resource whose records have a history; the module that owns it contributes one as a bean.
 *
 * @param path the resource's path below the base, such as {@code automakers}
 * @param kind the kind of record that its rows are under in the change log
 * @param noun what one record is called in a problem, such as {@code automaker}
 * @param idQuery SQL that gives the key of the record {@code :code}, of deleted ones too
 */
public record HistoricResource(String path, String kind, String noun, String idQuery) {}
