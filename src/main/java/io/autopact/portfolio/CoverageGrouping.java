package io.autopact.portfolio;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;
import org.jspecify.annotations.Nullable;

/** By what the organizations of a coverage are put together, where they are more than can be read one by one. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum CoverageGrouping {
    /** Each by itself. */
    NONE("none"),
    /** By the country where they are at home. */
    COUNTRY("country"),
    /** By what is alike: every cell in the same state. */
    ALIKE("alike");

    /** Its name among the parameters. */
    private final String parameter;

    /**
     * What is asked for.
     *
     * @param parameter null where nothing was
     * @param otherwise what is taken then
     * @throws ProblemException if there is none of this name
     */
    public static CoverageGrouping of(@Nullable String parameter, CoverageGrouping otherwise) {
        if (parameter == null) {
            return otherwise;
        }
        return Arrays.stream(values())
                .filter(each -> each.parameter.equals(parameter))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(List.of(Violation.in(
                        "group",
                        "invalid",
                        "group cannot be %s; it is one of %s."
                                .formatted(
                                        parameter,
                                        Arrays.stream(values())
                                                .map(CoverageGrouping::parameter)
                                                .collect(Collectors.joining(", ")))))));
    }

    /**
     * Checks which of the groups is asked for alone.
     *
     * @param only null where all are
     * @throws ProblemException if one is, and there are no groups
     */
    public void check(@Nullable String only) {
        if (only != null && this == NONE) {
            throw ProblemException.invalid(List.of(Violation.in(
                    "only", "needs-group", "only=%s names one of the groups that group asks for.".formatted(only))));
        }
    }
}
