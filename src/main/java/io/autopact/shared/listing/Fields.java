package io.autopact.shared.listing;

import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which members of a record are asked for, by the parameter {@code fields}. The others are neither answered nor, where
 * they take SQL of their own, computed.
 *
 * @param names the members, each once and in the record's order; empty for all of them
 */
public record Fields(List<String> names) {

    /** The parameter that names them, separated by commas. */
    public static final String PARAMETER = "fields";

    /** All members: what is asked for where the parameter is missing. */
    public static final Fields ALL = new Fields(List.of());

    private static final ClassValue<List<String>> MEMBERS = new ClassValue<>() {
        @Override
        protected List<String> computeValue(Class<?> view) {
            return Arrays.stream(view.getRecordComponents())
                    .filter(member -> !member.isAnnotationPresent(OnlyOfWrites.class))
                    .map(RecordComponent::getName)
                    .toList();
        }
    };

    /** The members that can be asked for: those that reading a record answers. */
    public static List<String> of(Class<?> view) {
        return MEMBERS.get(view);
    }

    /**
     * Reads the parameter.
     *
     * @param members the members that there are, in their order
     * @param text its value; null where it is missing
     * @param violations takes what is wrong with it
     */
    public static Fields read(List<String> members, @Nullable String text, Violations violations) {
        if (text == null) {
            return ALL;
        }
        List<String> wanted = Stream.of(text.split(",", -1)).map(String::strip).toList();
        if (wanted.contains("")) {
            violations.add(Violation.in(
                    PARAMETER,
                    "invalid",
                    "The parameter fields is empty, or a name in it is; leave it out for all members."));
        }
        wanted.stream()
                .filter(name -> !name.isEmpty() && !members.contains(name))
                .distinct()
                .forEach(name -> violations.add(unknown(members, name)));
        return inOrder(members, wanted);
    }

    /** The members that a cursor carries, whose parameter was read once. */
    static Fields carried(List<String> members, @Nullable String text) {
        return text == null || text.isEmpty() ? ALL : inOrder(members, List.of(text.split(",")));
    }

    private static Violation unknown(List<String> members, String name) {
        List<String> like = LikeCodes.of(name, members.stream());
        return Violation.in(
                PARAMETER,
                "unknown",
                "There is no member %s here.%s"
                        .formatted(
                                name, like.isEmpty() ? "" : " Did you mean %s?".formatted(String.join(" or ", like))));
    }

    private static Fields inOrder(List<String> members, List<String> wanted) {
        return new Fields(members.stream().filter(wanted::contains).toList());
    }

    /** Whether nothing is left out. */
    public boolean all() {
        return names.isEmpty();
    }

    /** Whether a member is answered. */
    public boolean have(String member) {
        return all() || names.contains(member);
    }

    /** The same members and these, which are read and not answered. */
    public Fields and(String... more) {
        return all()
                ? this
                : new Fields(Stream.concat(names.stream(), Stream.of(more))
                        .distinct()
                        .toList());
    }

    /** The value of the parameter; empty where it is missing. */
    String parameter() {
        return String.join(",", names);
    }
}
