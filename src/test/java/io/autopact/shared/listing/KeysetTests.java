package io.autopact.shared.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Page by page, a list gives each of its rows once and in order, whatever the order and wherever values are missing.
 */
class KeysetTests {

    private static final SortKey CODE = SortKey.text("code", "code collate \"C\"");
    private static final List<SortKey> OTHERS = List.of(
            SortKey.text("name", "name collate \"C\""),
            SortKey.integer("number", "number"),
            SortKey.date("day", "day"),
            SortKey.date("other", "other"));

    private static JdbcClient database;
    private static List<Row> all;

    /** A row with few different values, so that many are equal. */
    record Row(
            String code,
            String name,
            long number,
            @Nullable LocalDate day,
            @Nullable LocalDate other) {

        @Nullable
        Comparable<?> value(String key) {
            return switch (key) {
                case "code" -> code;
                case "name" -> name;
                case "number" -> number;
                case "day" -> day;
                default -> other;
            };
        }
    }

    @BeforeAll
    static void fill() {
        TestDatabase.Fresh fresh = TestDatabase.fresh();
        database = JdbcClient.create(new DriverManagerDataSource(fresh.url(), fresh.owner(), fresh.password()));
        database.sql("create schema listing").update();
        database.sql(
                        "create table listing.entry (code text primary key, name text not null, number bigint not null, day date, other date)")
                .update();
        Random random = new Random(20190628);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Row row = new Row(
                    "%s-%d".formatted(List.of("a", "B", "东", "_").get(random.nextInt(4)), i),
                    List.of("x", "X", "东风", "ä").get(random.nextInt(4)),
                    random.nextInt(3) - 1,
                    day(random),
                    day(random));
            rows.add(row);
            database.sql("insert into listing.entry values (?, ?, ?, ?, ?)")
                    .param(row.code())
                    .param(row.name())
                    .param(row.number())
                    .param(row.day())
                    .param(row.other())
                    .update();
        }
        all = List.copyOf(rows);
    }

    private static @Nullable LocalDate day(Random random) {
        return random.nextInt(3) == 0 ? null : LocalDate.of(2019, 6, 27 + random.nextInt(3));
    }

    static List<Integer> seeds() {
        return IntStream.range(0, 40).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void walkingThePagesGivesTheSortedWhole(int seed) {
        Random random = new Random(seed);
        List<Order> order = randomOrder(random);
        int limit = 1 + random.nextInt(17);
        assertThat(walk(order, limit))
                .as("%s by %d", ListRequestReader.parameter(order), limit)
                .containsExactlyElementsOf(sorted(order));
    }

    private static List<Order> randomOrder(Random random) {
        List<SortKey> keys = new ArrayList<>(OTHERS);
        Collections.shuffle(keys, random);
        List<Order> order = new ArrayList<>();
        keys.subList(0, random.nextInt(keys.size() + 1))
                .forEach(key -> order.add(new Order(key, random.nextBoolean())));
        order.add(new Order(CODE, random.nextBoolean()));
        return order;
    }

    private static List<String> sorted(List<Order> order) {
        Comparator<Row> comparator = (left, right) -> 0;
        for (Order step : order) {
            comparator = comparator.thenComparing((left, right) -> compare(step, left, right));
        }
        return all.stream().sorted(comparator).map(Row::code).toList();
    }

    /** Missing values stand last in either direction; texts are compared by their bytes. */
    private static int compare(Order step, Row left, Row right) {
        Comparable<?> one = left.value(step.key().name());
        Comparable<?> other = right.value(step.key().name());
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        int ascending = one instanceof LocalDate day
                ? day.compareTo((LocalDate) other)
                : one instanceof Long number
                        ? number.compareTo((Long) other)
                        : ((String) one).compareTo((String) other);
        return step.descending() ? -ascending : ascending;
    }

    private static List<String> walk(List<Order> order, int limit) {
        List<String> codes = new ArrayList<>();
        List<@Nullable String> after = List.of();
        while (codes.size() <= all.size()) {
            Keyset keyset = Keyset.after(order, after);
            String positions = IntStream.range(0, order.size())
                    .mapToObj(i -> "(%s)::text".formatted(order.get(i).expression()))
                    .collect(Collectors.joining(", "));
            List<List<@Nullable String>> page = database.sql("select %s from listing.entry%s order by %s limit %d"
                            .formatted(
                                    positions,
                                    keyset.condition() == null ? "" : " where " + keyset.condition(),
                                    order.stream().map(Order::clause).collect(Collectors.joining(", ")),
                                    limit))
                    .params(keyset.parameters())
                    .query((row, number) -> {
                        List<@Nullable String> position = new ArrayList<>();
                        for (int i = 1; i <= order.size(); i++) {
                            position.add(row.getString(i));
                        }
                        return position;
                    })
                    .list();
            page.forEach(position -> codes.add(String.valueOf(position.getLast())));
            if (page.size() < limit) {
                break;
            }
            after = page.getLast();
        }
        return codes;
    }

    @Test
    void theFirstPageHasNoCondition() {
        assertThat(Keyset.after(List.of(new Order(CODE, false)), List.of()).condition())
                .isNull();
    }

    @Test
    void theLeadingColumnBoundsTheScan() {
        List<Order> order = List.of(new Order(OTHERS.get(1), true), new Order(CODE, false));
        assertThat(Keyset.after(order, List.of("7", "a")).condition())
                .startsWith("number <= cast(:after0 as bigint) and (");
    }
}
