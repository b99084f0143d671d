package io.autopact.evidence;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of record that evidence can be about. The module that owns the records contributes one as a bean.
 *
 * @param type its name in the API, such as {@code AGREEMENT}
 * @param codes SQL that gives the codes of all its records in a column named code
 * @param merged SQL that gives the codes of records that were merged in a column named code, and those of their
 *     successors in one named meant; null where records of this kind are never merged
 * @param members the members of a record that can be cited
 * @param organization whether they are organizations, which can be at events
 */
public record CitableType(
        String type, String codes, @Nullable String merged, Set<String> members, boolean organization) {

    private static final Pattern MEMBER = Pattern.compile("([a-zA-Z]+)(\\[[^\\[\\]]+])?(\\.[a-zA-Z]+)?");

    /**
     * A kind of record whose members are those of its view.
     *
     * @param view the record that represents it
     * @param more further members that can be cited
     */
    public static CitableType of(String type, String codes, Class<? extends Record> view, String... more) {
        return new CitableType(
                type,
                codes,
                null,
                Stream.concat(
                                Arrays.stream(view.getRecordComponents()).map(RecordComponent::getName),
                                Arrays.stream(more))
                        .collect(Collectors.toUnmodifiableSet()),
                false);
    }

    /** The same kind, whose records can be merged. */
    public CitableType withMerged(String successors) {
        return new CitableType(type, codes, successors, members, organization);
    }

    /** The same kind, whose records are organizations. */
    public CitableType asOrganization() {
        return new CitableType(type, codes, merged, members, true);
    }

    /**
     * Whether a member, or a part such as {@code scope[CONNECTED_VEHICLE]} or {@code cooperation.since}, can be cited.
     */
    boolean has(String member) {
        Matcher matcher = MEMBER.matcher(member);
        return matcher.matches() && members.contains(matcher.group(1));
    }
}
