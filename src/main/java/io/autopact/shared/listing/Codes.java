package io.autopact.shared.listing;

import io.autopact.shared.roles.CurrentRoles;

/**
 * The codes that a filter takes: those of the records of one kind. Any other is refused, with those that are like it.
 *
 * @param noun what has such a code, such as {@code solution}
 * @param meant SQL that gives, of {@code wanted.code}, the code of the record that is meant: its own, or that of the
 *     one it was merged into; nothing where no record has it
 * @param all SQL that gives all codes there are, in a column named code
 * @param people whether they are people's: then {@code me} stands for whoever asks, and is asked for as {@code login:}
 *     with their login
 */
public record Codes(String noun, String meant, String all, boolean people) {

    private static final String ME = "me";

    /** Codes of anything but people. */
    public Codes(String noun, String meant, String all) {
        this(noun, meant, all, false);
    }

    /** What is asked for where a filter says this. */
    String asked(String given) {
        return isWhoeverAsks(given) ? "login:" + CurrentRoles.login() : given;
    }

    private boolean isWhoeverAsks(String given) {
        return people && given.equals(ME);
    }

    /** Whether it depends on who asks what a filter by such codes means. */
    static boolean tellWhoeverAsks(Filter filter, String given) {
        return filter.codes() != null
                && ListRequestReader.values(filter, given).stream().anyMatch(filter.codes()::isWhoeverAsks);
    }

    /** The codes of a table, in its column named code. */
    public static Codes of(String noun, String table) {
        return new Codes(
                noun,
                "select known.code from %s as known where known.code = wanted.code".formatted(table),
                "select code from " + table);
    }
}
