package io.autopact.agreement.milestone;

import io.autopact.agreement.PartsOfAgreements;
import io.autopact.shared.rule.DateRules;
import io.autopact.shared.rule.RecordRules;
import io.autopact.shared.rule.ReferenceRules;
import io.autopact.shared.rule.SetRule;
import io.autopact.shared.rule.StateRules;
import io.autopact.shared.time.RoughDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What holds of milestones, whoever writes them. */
final class MilestoneRules {

    /** About one milestone. */
    static final RecordRules<Facts> RECORD = RecordRules.over(Facts.class)
            .rule("milestone-stays-with-agreement", ReferenceRules.stays("agreement", Facts::agreement, "A milestone"))
            .rule(
                    "milestone-of-agreement-given-up",
                    PartsOfAgreements.notGivenUp(Facts::agreement, Facts::agreementGivenUp))
            .rule("milestone-state-follows", StateRules.follows("state", Facts::state, MilestoneState::next))
            .rule(
                    "milestone-state-in-past",
                    DateRules.pastDay(
                            "stateOn", Facts::stateOn, "It cannot be recorded to have come to that in the future."))
            .rule(
                    "milestone-settled-on-a-day",
                    (change, found) -> found.addIf(
                            change.after().stateOn() == null && change.after().state() != MilestoneState.OPEN,
                            "stateOn",
                            "required",
                            "A milestone came to its state on a day."))
            .rule(
                    "milestone-open-since-ever",
                    (change, found) -> found.addIf(
                            change.after().stateOn() != null && change.after().state() == MilestoneState.OPEN,
                            "stateOn",
                            "invalid",
                            "A milestone that is open came to that on no day."))
            .rule("milestone-missed-after-its-day", (change, found) -> {
                LocalDate due = change.after().dueOn().value();
                LocalDate on = change.after().stateOn();
                found.addIf(
                        change.after().state() == MilestoneState.MISSED && on != null && !on.isAfter(due),
                        "stateOn",
                        "out-of-order",
                        "It is due on %s, and is missed on the day after at the earliest.",
                        due);
            });

    /** Across milestones and the parties of their agreements. */
    static final SetRule SETS = SetRule.of("milestone_violations", "milestone-owner-is-party");

    private MilestoneRules() {}

    /**
     * What the rules look at.
     *
     * @param agreement the number of the agreement that it is a part of
     * @param agreementGivenUp whether that was given up, before the write
     * @param dueOn by when it is to be delivered
     * @param state how it stands
     * @param stateOn since when
     */
    record Facts(
            String agreement,
            boolean agreementGivenUp,
            RoughDate dueOn,
            MilestoneState state,
            @Nullable LocalDate stateOn) {}
}
