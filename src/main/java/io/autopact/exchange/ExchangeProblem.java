package io.autopact.exchange;

import io.autopact.shared.problem.ProblemType;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/** The problems of exports and imports. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum ExchangeProblem implements ProblemType {
    TOO_MANY_IMPORTS(
            "too-many-imports",
            503,
            "Too many imports are waiting",
            "等待中的导入过多",
            "Imports are done one after the other, and the queue is full. Nothing of the file was kept. Send it again"
                    + " after the seconds that Retry-After gives."),
    IMPORT_OVER(
            "import-over",
            409,
            "The import is over",
            "导入已结束",
            "Only an import that is still running can be cancelled. Its job tells how it ended.");

    private final String slug;
    private final int status;
    private final String titleEn;
    private final String titleZh;
    private final String adviceEn;
}
