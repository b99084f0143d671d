package io.autopact.shared.listing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.AllArgsConstructor;
import lombok.Getter;
import lombok.With;
import lombok.experimental.Accessors;

/**
 * The declaration of a list: where its rows come from, what narrows it, what sorts it. From it come the SQL of a page,
 * the check of the parameters, and their description in the OpenAPI document.
 *
 * <p>The SQL may use {@code :asOf}, which is always bound to the date asked about.
 *
 * @param <T> the item, the same view as the single resource's
 */
@Getter
@Accessors(fluent = true)
@AllArgsConstructor(access = AccessLevel.PRIVATE)
public final class ListDefinition<T> {

    private final String name;
    private final Projection<T> projection;
    private final String source;

    /** SQL for which of the rows are in the list, whatever is asked for; empty where all are. */
    @With(AccessLevel.PRIVATE)
    private final String rows;

    private final List<Filter> filters;
    private final Map<String, SortKey> sorts;
    private final List<String> defaultSort;

    /** SQL for which of the rows there were at the date asked about; empty where all are told of any date. */
    @With(AccessLevel.PRIVATE)
    private final String rowsThen;

    /** Whether any of it is told as of a date; else a date that is asked about is refused. */
    @With(AccessLevel.PRIVATE)
    private final boolean dated;

    /** Whether a narrowed page finds its items' keys first and reads the items by them. */
    @With(AccessLevel.PRIVATE)
    private final boolean itemsApart;

    /** Whether the source looks for no more than a page of it, where that is in the order of the unique key. */
    @With(AccessLevel.PRIVATE)
    private final boolean endsWithThePage;

    /**
     * @param name names the declaration; unique in the service
     * @param projection how an item is read
     * @param source the from clause without its keyword
     * @param filters what narrows the list
     * @param sorts what sorts it; the first one is unique and breaks ties
     * @param defaultSort the order where none is asked for, in the syntax of the query parameter
     */
    public ListDefinition(
            String name,
            Projection<T> projection,
            String source,
            List<Filter> filters,
            List<SortKey> sorts,
            List<String> defaultSort) {
        this(
                name,
                projection,
                source,
                "",
                List.copyOf(filters),
                sorts.stream()
                        .collect(Collectors.toMap(SortKey::name, Function.identity(), (a, b) -> a, LinkedHashMap::new)),
                List.copyOf(defaultSort),
                "",
                true,
                false,
                false);
    }

    /**
     * The same list, whose items have so many parts that they are read apart from their order. Its unique key must be a
     * text that an index finds.
     */
    public ListDefinition<T> withItemsApart() {
        return withItemsApart(true);
    }

    /**
     * The same list, of only some rows of its source.
     *
     * @param condition SQL that holds for such a row
     */
    public ListDefinition<T> only(String condition) {
        return withRows(condition);
    }

    /** The source with what of it is asked for: SQL from the word from on. */
    public String from(List<String> conditions) {
        List<String> all = Stream.concat(Stream.of(rows), conditions.stream())
                .filter(condition -> !condition.isEmpty())
                .toList();
        return "from " + source + (all.isEmpty() ? "" : "\nwhere " + String.join("\n  and ", all));
    }

    /** The same list, of which nothing depends on a date: one that is asked about is refused. */
    public ListDefinition<T> undated() {
        return withDated(false);
    }

    /**
     * The same list, of which only what there was at the date asked about is told. A single record is found whatever
     * the date.
     *
     * @param condition SQL that holds for such a row
     */
    public ListDefinition<T> whereThen(String condition) {
        return withRowsThen(condition);
    }

    /**
     * The same list, whose source uses {@code :after}, the key of the last item seen, and {@code :most}, how many items
     * are looked for after it. Both are null where the order is another one than that of the unique key, ascending, or
     * all are counted.
     */
    public ListDefinition<T> endingWithThePage() {
        return withEndsWithThePage(true);
    }

    /** Whether the same request is another one for each who asks. */
    public boolean dependsOnWhoeverAsks(ListRequest query) {
        return filters.stream().anyMatch(filter -> {
            String given = query.filters().get(filter.name());
            return given != null && Codes.tellWhoeverAsks(filter, given);
        });
    }

    /** The unique sort key, which breaks ties. */
    SortKey tieBreak() {
        return sorts.values().iterator().next();
    }
}
