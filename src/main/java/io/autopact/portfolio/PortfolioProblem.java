package io.autopact.portfolio;

import io.autopact.shared.problem.ProblemType;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/** The problems of questions about the portfolio. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum PortfolioProblem implements ProblemType {
    TOO_MANY_QUESTIONS(
            "too-many-questions",
            503,
            "Too many questions about the whole portfolio",
            "全景查询过多",
            "Answers about all automakers are put together a few at a time, so that they leave room for everything else, and"
                    + " too many others are waiting. Ask again after the seconds that Retry-After gives.");

    private final String slug;
    private final int status;
    private final String titleEn;
    private final String titleZh;
    private final String adviceEn;
}
