package io.autopact.shared.listing;

/**
 * Something that a list can be sorted by.
 *
 * @param name the member that clients name in {@code sort}
 * @param expression the SQL expression
 * @param type what its values are
 * @param nullable whether it may be empty; empty values stand last in either direction
 */
public record SortKey(String name, String expression, ValueType type, boolean nullable) {

    /** A sort by a text that is always there. */
    public static SortKey text(String name, String expression) {
        return new SortKey(name, expression, ValueType.TEXT, false);
    }

    /** A sort by a Chinese name that is always there: by pinyin. */
    public static SortKey pinyin(String name, String column) {
        return new SortKey(name, "name_in_order(%s) collate pinyin".formatted(column), ValueType.CHINESE_NAME, false);
    }

    /** A sort by a date that may be missing. */
    public static SortKey date(String name, String expression) {
        return new SortKey(name, expression, ValueType.DATE, true);
    }

    /** A sort by an instant that is always there. */
    public static SortKey instant(String name, String expression) {
        return new SortKey(name, expression, ValueType.INSTANT, false);
    }

    /** A sort by a whole number that is always there. */
    public static SortKey integer(String name, String expression) {
        return new SortKey(name, expression, ValueType.INTEGER, false);
    }
}
