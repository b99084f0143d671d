package io.autopact.shared.listing;

/**
 * One step of the order of a list.
 *
 * @param key what is compared
 * @param descending whether the greatest stands first
 */
record Order(SortKey key, boolean descending) {

    String clause() {
        return key.expression() + (descending ? " desc" : " asc") + (key.nullable() ? " nulls last" : "");
    }

    /** In the syntax of the {@code sort} parameter. */
    String parameter() {
        return (descending ? "-" : "") + key.name();
    }
}
