package io.autopact.portfolio;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In which order the rows of a coverage stand: by what is covered and how far it has come, by plain counts. */
public final class CoverageOrder {

    private static final Comparator<CoverageView.Row> BY_CODE = Comparator.comparing(CoverageView.Row::organization);

    private static final Map<String, Comparator<CoverageView.Row>> SORTS = sorts();

    private final Comparator<CoverageView.Row> comparator;

    private CoverageOrder(Comparator<CoverageView.Row> comparator) {
        this.comparator = comparator;
    }

    private static Map<String, Comparator<CoverageView.Row>> sorts() {
        Map<String, Comparator<CoverageView.Row>> sorts = new LinkedHashMap<>();
        sorts.put("organization", BY_CODE);
        sorts.put("domains", Comparator.comparingInt(row -> row.breadth().domains()));
        sorts.put("elements", Comparator.comparingInt(row -> row.breadth().elements()));
        sorts.put("capabilities", Comparator.comparingInt(row -> row.breadth().capabilities()));
        sorts.put("launched", Comparator.comparingInt(row -> row.depth().launched()));
        sorts.put("underWay", Comparator.comparingInt(row -> row.depth().underWay()));
        sorts.put("deployments", Comparator.comparingInt(row -> row.depth().deployments()));
        sorts.put("instruments", Comparator.comparingInt(row -> row.depth().instruments()));
        return sorts;
    }

    /**
     * The order that a client asks for.
     *
     * @param sort what to sort by, separated by commas, a leading minus turning the order; null for the code
     * @throws ProblemException naming what the rows cannot be sorted by
     */
    public static CoverageOrder of(@Nullable String sort) {
        if (sort == null || sort.isEmpty()) {
            return new CoverageOrder(BY_CODE);
        }
        Comparator<CoverageView.Row> comparator = null;
        for (String step : sort.split(",", -1)) {
            boolean descending = step.startsWith("-");
            Comparator<CoverageView.Row> by = SORTS.get(descending ? step.substring(1) : step);
            if (by == null) {
                throw ProblemException.invalid(List.of(Violation.in(
                        "sort",
                        "unknown",
                        "The rows cannot be sorted by %s; they can by %s."
                                .formatted(step, String.join(", ", SORTS.keySet())))));
            }
            Comparator<CoverageView.Row> directed = descending ? by.reversed() : by;
            comparator = comparator == null ? directed : comparator.thenComparing(directed);
        }
        return new CoverageOrder(comparator == null ? BY_CODE : comparator.thenComparing(BY_CODE));
    }

    /** The same coverage with its rows in this order. */
    public CoverageView sorted(CoverageView coverage) {
        return coverage.withRows(coverage.rows().stream().sorted(comparator).toList());
    }
}
