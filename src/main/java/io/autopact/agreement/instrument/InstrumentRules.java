package io.autopact.agreement.instrument;

import io.autopact.agreement.PartsOfAgreements;
import io.autopact.shared.rule.DateRules;
import io.autopact.shared.rule.Findings;
import io.autopact.shared.rule.RecordRule;
import io.autopact.shared.rule.RecordRules;
import io.autopact.shared.rule.ReferenceRules;
import io.autopact.shared.rule.StateRules;
import io.autopact.shared.time.RoughDate;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What holds of instruments, whoever writes them. */
final class InstrumentRules {

    private static final String IN_PAST = "It cannot be recorded to have come to that in the future.";

    /** About one instrument. */
    static final RecordRules<Facts> RECORD = RecordRules.over(Facts.class)
            .rule(
                    "instrument-stays-with-agreement",
                    ReferenceRules.stays("agreement", Facts::agreement, "An instrument"))
            .rule(
                    "instrument-of-agreement-given-up",
                    PartsOfAgreements.notGivenUp(Facts::agreement, Facts::agreementGivenUp))
            .rule("instrument-state-follows", StateRules.follows("state", Facts::state, InstrumentState::next))
            .rule(
                    "instrument-amount-in-currency",
                    (change, found) -> found.addIf(
                            (change.after().amount() == null) != (change.after().currency() == null),
                            change.after().currency() == null ? "currency" : "amount",
                            "required",
                            "An amount has a currency, and a currency an amount."))
            .rule("instrument-established-in-past", DateRules.past("establishedOn", Facts::establishedOn, IN_PAST))
            .rule("instrument-operating-in-past", DateRules.past("operatingOn", Facts::operatingOn, IN_PAST))
            .rule("instrument-closed-in-past", DateRules.past("closedOn", Facts::closedOn, IN_PAST))
            .rule("instrument-came-to-its-state-on-a-day", (change, found) -> {
                Facts facts = change.after();
                switch (facts.state()) {
                    case PLANNED -> {}
                    case ESTABLISHED -> dated(found, "establishedOn", facts.establishedOn());
                    case OPERATING -> dated(found, "operatingOn", facts.operatingOn());
                    case CLOSED -> dated(found, "closedOn", facts.closedOn());
                }
            })
            .rule(
                    "instrument-established-once-set-up",
                    notBefore("establishedOn", Facts::establishedOn, InstrumentState.ESTABLISHED))
            .rule(
                    "instrument-operating-once-at-work",
                    notBefore("operatingOn", Facts::operatingOn, InstrumentState.OPERATING))
            .rule("instrument-closed-once-at-its-end", notBefore("closedOn", Facts::closedOn, InstrumentState.CLOSED))
            .rule("instrument-operating-after-established", (change, found) -> {
                inOrder(
                        found,
                        change.after().establishedOn(),
                        "operatingOn",
                        change.after().operatingOn());
            })
            .rule("instrument-closed-last", (change, found) -> {
                inOrder(
                        found,
                        change.after().establishedOn(),
                        "closedOn",
                        change.after().closedOn());
                inOrder(
                        found,
                        change.after().operatingOn(),
                        "closedOn",
                        change.after().closedOn());
            });

    private InstrumentRules() {}

    /**
     * What the rules look at.
     *
     * @param agreement the number of the agreement that it is a part of
     * @param agreementGivenUp whether that was given up, before the write
     * @param amount its size in the currency
     * @param currency the currency
     * @param state how far it has come
     * @param establishedOn when it was set up
     * @param operatingOn when it began to work
     * @param closedOn when it ended
     */
    record Facts(
            String agreement,
            boolean agreementGivenUp,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            InstrumentState state,
            @Nullable RoughDate establishedOn,
            @Nullable RoughDate operatingOn,
            @Nullable RoughDate closedOn) {}

    private static void dated(Findings found, String member, @Nullable RoughDate date) {
        found.addIf(date == null, member, "required", "The instrument came to its state on a day.");
    }

    /** There is no date of a state that it has not come to. */
    private static RecordRule.Policy<Facts> notBefore(
            String member, Function<Facts, @Nullable RoughDate> date, InstrumentState reached) {
        return (change, found) -> found.addIf(
                date.apply(change.after()) != null && change.after().state().compareTo(reached) < 0,
                member,
                "invalid",
                "The instrument is only %s.",
                change.after().state());
    }

    private static void inOrder(Findings found, @Nullable RoughDate earlier, String member, @Nullable RoughDate later) {
        found.addIf(
                DateRules.isBefore(DateRules.day(later), DateRules.day(earlier)),
                member,
                "out-of-order",
                "It came to an earlier state on %s.",
                DateRules.day(earlier));
    }
}
