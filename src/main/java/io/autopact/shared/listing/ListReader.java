package io.autopact.shared.listing;

import io.autopact.shared.problem.Violations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/**
 * Answers lists: one statement for a page, and one more where the total is asked for, where a filter looks up keys
 * first, and where the items are read apart from their order. Several statements see the same snapshot.
 */
@Component
@RequiredArgsConstructor
public class ListReader {

    private static final int KEPT = 1000;

    private static final String AFTER = "after";
    private static final String MOST = "most";

    private final NamedParameterJdbcOperations database;
    private final Cursors cursors;
    private final FilterCodes codes;
    private final OneSnapshot snapshot;

    /** Those used last, since there are as many as clients choose members. */
    private final ConcurrentLruCache<Statement, NumberedSql> numbered =
            new ConcurrentLruCache<>(KEPT, ListReader::numbered);

    /**
     * A statement that is asked again and again.
     *
     * @param condition SQL for the item that is asked for; null where it is several by their keys
     */
    private record Statement(
            ListDefinition<?> listing, @Nullable String condition, Fields fields) {}

    private static NumberedSql numbered(Statement statement) {
        ListDefinition<?> listing = statement.listing();
        return NumberedSql.of(
                statement.condition() == null
                        ? itemsStatement(listing, statement.fields())
                        : "select %s %s"
                                .formatted(
                                        listing.projection().columns(statement.fields()),
                                        listing.from(List.of(statement.condition()))));
    }

    /** Gives a page of the list. */
    public <T> Page<T> page(ListDefinition<T> listing, ListRequest query) {
        return page(listing, query, Map.of());
    }

    /**
     * Gives a page of a list that hangs on a record.
     *
     * @param fixed the values of SQL parameters that no client gives, such as the record's key
     */
    public <T> Page<T> page(ListDefinition<T> listing, ListRequest query, Map<String, Object> fixed) {
        return query.count() || !query.filters().isEmpty()
                ? codes.read(listing, query.filters(), meant -> read(listing, query, meant, fixed))
                : read(listing, query, query.filters(), fixed);
    }

    /**
     * @param meant the filters, with the codes of the records that are meant; a cursor carries those that were given
     */
    private <T> Page<T> read(
            ListDefinition<T> listing, ListRequest query, Map<String, String> meant, Map<String, Object> fixed) {
        Question question = question(listing, query.asOf(), meant, fixed);
        Long total = query.count() ? total(listing, question) : null;
        boolean apart = readsApart(listing, question);
        PageStatement statement = statement(listing, query, question);
        RowMapper<T> mapper = listing.projection().mapper(query.fields());
        List<Row<T>> rows = apart
                ? ask(statement, (row, number) -> new Row<T>(null, position(query, row)))
                : ask(statement, (row, number) -> new Row<>(mapper.mapRow(row, number), position(query, row)));
        boolean more = rows.size() > query.limit();
        List<Row<T>> shown = more ? rows.subList(0, query.limit()) : rows;
        String next = more ? cursor(query, shown.getLast().position()) : null;
        List<T> items = apart
                ? items(listing, query.fields(), keys(listing, query, shown), question.parameters())
                : shown.stream().map(row -> Objects.requireNonNull(row.item())).toList();
        return new Page<>(items, next, total);
    }

    /**
     * Gives the first items of a list in its own order, for an answer that shows them beside other things.
     *
     * @param filters what narrows the list, with codes that are there
     * @param most how many items at most
     */
    public <T> List<T> first(ListDefinition<T> listing, Map<String, String> filters, LocalDate asOf, int most) {
        List<Order> order = ListRequestReader.order(listing, null, new Violations());
        ListRequest request = new ListRequest(listing.name(), most, asOf, order, filters, List.of(), false, Fields.ALL);
        return snapshot.read(() -> read(listing, request, filters, Map.of())).items();
    }

    /**
     * Gives the one item that meets a condition, as the list would show it.
     *
     * @param condition SQL that holds for at most one row
     * @param parameters the values of its parameters
     * @param asOf the date asked about
     */
    public <T> Optional<T> one(
            ListDefinition<T> listing, String condition, Map<String, Object> parameters, LocalDate asOf) {
        return one(listing, condition, parameters, asOf, Fields.ALL);
    }

    /**
     * Gives the one item that meets a condition, with some of its members and its version.
     *
     * @param fields the members
     */
    public <T> Optional<T> one(
            ListDefinition<T> listing,
            String condition,
            Map<String, Object> parameters,
            LocalDate asOf,
            Fields fields) {
        Fields read = listing.projection().tagged(fields);
        NumberedSql sql = numbered.get(new Statement(listing, condition, read));
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("asOf", asOf);
        return DataAccessUtils.optionalResult(database.getJdbcOperations()
                .query(sql.text(), listing.projection().mapper(read), sql.values(all)));
    }

