package io.autopact.portfolio;

import io.autopact.history.KnownRegister;
import io.autopact.shared.postgres.SqlFile;
import java.sql.Types;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the organizations of a coverage together. */
@Component
@RequiredArgsConstructor
public class CoverageGroups {

    private static final String COUNTRIES = SqlFile.read("portfolio/coverage-countries.sql");

    private final JdbcClient database;
    private final KnownRegister known;

    /**
     * The groups, the largest first.
     *
     * @param rows the rows in the order in which a group has them
     * @param comparison with what they are compared: what is gained and lost is alike then, too; null where with
     *     nothing
     * @param knownAt by what the register said; null for what is recorded now
     */
    @Transactional(readOnly = true)
    public List<CoverageGroup> of(
            CoverageGrouping by,
            List<CoverageView.Row> rows,
            @Nullable CoverageComparison comparison,
            @Nullable Instant knownAt) {
        Function<CoverageView.Row, String> key = switch (by) {
            case NONE -> CoverageView.Row::organization;
            case COUNTRY -> country(rows, knownAt);
            case ALIKE -> row -> pattern(row, comparison);
        };
        return rows.stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> new CoverageGroup(by, each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt(
                                (CoverageGroup group) -> -group.rows().size())
                        .thenComparingInt(group -> -covered(group.rows().getFirst()))
                        .thenComparing(CoverageGroup::key))
                .toList();
    }

    private static int covered(CoverageView.Row row) {
        return row.breadth().domains()
                + row.breadth().elements()
                + row.breadth().capabilities();
    }

    private Function<CoverageView.Row, String> country(List<CoverageView.Row> rows, @Nullable Instant knownAt) {
        String[] codes = rows.stream().map(CoverageView.Row::organization).toArray(String[]::new);
        Map<String, String> countries = known.read(
                knownAt,
                () -> database
                        .sql(COUNTRIES)
                        .param("codes", new SqlParameterValue(Types.ARRAY, codes))
                        .query((row, number) -> Map.entry(row.getString("code"), row.getString("country")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        return row -> Objects.requireNonNullElse(countries.get(row.organization()), CoverageGroup.UNKNOWN);
    }

    /** The states of all cells, a letter each, with a sign before what was gained or lost. */
    private static String pattern(CoverageView.Row row, @Nullable CoverageComparison comparison) {
        StringBuilder pattern = new StringBuilder();
        CoverageView.CELLS.forEach(cells -> cells.apply(row).forEach(cell -> {
            if (comparison != null) {
                CoverageChange change =
                        CoverageChange.of(comparison.then(row.organization(), cells, cell.code()), cell);
                pattern.append(change == null ? "" : change == CoverageChange.GAINED ? "p" : "m");
            }
            pattern.append(
                    switch (cell.state()) {
                        case LIVE -> 'L';
                        case LAPSED -> 'X';
                        case UNCOVERED -> 'U';
                        case AGREED -> 'A';
                        case PLANNED -> 'P';
                        case NONE -> 'N';
                    });
        }));
        return pattern.toString();
    }
}
