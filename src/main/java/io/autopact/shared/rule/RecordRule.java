package io.autopact.shared.rule;

import org.springframework.util.Assert;

/**
 * A rule about one record and what it was before.
 *
 * @param code what it is called, for good, such as {@code agreement-signed-in-the-past}
 * @param policy what it asks for
 * @param <F> the facts that it looks at
 */
public record RecordRule<F>(String code, Policy<F> policy) {

    /**
     * What a rule asks for.
     *
     * @param <F> the facts that it looks at
     */
    @FunctionalInterface
    public interface Policy<F> {

        /** Tells what is wrong with a change. */
        void check(Change<F> change, Findings found);
    }

    /** Makes a rule. */
    public RecordRule {
        Assert.isTrue(code.matches("[a-z]+(-[a-z]+)+"), () -> code + " is no code of a rule");
    }
}
