package io.autopact.agreement;

import io.autopact.shared.rule.RecordRule;
import java.util.function.Function;
import java.util.function.Predicate;

/** What holds of everything that belongs to an agreement, whoever writes it. */
public final class PartsOfAgreements {

    private PartsOfAgreements() {}

    /**
     * An agreement that was given up gets no further parts, and those that it has are changed no more.
     *
     * @param agreement the number of the agreement
     * @param givenUp whether it was given up, before the write
     */
    public static <F> RecordRule.Policy<F> notGivenUp(Function<F, String> agreement, Predicate<F> givenUp) {
        return (change, found) -> found.addIf(
                givenUp.test(change.after()),
                "agreement",
                "given-up",
                "%s was given up: it gets no further parts, and those that it has are changed no more.",
                agreement.apply(change.after()));
    }
}
