package io.autopact.history;

import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen in one snapshot of the register and could not be in an earlier one, beyond a position. Whoever reads
 * the window of two snapshots, then that of the second and a third, and so on, is told each change once, and those of
 * one record in their order, whatever order transactions began and committed in: a change of a record is made after the
 * one before it was committed.
 *
 * @param since the snapshot up to which all was read, in the database's own words; null for the beginning
 * @param until the snapshot up to which is being read
 * @param after the position up to which the window was read
 */
@With
public record LogWindow(@Nullable String since, String until, long after) {

    /** The whole of what came between two snapshots. */
    public static LogWindow between(@Nullable String since, String until) {
        return new LogWindow(since, until, 0);
    }
}
