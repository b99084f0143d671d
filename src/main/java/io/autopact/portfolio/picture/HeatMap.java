package io.autopact.portfolio.picture;

import io.autopact.portfolio.CoverageComparison;
import io.autopact.portfolio.CoverageGroup;
import io.autopact.portfolio.CoverageView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * What a coverage heat map is drawn of.
 *
 * @param coverage what is told of all: the last line counts its rows
 * @param rows the rows to draw, one for each organization
 * @param groups the rows to draw where each is of several organizations; null where none is
 * @param comparison what it is compared with; null where it is with nothing
 */
@With
public record HeatMap(
        CoverageView coverage,
        List<CoverageView.Row> rows,
        @Nullable List<CoverageGroup> groups,
        @Nullable CoverageComparison comparison) {

    /** All of a coverage, by itself. */
    public static HeatMap of(CoverageView coverage) {
        return new HeatMap(coverage, coverage.rows(), null, null);
    }

    /** All of a coverage, with what was gained and lost since another date, and what is gone altogether. */
    public static HeatMap of(CoverageView coverage, @Nullable CoverageComparison comparison) {
        return comparison == null
                ? of(coverage)
                : new HeatMap(
                        coverage,
                        Stream.concat(coverage.rows().stream(), comparison.gone().stream())
                                .toList(),
                        null,
                        comparison);
    }

    /** A part of the rows, in the order that they have. */
    public HeatMap part(int from, int to) {
        return groups == null ? withRows(rows.subList(from, to)) : withGroups(groups.subList(from, to));
    }

    /** The rows of one of the groups alone, which the last line counts then; none where there is no such group. */
    public HeatMap only(String key) {
        List<CoverageView.Row> own = groups == null
                ? List.of()
                : groups.stream()
                        .filter(group -> group.key().equals(key))
                        .flatMap(group -> group.rows().stream())
                        .toList();
        Set<String> codes = own.stream().map(CoverageView.Row::organization).collect(Collectors.toSet());
        Predicate<CoverageView.Row> isOwn = row -> codes.contains(row.organization());
        return new HeatMap(
                coverage.withRows(coverage.rows().stream().filter(isOwn).toList()),
                own,
                null,
                comparison == null
                        ? null
                        : new CoverageComparison(
                                comparison.date(),
                                comparison.then(),
                                comparison.gone().stream().filter(isOwn).toList()));
    }

    /** The organizations of the rows that are of one each. */
    public List<String> ones() {
        Stream<CoverageView.Row> ones = groups == null
                ? rows.stream()
                : groups.stream()
                        .filter(CoverageGroup::isOne)
                        .map(group -> group.rows().getFirst());
        return ones.map(CoverageView.Row::organization).toList();
    }

    /** The same with more told of organizations that have a row of their own: what their cells rest on. */
    public HeatMap telling(List<CoverageView.Row> ones) {
        Map<String, CoverageView.Row> more =
                ones.stream().collect(Collectors.toMap(CoverageView.Row::organization, row -> row));
        return groups == null
                ? withRows(telling(rows, more))
                : withGroups(groups.stream()
                        .map(group -> group.isOne()
                                ? new CoverageGroup(group.by(), group.key(), telling(group.rows(), more))
                                : group)
                        .toList());
    }

    private static List<CoverageView.Row> telling(List<CoverageView.Row> rows, Map<String, CoverageView.Row> more) {
        return rows.stream()
                .map(row -> more.getOrDefault(row.organization(), row))
                .toList();
    }

    /** How many rows are drawn. */
    public int size() {
        return groups == null ? rows.size() : groups.size();
    }
}
