package io.autopact.portfolio;

import org.jspecify.annotations.Nullable;

/** What became of something against another date. */
public enum CoverageChange {
    /** An agreement in force covers it, and none did then 新增. */
    GAINED,
    /** An agreement in force covered it then, and none does 失去. */
    LOST;

    /** What became of it; null where it is covered as it was. */
    public static @Nullable CoverageChange of(boolean was, boolean is) {
        if (was == is) {
            return null;
        }
        return is ? GAINED : LOST;
    }

    /**
     * What became of a cell.
     *
     * @param then null where nothing was told of it then
     * @param now null where nothing is told of it
     */
    public static @Nullable CoverageChange of(CoverageView.@Nullable Found then, CoverageView.@Nullable Found now) {
        return of(
                then != null && then.state().isCovered(),
                now != null && now.state().isCovered());
    }
}
