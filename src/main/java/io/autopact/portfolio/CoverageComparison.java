package io.autopact.portfolio;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a coverage is compared with.
 *
 * @param date the other date
 * @param then the rows of that date, by organization
 * @param gone the rows, as they are now, of those that were covered then and are not among those told of now
 */
public record CoverageComparison(LocalDate date, Map<String, CoverageView.Row> then, List<CoverageView.Row> gone) {

    /** What a cell of a row was then; null where nothing was told of it. */
    public CoverageView.@Nullable Found then(
            String organization, Function<CoverageView.Row, List<? extends CoverageView.Found>> cells, String code) {
        CoverageView.Row row = then.get(organization);
        if (row == null) {
            return null;
        }
        for (CoverageView.Found cell : cells.apply(row)) {
            if (cell.code().equals(code)) {
                return cell;
            }
        }
        return null;
    }
}
