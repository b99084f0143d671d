package io.autopact.history;

import io.autopact.shared.roles.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.With;

/**
 * A resource whose records have a history; the module that owns it contributes one as a bean.
 *
 * @param path the resource's path below the base, such as {@code automakers}
 * @param kind the kind of record that its rows are under in the change log
 * @param type what its records are cited as, such as {@code AUTOMAKER}; the kind where that is of one type
 * @param noun what one record is called in a problem, such as {@code automaker}
 * @param idQuery SQL that gives the key of the record {@code :code}, of deleted ones too
 * @param table the table of the records
 * @param parts the tables of their parts
 * @param actions what is done to a record beside being created, updated, corrected and deleted, in the change log's
 *     words
 * @param readers which roles may read a member; every role where it is not named
 */
@With
public record HistoricResource(
        String path,
        String kind,
        String type,
        String noun,
        String idQuery,
        String table,
        List<Part> parts,
        Set<String> actions,
        Map<String, Set<Role>> readers) {

    /**
     * A table whose rows are parts of a record.
     *
     * @param table the table
     * @param reference its column with the record's key
     */
    public record Part(String table, String reference) {}

    /** A resource whose records are all of one type, with no action of their own and nothing personal. */
    public HistoricResource(String path, String kind, String noun, String idQuery, String table, List<Part> parts) {
        this(path, kind, kind, noun, idQuery, table, parts, Set.of(), Map.of());
    }

    /** The same, of whose records is told beside other actions that they come into each of these states. */
    public HistoricResource withStates(String prefix, Enum<?>... states) {
        return withActions(Stream.concat(actions.stream(), Stream.of(states).map(state -> prefix + state.name()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Those of the members that somebody with these roles may read. */
    public List<MemberChange> readable(List<MemberChange> members, Set<Role> roles) {
        return members.stream()
                .filter(change -> {
                    Set<Role> allowed = readers.get(change.member());
                    return allowed == null || allowed.stream().anyMatch(roles::contains);
                })
                .toList();
    }

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
