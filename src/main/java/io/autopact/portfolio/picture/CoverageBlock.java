package io.autopact.portfolio.picture;

import io.autopact.portfolio.CoverageView;
import io.autopact.portfolio.CoverageView.Row;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Columns that stand together: those of the domains, of the elements or of the base capabilities.
 *
 * @param kind DOMAIN, ELEMENT or CAPABILITY
 * @param x where the first begins
 * @param name what a code is called
 * @param cells those of a row, in the order of the codes
 */
record CoverageBlock(
        String kind,
        String title,
        int x,
        List<String> codes,
        UnaryOperator<String> name,
        Function<Row, List<? extends CoverageView.Found>> cells) {

    /** Those of a coverage that there are, one after another, without a place yet. */
    static List<CoverageBlock> of(CoverageView coverage, CoverageWords words) {
        return List.of(
                        of("DOMAIN", words.domains(), coverage.domains(), words::domain, Row::cells),
                        of("ELEMENT", words.elements(), coverage.elements(), words::element, Row::elements),
                        of(
                                "CAPABILITY",
                                words.capabilities(),
                                coverage.capabilities(),
                                words::capability,
                                Row::capabilities))
                .stream()
                .filter(block -> !block.codes().isEmpty())
                .toList();
    }

    /** What a column is called is told once, and not for each cell. */
    private static CoverageBlock of(
            String kind,
            String title,
            List<String> codes,
            UnaryOperator<String> name,
            Function<Row, List<? extends CoverageView.Found>> cells) {
        Map<String, String> names = codes.stream().distinct().collect(Collectors.toMap(code -> code, name));
        return new CoverageBlock(kind, title, 0, codes, code -> names.getOrDefault(code, code), cells);
    }

    CoverageBlock at(int start) {
        return new CoverageBlock(kind, title, start, codes, name, cells);
    }

    /** The codes of what a row covers. */
    List<String> covered(Row row) {
        return cells.apply(row).stream()
                .filter(cell -> cell.state().isCovered())
                .map(CoverageView.Found::code)
                .toList();
    }
}
