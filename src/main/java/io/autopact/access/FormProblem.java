package io.autopact.access;

import io.autopact.shared.problem.ProblemType;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/** The problems that forms of pages can meet. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum FormProblem implements ProblemType {
    OLD_FORM(
            "form-too-old",
            403,
            "The form does not count any more",
            "表单已失效",
            "The form was not shown by this service, or before the last login. Open its page again and send it from there.");

    private final String slug;
    private final int status;
    private final String titleEn;
    private final String titleZh;
    private final String adviceEn;
}
