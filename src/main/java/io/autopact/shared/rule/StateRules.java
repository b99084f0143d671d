package io.autopact.shared.rule;

import java.util.List;
import java.util.function.Function;

/** What holds of states that follow each other, whatever they are states of. */
public final class StateRules {

    private StateRules() {}

    /**
     * A record stays in its state, or comes to one that can follow.
     *
     * @param member the member with the state
     * @param state the state
     * @param next the states that can follow one
     */
    public static <F, S> RecordRule.Policy<F> follows(String member, Function<F, S> state, Function<S, List<S>> next) {
        return (change, found) -> {
            F recorded = change.before();
            if (recorded == null) {
                return;
            }
            S before = state.apply(recorded);
            S after = state.apply(change.after());
            found.addIf(
                    !before.equals(after) && !next.apply(before).contains(after),
                    member,
                    "state-not-allowed",
                    "It is %s; it cannot become %s.",
                    before,
                    after);
        };
    }
}
