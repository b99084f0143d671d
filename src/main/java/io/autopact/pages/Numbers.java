package io.autopact.pages;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import java.util.List;

/** Reads numbers among the parameters of a page. */
final class Numbers {

    private Numbers() {}

    /**
     * A whole number over 0.
     *
     * @param otherwise what it is where it was not given
     * @throws ProblemException if it is none
     */
    static int of(Asked asked, String parameter, int otherwise) {
        String text = asked.own(parameter);
        if (text == null) {
            return otherwise;
        }
        if (text.matches("[1-9][0-9]{0,6}")) {
            return Integer.parseInt(text);
        }
        throw ProblemException.invalid(
                List.of(Violation.in(parameter, "invalid", "%s must be a whole number over 0.".formatted(parameter))));
    }

    /**
     * A position in the change log.
     *
     * @throws ProblemException if it is none
     */
    static long position(Asked asked, String parameter) {
        String text = String.valueOf(asked.own(parameter));
        if (text.matches("[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        throw ProblemException.invalid(
                List.of(Violation.in(parameter, "invalid", "%s is no position.".formatted(parameter))));
    }
}
