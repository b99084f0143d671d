package io.autopact.portfolio.picture;

import io.autopact.portfolio.CoverageView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many cover the columns of a block, as the summary counts: a group once, whichever of those counted with it
 * covers; where none is counted, each row.
 *
 * @param covering how many cover each column
 * @param counted of how many
 */
record CoverageSums(List<Integer> covering, int counted) {

    static CoverageSums of(CoverageBlock block, CoverageView coverage, CoverageWords words) {
        Map<String, Set<String>> covering = new HashMap<>();
        coverage.rows()
                .forEach(row -> words.countedAs(row)
                        .ifPresent(one -> block.covered(row)
                                .forEach(code -> covering.computeIfAbsent(code, any -> new HashSet<>())
                                        .add(one))));
        return new CoverageSums(
                block.codes().stream()
                        .map(code -> covering.getOrDefault(code, Set.of()).size())
                        .toList(),
                words.counted());
    }

    /** How much of the block is covered over all; empty where nobody is counted. */
    String share() {
        long of = (long) covering.size() * counted;
        return of == 0
                ? ""
                : Math.round(100.0 * covering.stream().mapToInt(sum -> sum).sum() / of) + "%";
    }
}