    /** Items by their keys, in the order of the keys: one statement, which the database plans once. */
    private <T> List<T> items(
            ListDefinition<T> listing, Fields fields, List<String> keys, Map<String, Object> parameters) {
        NumberedSql sql = numbered.get(new Statement(listing, null, fields));
        RowMapper<T> mapper = listing.projection().mapper(fields);
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("keys", new SqlParameterValue(Types.ARRAY, keys.toArray(String[]::new)));
        Map<String, T> found = new HashMap<>();
        database.getJdbcOperations()
                .query(
                        sql.text(),
                        (ResultSet row) -> {
                            found.put(row.getString("key"), Objects.requireNonNull(mapper.mapRow(row, 0)));
                        },
                        sql.values(all));
        return keys.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static List<String> keys(ListDefinition<?> listing, ListRequest query, List<? extends Row<?>> rows) {
        int place = query.order().stream().map(Order::key).toList().indexOf(listing.tieBreak());
        return rows.stream()
                .map(row -> Objects.requireNonNull(row.position().get(place)))
                .toList();
    }

    /**
     * The statement that gives items by their keys. As a query of its own the list of keys is the same to the planner
     * however short it is: else it would plan anew for each short one, which takes longer than to read it.
     */
    static String itemsStatement(ListDefinition<?> listing, Fields fields) {
        String key = listing.tieBreak().expression();
        return "select %s, %s as key %s"
                .formatted(
                        listing.projection().columns(fields),
                        key,
                        listing.from(List.of(key + " = any (cast((select :keys) as text[]))")));
    }

    /**
     * Whether a page finds the keys of its items first. What a client narrows is planned with its values each time; to
     * plan the many columns of an item takes longer than to read a page of them.
     */
    private static boolean readsApart(ListDefinition<?> listing, Question question) {
        return listing.itemsApart() && question.planned();
    }

    /**
     * The statement that gives a page, and one row more to tell whether another page follows.
     *
     * @param sql with named parameters
     * @param parameters their values
     * @param planned whether it is to be planned with these values
     */
    record PageStatement(String sql, Map<String, Object> parameters, boolean planned) {}

    /** The very statement that {@link #page} runs. */
    PageStatement statement(ListDefinition<?> listing, ListRequest query, Map<String, Object> fixed) {
        return statement(listing, query, question(listing, query.asOf(), query.filters(), fixed));
    }

    private static PageStatement statement(ListDefinition<?> listing, ListRequest query, Question question) {
        Map<String, Object> parameters = new LinkedHashMap<>(question.parameters());
        List<String> conditions = new ArrayList<>(question.conditions());
        Keyset keyset = Keyset.after(query.order(), query.after());
        if (keyset.condition() != null) {
            conditions.add(keyset.condition());
            parameters.putAll(keyset.parameters());
        }
        if (listing.endsWithThePage() && query.order().equals(List.of(new Order(listing.tieBreak(), false)))) {
            parameters.put(MOST, query.limit() + 1);
            if (!query.after().isEmpty()) {
                parameters.put(AFTER, Objects.requireNonNull(query.after().getFirst()));
            }
        }
        String positions = positionColumns(query.order());
        String sql = "select %s %s order by %s limit %d"
                .formatted(
                        readsApart(listing, question)
                                ? positions
                                : listing.projection().columns(query.fields()) + ", " + positions,
                        listing.from(conditions),
                        String.join(
                                ", ", query.order().stream().map(Order::clause).toList()),
                        query.limit() + 1);
        return new PageStatement(sql, parameters, question.planned());
    }

    /**
     * What narrows the list.
     *
     * @param planned whether a client narrows it, or may steer it: the good plan for a name that a tenth of all rows
     *     have is not that for a name of one row, nor that for some the one for all, so that such a statement is
     *     planned with its values each time
     */
    private record Question(List<String> conditions, Map<String, Object> parameters, boolean planned) {}

    private Question question(
            ListDefinition<?> listing, LocalDate asOf, Map<String, String> given, Map<String, Object> fixed) {
        Map<String, Object> parameters = new LinkedHashMap<>(fixed);
        parameters.put("asOf", asOf);
        if (listing.endsWithThePage()) {
            parameters.put(AFTER, new SqlParameterValue(Types.VARCHAR, null));
            parameters.put(MOST, new SqlParameterValue(Types.BIGINT, null));
        }
        for (Filter filter : listing.filters()) {
            String text = given.get(filter.name());
            if (text != null) {
                parameters.put(filter.name(), value(filter, text));
            } else if (filter.fallback() != null) {
                parameters.put(filter.name(), filter.fallback());
            }
        }
        List<String> conditions = rowsThen(listing);
        for (Filter filter : listing.filters()) {
            if (parameters.containsKey(filter.name()) && !filter.condition().isEmpty()) {
                conditions.add("(" + condition(filter, parameters) + ")");
            }
        }
        boolean isSteered = listing.filters().stream().anyMatch(Filter::steersTheSource);
        return new Question(conditions, parameters, isSteered || !given.isEmpty());
    }

    /**
     * SQL that gives the codes of all items that filters leave, with the values written into it, for statements that
     * take no parameters. What nobody asks for does not narrow: archived items are there unless the filter says so.
     *
     * @param code SQL of an item's code
     * @param given the filters, as {@link FilterCodes#read} gives them
     */
    public static String codes(ListDefinition<?> listing, String code, Map<String, String> given, LocalDate asOf) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("asOf", asOf);
        List<String> conditions = rowsThen(listing);
        for (Filter filter : listing.filters()) {
            String text = given.get(filter.name());
            if (text != null) {
                parameters.put(filter.name(), value(filter, text));
            } else if (filter.fallback() != null) {
                parameters.put(filter.name(), filter.fallback());
            }
            if (text != null && !filter.condition().isEmpty()) {
                conditions.add("(" + comparing(filter, parameters) + ")");
            }
        }
        return Literals.fill("select %s %s".formatted(code, listing.from(conditions)), parameters);
    }

