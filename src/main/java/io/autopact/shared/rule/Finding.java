package io.autopact.shared.rule;

import io.autopact.shared.problem.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a record.
 *
 * @param rule the code of the rule that is broken
 * @param member the member that is at fault, as the API calls it
 * @param kind what kind of mistake, such as {@code out-of-order}
 * @param wording what is wrong, as a format
 * @param arguments what the format shows; a {@link Member} is shown by the name that the reader knows
 */
public record Finding(String rule, String member, String kind, String wording, List<@Nullable Object> arguments) {

    /** What is wrong and what would be right, in plain words, with members as the reader calls them. */
    public String detail(UnaryOperator<String> names) {
        return wording.formatted(arguments.stream()
                .map(argument -> argument instanceof Member member ? names.apply(member.name()) : argument)
                .toArray());
    }

    /**
     * The same as the API tells it.
     *
     * @param pointer where in the body the record is
     * @param members how the request calls members of the record, where it calls them otherwise
     */
    Violation violation(String pointer, Map<String, String> members) {
        UnaryOperator<String> name = known -> members.getOrDefault(known, known);
        return new Violation(pointer + "/" + name.apply(member), null, kind, detail(name), rule);
    }

    static Finding of(String rule, String member, String kind, String wording, @Nullable Object... arguments) {
        return new Finding(rule, member, kind, wording, Arrays.asList(arguments));
    }
}
