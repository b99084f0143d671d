package io.autopact.shared.listing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers lists: one statement for a page, and one more where the total is asked for. */
@Component
@RequiredArgsConstructor
public class Lists {

    private final JdbcClient database;
    private final Cursors cursors;

    /** Gives a page of the list. */
    @Transactional(readOnly = true)
    public <T> Page<T> page(Listing<T> listing, ListQuery query) {
        return page(listing, query, Map.of());
    }

    /**
     * Gives a page of a list that hangs on a record.
     *
     * @param fixed the values of SQL parameters that no client gives, such as the record's key
     */
    @Transactional(readOnly = true)
    public <T> Page<T> page(Listing<T> listing, ListQuery query, Map<String, Object> fixed) {
        Map<String, Object> parameters = new LinkedHashMap<>(fixed);
        parameters.put("asOf", query.asOf());
        List<String> conditions = conditions(listing, query.filters(), parameters);
        Long total = query.count() ? total(listing, conditions, parameters) : null;

        Keyset keyset = Keyset.after(query.order(), query.after());
        if (keyset.condition() != null) {
            conditions.add(keyset.condition());
            parameters.putAll(keyset.parameters());
        }
        List<Row<T>> rows = database.sql("select %s%s from %s%s order by %s limit %d"
                        .formatted(
                                listing.columns(),
                                positionColumns(query.order()),
                                listing.source(),
                                where(listing, conditions),
                                String.join(
                                        ", ",
                                        query.order().stream()
                                                .map(Order::clause)
                                                .toList()),
                                query.limit() + 1))
                .params(parameters)
                .query((row, number) -> row(listing, query, row, number))
                .list();
        boolean more = rows.size() > query.limit();
        List<Row<T>> shown = more ? rows.subList(0, query.limit()) : rows;
        String next = more ? cursor(query, shown.getLast().position()) : null;
        return new Page<>(shown.stream().map(Row::item).toList(), next, total);
    }

    /**
     * Gives the one item that meets a condition, as the list would show it.
     *
     * @param condition SQL that holds for at most one row
     * @param parameters the values of its parameters
     * @param asOf the date asked about
     */
    @Transactional(readOnly = true)
    public <T> Optional<T> one(Listing<T> listing, String condition, Map<String, Object> parameters, LocalDate asOf) {
        return database.sql("select %s from %s%s"
                        .formatted(listing.columns(), listing.source(), where(listing, List.of(condition))))
                .params(parameters)
                .param("asOf", asOf)
                .query(listing.mapper())
                .optional();
    }

    /**
     * The conditions that the given filters put on the rows.
     *
     * @param filters raw parameter values by name, already checked
     * @param parameters takes the values for the SQL parameters
     */
    public static List<String> conditions(
            Listing<?> listing, Map<String, String> filters, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        for (Filter filter : listing.filters()) {
            String text = filters.get(filter.name());
            if (text != null) {
                parameters.put(filter.name(), value(filter, text));
            } else if (filter.fallback() != null) {
                parameters.put(filter.name(), filter.fallback());
            }
            if (parameters.containsKey(filter.name()) && !filter.condition().isEmpty()) {
                conditions.add("(" + filter.condition() + ")");
            }
        }
        return conditions;
    }

    private static Object value(Filter filter, String text) {
        if (filter.multiple()) {
            return new SqlParameterValue(
                    Types.ARRAY, ListQueries.values(filter, text).toArray(String[]::new));
        }
        return filter.type().parse(text);
    }

    private static String where(Listing<?> listing, List<String> conditions) {
        if (conditions.isEmpty()) {
            return "";
        }
        String keyword = listing.source().contains("\nwhere ") ? " and " : " where ";
        return keyword + String.join(" and ", conditions);
    }

    private static String positionColumns(List<Order> order) {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < order.size(); i++) {
            columns.append(", (%s)::text as position_%d".formatted(order.get(i).expression(), i));
        }
        return columns.toString();
    }

    private long total(Listing<?> listing, List<String> conditions, Map<String, Object> parameters) {
        return database.sql("select count(*) from " + listing.source() + where(listing, conditions))
                .params(parameters)
                .query(Long.class)
                .single();
    }

    private static <T> Row<T> row(Listing<T> listing, ListQuery query, ResultSet row, int number) throws SQLException {
        List<@Nullable String> position = new ArrayList<>();
        for (int i = 0; i < query.order().size(); i++) {
            position.add(row.getString("position_" + i));
        }
        T item = listing.mapper().mapRow(row, number);
        if (item == null) {
            throw new IllegalStateException("The list " + listing.name() + " makes no item of a row");
        }
        return new Row<>(item, position);
    }

    private String cursor(ListQuery query, List<@Nullable String> after) {
        return cursors.write(new Cursors.Position(
                query.list(), query.asOf(), ListQueries.parameter(query.order()), query.filters(), after));
    }

    private record Row<T>(T item, List<@Nullable String> position) {}
}
