package io.autopact.capability.web;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The codes that clients choose. */
final class Codes {

    /** What the code of a solution, an element or an ability looks like. */
    static final String UPPER = "^[A-Z0-9_-]{1,80}$";

    static final String UPPER_MESSAGE = "must be 1 to 80 capital letters, digits, hyphens and underscores";

    private Codes() {}

    /**
     * The code that a request means.
     *
     * @param member the member that gives it in the body
     * @param path the code in the path; null where the body gives it
     * @param body the code in the body
     * @throws ProblemException if there is none, it is no code, or the two differ
     */
    static String choose(String member, Pattern pattern, String message, @Nullable String path, @Nullable String body) {
        String code = path == null ? body : path;
        if (code == null) {
            throw refused(member, "required", "%s must not be blank.".formatted(member));
        }
        if (!pattern.matcher(code).matches()) {
            throw refused(member, "invalid", "%s %s.".formatted(member, message));
        }
        if (body != null && !body.equals(code)) {
            throw refused(member, "invalid", "The %s in the body is not the one in the path.".formatted(member));
        }
        return code;
    }

    private static ProblemException refused(String member, String code, String detail) {
        return ProblemException.invalid(List.of(Violation.at("/" + member, code, detail)));
    }
}
