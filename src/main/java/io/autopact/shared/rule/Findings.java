package io.autopact.shared.rule;

import java.util.function.Consumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/** Takes what one rule finds wrong with a record. */
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public final class Findings {

    private final String rule;
    private final Consumer<Finding> taker;

    /**
     * Adds one.
     *
     * @param member the member that is at fault, as the API calls it
     * @param kind what kind of mistake, such as {@code out-of-order}
     * @param wording what is wrong and what would be right, as a format
     * @param arguments what the format shows; a {@link Member} is shown by the name that the reader knows
     */
    public void add(String member, String kind, String wording, @Nullable Object... arguments) {
        taker.accept(Finding.of(rule, member, kind, wording, arguments));
    }

    /** Adds one where a condition holds. */
    public void addIf(boolean broken, String member, String kind, String wording, @Nullable Object... arguments) {
        if (broken) {
            add(member, kind, wording, arguments);
        }
    }
}