    private static List<String> rowsThen(ListDefinition<?> listing) {
        List<String> conditions = new ArrayList<>();
        if (!listing.rowsThen().isEmpty()) {
            conditions.add("(" + listing.rowsThen() + ")");
        }
        return conditions;
    }

    /** The statements that look up keys before the page is asked for. */
    List<PageStatement> lookups(ListDefinition<?> listing, ListRequest query) {
        Map<String, Object> parameters =
                question(listing, query.asOf(), query.filters(), Map.of()).parameters();
        return listing.filters().stream()
                .filter(filter -> parameters.containsKey(filter.name()))
                .map(Filter::keys)
                .filter(Objects::nonNull)
                .map(keys -> statement(keys, parameters))
                .toList();
    }

    private static PageStatement statement(Filter.Keys lookup, Map<String, Object> parameters) {
        return new PageStatement(
                "select key from (%s) as found (key) limit %d".formatted(lookup.select(), lookup.most() + 1),
                parameters,
                lookup.planned());
    }

    private String condition(Filter filter, Map<String, Object> parameters) {
        Filter.Keys lookup = filter.keys();
        if (lookup != null) {
            List<Long> keys = ask(statement(lookup, parameters), (row, number) -> row.getLong(1));
            if (keys.size() <= lookup.most()) {
                String name = filter.name() + "Keys";
                parameters.put(name, new SqlParameterValue(Types.ARRAY, keys.toArray(Long[]::new)));
                return lookup.condition().replace(":keys", ":" + name);
            }
        }
        return comparing(filter, parameters);
    }

    /** An index gives the rows of one value in order, and those of several not. */
    private static String comparing(Filter filter, Map<String, Object> parameters) {
        return parameters.get(filter.name()) instanceof String
                ? filter.condition().replace("any (:%s)".formatted(filter.name()), ":" + filter.name())
                : filter.condition();
    }

    /** A filter's only value stays a text, several become an array. */
    private static Object value(Filter filter, String text) {
        if (!filter.multiple()) {
            return filter.type().parse(text);
        }
        List<String> values = ListRequestReader.values(filter, text);
        boolean onlyCompared =
                filter.condition().contains("any (:%s)".formatted(filter.name())) && filter.keys() == null;
        return values.size() == 1 && onlyCompared
                ? values.getFirst()
                : new SqlParameterValue(Types.ARRAY, values.toArray(String[]::new));
    }

    private <R> List<R> ask(PageStatement statement, RowMapper<R> mapper) {
        List<R> rows = database.execute(statement.sql(), statement.parameters(), prepared -> {
            if (statement.planned()) {
                prepared.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
            try (ResultSet result = prepared.executeQuery()) {
                return new RowMapperResultSetExtractor<>(mapper).extractData(result);
            }
        });
        return Objects.requireNonNull(rows);
    }

    private static String positionColumns(List<Order> order) {
        return IntStream.range(0, order.size())
                .mapToObj(
                        i -> "(%s)::text as position_%d".formatted(order.get(i).expression(), i))
                .collect(Collectors.joining(", "));
    }

    private long total(ListDefinition<?> listing, Question question) {
        return ask(
                        new PageStatement(
                                "select count(*) " + listing.from(question.conditions()),
                                question.parameters(),
                                question.planned()),
                        (row, number) -> row.getLong(1))
                .getFirst();
    }

    private static List<@Nullable String> position(ListRequest query, ResultSet row) throws SQLException {
        List<@Nullable String> position = new ArrayList<>();
        for (int i = 0; i < query.order().size(); i++) {
            position.add(row.getString("position_" + i));
        }
        return position;
    }

    private String cursor(ListRequest query, List<@Nullable String> after) {
        return cursors.write(new Cursors.Position(
                query.list(),
                query.asOf(),
                ListRequestReader.parameter(query.order()),
                query.filters(),
                query.fields().parameter(),
                after));
    }

    /** @param item null where it is still to be read */
    private record Row<T>(@Nullable T item, List<@Nullable String> position) {}
}
