package io.autopact.history;

import io.autopact.shared.problem.ProblemType;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/** The problems of whoever follows what changes. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum HistoryProblem implements ProblemType {
    CURSOR_GONE(
            "cursor-gone",
            410,
            "The cursor no longer holds",
            "游标已失效",
            "The cursor of an increment or of the change feed comes from another register, from before this one was restored"
                    + " from a copy, or from before the data set got other columns. Export the whole again with since=0 and"
                    + " go on from the Next-Cursor of that; read the feed from its beginning, or from now on with"
                    + " after=now.");

    private final String slug;
    private final int status;
    private final String titleEn;
    private final String titleZh;
    private final String adviceEn;
}
