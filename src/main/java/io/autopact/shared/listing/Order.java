package io.autopact.shared.listing;

/**
 * One step of the order of a list.
 *
 * @param key what is compared
 * @param descending whether the greatest stands first
 */
record Order(SortKey key, boolean descending) {

    /**
     * What is compared. A date that may be missing is compared as one that comes last in this direction, so that an
     * index on the same expression serves every page alike.
     */
    String expression() {
        return datesLast()
                ? "coalesce(%s, '%sinfinity'::date)".formatted(key.expression(), descending ? "-" : "")
                : key.expression();
    }

    /** Whether what is compared may be missing. */
    boolean nullable() {
        return key.nullable() && !datesLast();
    }

    private boolean datesLast() {
        return key.nullable() && key.type() == ValueType.DATE;
    }

    String clause() {
        return expression() + (descending ? " desc" : " asc") + (nullable() ? " nulls last" : "");
    }

    /** In the syntax of the {@code sort} parameter. */
    String parameter() {
        return (descending ? "-" : "") + key.name();
    }
}
