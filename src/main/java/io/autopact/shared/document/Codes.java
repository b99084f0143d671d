package io.autopact.shared.document;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The codes that clients choose, in the path or in the body. */
public final class Codes {

    private static final Pattern LOWER_CASE = Pattern.compile("[a-z0-9-]{1,80}");
    private static final Pattern UPPER_CASE = Pattern.compile("[A-Z0-9_-]{1,80}");

    private Codes() {}

    /**
     * A code of lower-case letters, digits and hyphens.
     *
     * @param member what the code is called in the body
     * @param path the code in the path; null where there is none
     * @param body the code in the body; null where there is none
     * @throws ProblemException if there is none, it does not look like one, or the two differ
     */
    public static String lowerCase(String member, @Nullable String path, @Nullable String body) {
        return code(LOWER_CASE, "1 to 80 lower-case letters, digits and hyphens", member, path, body);
    }

    /**
     * A code of capital letters, digits, hyphens and underscores.
     *
     * @param member what the code is called in the body
     * @param path the code in the path; null where there is none
     * @param body the code in the body; null where there is none
     * @throws ProblemException if there is none, it does not look like one, or the two differ
     */
    public static String upperCase(String member, @Nullable String path, @Nullable String body) {
        return code(UPPER_CASE, "1 to 80 capital letters, digits, hyphens and underscores", member, path, body);
    }

    private static String code(
            Pattern pattern, String look, String member, @Nullable String path, @Nullable String body) {
        String code = path == null ? body : path;
        if (code == null) {
            throw refused(member, "required", "%s must not be blank.".formatted(member));
        }
        if (!pattern.matcher(code).matches()) {
            throw refused(member, "invalid", "A %s has %s.".formatted(member, look));
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
