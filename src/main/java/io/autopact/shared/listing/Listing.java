package io.autopact.shared.listing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.Getter;
import lombok.experimental.Accessors;
import org.springframework.jdbc.core.RowMapper;

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
public final class Listing<T> {

    private final String name;
    private final String columns;
    private final String source;
    private final RowMapper<T> mapper;
    private final List<Filter> filters;
    private final Map<String, SortKey> sorts;
    private final List<String> defaultSort;

    /**
     * @param name names the declaration; unique in the service
     * @param columns the select list
     * @param source the from clause without its keyword, with a where clause if there is a fixed condition
     * @param mapper makes an item of a row
     * @param filters what narrows the list
     * @param sorts what sorts it; the first one is unique and breaks ties
     * @param defaultSort the order where none is asked for, in the syntax of the query parameter
     */
    public Listing(
            String name,
            String columns,
            String source,
            RowMapper<T> mapper,
            List<Filter> filters,
            List<SortKey> sorts,
            List<String> defaultSort) {
        this.name = name;
        this.columns = columns;
        this.source = source;
        this.mapper = mapper;
        this.filters = List.copyOf(filters);
        this.sorts = sorts.stream()
                .collect(Collectors.toMap(SortKey::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        this.defaultSort = List.copyOf(defaultSort);
    }

    /** The unique sort key, which breaks ties. */
    SortKey tieBreak() {
        return sorts.values().iterator().next();
    }
}
