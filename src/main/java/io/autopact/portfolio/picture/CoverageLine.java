package io.autopact.portfolio.picture;

import io.autopact.portfolio.CoverageChange;
import io.autopact.portfolio.CoverageState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a heat map says, wherever it stands.
 *
 * @param name what stands before the cells
 * @param title all of it, aloud
 * @param href where it leads
 * @param cells the cells of each block
 * @param counts how many of them are covered, for each block
 */
record CoverageLine(String name, String title, @Nullable String href, List<List<Cell>> cells, List<String> counts) {

    /**
     * A cell: of one organization, or of many that are alike in it, a state; of others, how many cover it.
     *
     * @param state null where it is a share
     * @param share null where it is a state
     */
    record Cell(
            String title,
            @Nullable String href,
            @Nullable CoverageState state,
            @Nullable CoverageChange change,
            @Nullable Share share) {}

    /** How many of so many cover something, and how many more and fewer they are than at the date compared with. */
    record Share(int covering, int of, int gained, int lost) {}
}
