package io.autopact.shared.listing;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Finds the records that the codes in filters mean: one that was merged means its successor, and one that nobody has is
 * refused, with those that are like it. All codes of a request are looked up together, on the way on which the
 * transaction begins.
 */
@Component
@RequiredArgsConstructor
public class FilterCodes {

    /** So many codes are compared with one that is not there. */
    private static final int COMPARED = 100_000;

    /** For so many of a request that are not there, those that are like them are told. */
    private static final int EXPLAINED = 3;

    private final NamedParameterJdbcOperations database;
    private final OneSnapshot snapshot;

    private record Found(
            String filter, String code, @Nullable String meant) {}

    /**
     * Reads with the filters as they are meant, all in one snapshot.
     *
     * @param filters the filters given, checked by {@link ListRequestReader#filters}
     * @param reading takes the filters, with the codes of the records that are meant
     * @return what was read
     * @throws ProblemException if nobody has one of the codes
     */
    public <T> T read(
            ListDefinition<?> listing, Map<String, String> filters, Function<Map<String, String>, T> reading) {
        List<Filter> asked = listing.filters().stream()
                .filter(filter -> filter.codes() != null && filters.containsKey(filter.name()))
                .toList();
        if (asked.isEmpty()) {
            return snapshot.read(() -> reading.apply(filters));
        }
        Map<String, Object> values =
                asked.stream().collect(Collectors.toMap(Filter::name, filter -> asked(filter, filters)));
        return snapshot.read(
                statement(asked),
                values,
                (row, number) -> new Found(row.getString("filter"), row.getString("code"), row.getString("meant")),
                found -> reading.apply(meant(asked, filters, found)));
    }

    /**
     * The codes that a parameter means which is no filter of a list.
     *
     * @param parameter its name
     * @throws ProblemException if nobody has one of the codes
     */
    public List<String> meant(String parameter, Codes codes, List<String> given) {
        if (given.isEmpty()) {
            return List.of();
        }
        Filter filter = Filter.texts(parameter, "", "").of(codes);
        Map<String, String> filters = Map.of(parameter, String.join(",", given));
        List<Found> found = database.query(
                statement(List.of(filter)),
                Map.of(parameter, asked(filter, filters)),
                (row, number) -> new Found(row.getString("filter"), row.getString("code"), row.getString("meant")));
        return listed(filter, meant(List.of(filter), filters, found));
    }

    private static List<String> listed(Filter filter, Map<String, String> filters) {
        return ListRequestReader.values(filter, Objects.requireNonNull(filters.get(filter.name())));
    }

    private static SqlParameterValue asked(Filter filter, Map<String, String> filters) {
        return array(listed(filter, filters).stream().map(codes(filter)::asked).toList());
    }

    private static SqlParameterValue array(List<String> codes) {
        return new SqlParameterValue(Types.ARRAY, codes.toArray(String[]::new));
    }

    private static String statement(List<Filter> asked) {
        return asked.stream()
                .map(filter ->
                        // As a query of its own the list is the same to the planner, which then plans once, however
                        // short it is.
                        """
                        select '%1$s' as filter, wanted.code, (%2$s limit 1) as meant
                        from unnest(cast((select :%1$s) as text[])) as wanted (code)""".formatted(filter.name(), codes(filter).meant()))
                .collect(Collectors.joining("\nunion all\n"));
    }

    private static Codes codes(Filter filter) {
        return Objects.requireNonNull(filter.codes());
    }

    private Map<String, String> meant(List<Filter> asked, Map<String, String> filters, List<Found> found) {
        Violations violations = new Violations();
        Map<String, String> meant = new LinkedHashMap<>(filters);
        for (Filter filter : asked) {
            List<String> codes = new ArrayList<>();
            for (Found one : found) {
                if (!one.filter().equals(filter.name())) {
                    continue;
                }
                if (one.meant() == null) {
                    boolean explained = violations.count() < EXPLAINED;
                    violations.add(
                            unknown(filter, one.code(), explained ? like(codes(filter), one.code()) : List.of()));
                } else if (!codes.contains(one.meant())) {
                    codes.add(one.meant());
                }
            }
            meant.put(filter.name(), String.join(",", codes));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return meant;
    }

    private static Violation unknown(Filter filter, String code, List<String> like) {
        return Violation.in(
                filter.name(),
                "unknown-code",
                "There is no %s %s.%s"
                        .formatted(
                                codes(filter).noun(),
                                code,
                                like.isEmpty() ? "" : " Did you mean %s?".formatted(String.join(" or ", like))));
    }

    private List<String> like(Codes codes, String code) {
        return LikeCodes.of(
                code,
                database
                        .query(
                                "select known.code from (%s) as known limit %d".formatted(codes.all(), COMPARED),
                                (row, number) -> row.getString("code"))
                        .stream());
    }
}
