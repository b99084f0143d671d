package io.autopact.portfolio;

import java.util.List;

/**
 * Organizations of a coverage that are drawn in one row.
 *
 * @param by by what they are put together
 * @param key what they have in common, which asks for them alone: a country by ISO 3166-1 alpha-2, or {@code unknown};
 *     the states of their cells, a letter each
 * @param rows theirs
 */
public record CoverageGroup(CoverageGrouping by, String key, List<CoverageView.Row> rows) {

    /** The key of those of which no source says where they are at home. */
    public static final String UNKNOWN = "unknown";

    /** Whether its row is that of an organization: with what each cell rests on, which those of several do not tell. */
    public boolean isOne() {
        return by != CoverageGrouping.COUNTRY && rows.size() == 1;
    }
}
