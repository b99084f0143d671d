package io.autopact.portfolio.picture;

/**
 * The measures of a heat map's grid.
 *
 * @param name how wide the names are
 * @param column how wide a column is
 * @param count how wide the count after a block of columns is
 * @param row how high a row is
 * @param tells whether there is a word under every sign
 */
record CoverageGrid(int name, int column, int count, int row, boolean tells) {

    /** With a word under every sign. */
    static final CoverageGrid IN_WORDS = new CoverageGrid(184, 57, 46, 44, true);

    /** With signs alone. */
    static final CoverageGrid CLOSE = new CoverageGrid(190, 52, 56, 26, false);

    /** With how many of how many. */
    static final CoverageGrid COUNTED = new CoverageGrid(184, 57, 46, 46, true);

    /** How wide the columns of a block are, their count included. */
    int width(CoverageBlock block) {
        return block.codes().size() * column + count;
    }
}
