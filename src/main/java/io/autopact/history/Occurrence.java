package io.autopact.history;

/**
 * A kind in the change log whose rows are no records but tell that something happened, such as that somebody was
 * reminded; the module that owns it contributes one as a bean. The happening is told of the record that the row names.
 *
 * @param kind the kind that its rows are under in the change log
 * @param noun what it is that something happened to, such as {@code reminder}
 * @param change what happened, such as {@code DUE}
 */
public record Occurrence(String kind, String noun, String change) {}
