package io.autopact.pages;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads, among the parameters of a page, those that take one of some words. */
final class Choices {

    private Choices() {}

    /**
     * Which of the words was given; null where none was.
     *
     * @throws ProblemException if it is none of them
     */
    static @Nullable String of(Asked asked, String parameter, List<String> words) {
        String given = asked.own(parameter);
        if (given == null || words.contains(given)) {
            return given;
        }
        throw ProblemException.invalid(List.of(Violation.in(
                parameter,
                "invalid",
                "%s cannot be %s; it is one of %s.".formatted(parameter, given, String.join(", ", words)))));
    }
}
