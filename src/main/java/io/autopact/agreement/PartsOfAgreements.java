package io.autopact.agreement;

import io.autopact.shared.rule.RecordRule;
import java.util.function.Function;
import java.util.function.Predicate;

/** What holds of everything that belongs to an agreement, whoever writes it. */
public final class PartsOfAgreements {

    /**
     * SQL for whether there was anything of an {@code agreement} by the date asked about, by its first date that is
     * known; what is drafted without a date may have been there at any.
     */
    public static final String BEGUN = """
            coalesce(
                least(first_day_of_period(agreement.drafted_on, agreement.drafted_on_precision), agreement.negotiating_on,
                    first_day_of_period(agreement.signed_on, agreement.signed_on_precision)) <= cast(:asOf as date),
                true)""";

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
                "%s was given up: it gets no further parts, and those that it has are changed no more. What belongs to"
                        + " it is recorded before it is given up, or imported with it in one archive.",
                agreement.apply(change.after()));
    }
}
