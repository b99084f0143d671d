package io.autopact.shared.rule;

import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What holds of references to other records, whatever they are references of. */
public final class ReferenceRules {

    private ReferenceRules() {}

    /**
     * Nothing refers anew to what is archived.
     *
     * @param member the member that refers to it
     * @param code the code that it gives
     * @param archived whether what has this code is archived, and was before the write
     */
    public static <F> RecordRule.Policy<F> notArchived(
            String member, Function<F, @Nullable String> code, Predicate<F> archived) {
        return (change, found) -> {
            String given = code.apply(change.after());
            found.addIf(
                    given != null
                            && archived.test(change.after())
                            && !change.was(before -> given.equals(code.apply(before))),
                    member,
                    "archived",
                    "%s is archived; restore it first.",
                    given);
        };
    }

    /** A part stays with the record that it is a part of. */
    public static <F> RecordRule.Policy<F> stays(String member, Function<F, String> code, String what) {
        return (change, found) -> {
            F before = change.before();
            if (before != null) {
                found.addIf(
                        !code.apply(before).equals(code.apply(change.after())),
                        member,
                        "changed",
                        "%s stays with its %s, which is %s.",
                        what,
                        new Member(member),
                        code.apply(before));
            }
        };
    }
}
