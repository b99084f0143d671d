package io.autopact.shared.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where in the body, as a JSON pointer; null for a parameter
 * @param parameter which query parameter or header; null for a member
 * @param code what kind of mistake, such as {@code required}, {@code unknown}, {@code wrong-type}
 * @param detail what is wrong and what would be right, in plain words
 * @param rule the code of the rule that is broken, where one is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
        @Nullable String pointer,
        @Nullable String parameter,
        String code,
        String detail,
        @Nullable String rule) {

    /** Something wrong with a member of the body. */
    public static Violation at(String pointer, String code, String detail) {
        return new Violation(pointer, null, code, detail, null);
    }

    /** The same, told at another place of the body. */
    public Violation at(String otherPointer) {
        return new Violation(otherPointer, parameter, code, detail, rule);
    }

    /** Something wrong with a query parameter or a header. */
    public static Violation in(String parameter, String code, String detail) {
        return new Violation(null, parameter, code, detail, null);
    }
}
