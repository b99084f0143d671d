package io.autopact.shared.listing;

/**
 * The codes that a filter takes: those of the records of one kind. Any other is refused, with those that are like it.
 *
 * @param noun what has such a code, such as {@code solution}
 * @param meant SQL that gives, of {@code wanted.code}, the code of the record that is meant: its own, or that of the
 *     one it was merged into; nothing where no record has it
 * @param all SQL that gives all codes there are, in a column named code
 */
public record Codes(String noun, String meant, String all) {

    /** The codes of a table, in its column named code. */
    public static Codes of(String noun, String table) {
        return new Codes(
                noun,
                "select known.code from %s as known where known.code = wanted.code".formatted(table),
                "select code from " + table);
    }
}
