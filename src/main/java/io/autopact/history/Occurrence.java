package io.autopact.history;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind in the change log whose rows are no records but tell that something happened, such as that somebody was
 * reminded; the module that owns it contributes one as a bean. The happening is told of the record that the row names,
 * or of itself.
 *
 * @param kind the kind that its rows are under in the change log
 * @param noun what it is that something happened to, such as {@code reminder}
 * @param change what happened, such as {@code DUE}
 * @param path the path below the base at which it is read itself; null where it is told of the record that its row
 *     names
 * @param via which way it comes
 * @param example what an example tells of it, by member
 */
public record Occurrence(
        String kind, String noun, String change, @Nullable String path, ChangeVia via, Map<String, ?> example) {}
