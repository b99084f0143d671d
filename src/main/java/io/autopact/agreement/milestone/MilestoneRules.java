package io.autopact.agreement.milestone;

import io.autopact.agreement.PartsOfAgreements;
import io.autopact.shared.rule.DateRules;
import io.autopact.shared.rule.RecordRules;
import io.autopact.shared.rule.ReferenceRules;
import io.autopact.shared.rule.SetRule;
import io.autopact.shared.rule.StateRules;
import io.autopact.shared.time.RoughDate;
import java.time.LocalDate;
import java.util.Objects;
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
            .rule(
                    "milestone-moved-with-a-reason",
                    (change, found) -> found.addIf(
                            !change.correction()
                                    && change.was(before -> !before.dueOn()
                                                    .equals(change.after().dueOn())
                                            && (change.after().reason() == null
                                                    || change.after().reason().equals(before.reason()))),
                            "reason",
                            "required",
                            "It was due on another day; why it is moved is told."))
            .rule(
                    "milestone-due-date-made-in-past",
                    DateRules.pastDay("madeOn", Facts::madeOn, "A due date cannot be recorded as made in the future."))
            .rule(
                    "milestone-due-date-made-after-the-one-before",
                    (change, found) -> found.addIf(
                            !change.correction()
                                    && change.was(before ->
                                            DateRules.isBefore(change.after().madeOn(), before.madeOn())),
                            "madeOn",
                            "out-of-order",
                            "It would be made before the due date that it changes."))
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

    /** About one due date of a milestone. */
    static final RecordRules<PlanFacts> PLAN = RecordRules.over(PlanFacts.class)
            .rule(
                    "milestone-plan-is-kept-as-it-was-made",
                    (change, found) -> found.addIf(
                            !change.correction()
                                    && !change.after().recordedByThis()
                                    && change.was(before -> !before.says(change.after())),
                            "dueOn",
                            "recorded-already",
                            "Due date %s is kept as it was made; another one is another row, with its reason.",
                            change.after().number()))
            .rule(
                    "milestone-plan-comes-after-those-made",
                    (change, found) -> found.addIf(
                            change.before() == null
                                    && change.after().lastNumber() != null
                                    && change.after().number() < change.after().lastNumber(),
                            "number",
                            "out-of-order",
                            "It stands before due dates that were made already, of which the last is %s.",
                            change.after().lastNumber()))
            .rule(
                    "milestone-plan-change-says-why",
                    (change, found) -> found.addIf(
                            change.before() == null
                                    && change.after().number() > 1
                                    && change.after().reason() == null,
                            "reason",
                            "required",
                            "It is another due date and says why."))
            .rule(
                    "milestone-plan-made-in-past",
                    DateRules.pastDay(
                            "madeOn", PlanFacts::madeOn, "A due date cannot be recorded as made in the future."))
            .rule(
                    "milestone-plan-made-after-the-one-before",
                    (change, found) -> found.addIf(
                            DateRules.isBefore(
                                    change.after().madeOn(), change.after().madeBefore()),
                            "madeOn",
                            "out-of-order",
                            "It would be made before the due date that it changes, which was made on %s.",
                            change.after().madeBefore()));

    /** Across milestones and the parties of their agreements. */
    static final SetRule SETS = SetRule.of("milestone_violations", "milestone-owner-is-party");

    private MilestoneRules() {}

    /**
     * What the rules look at.
     *
     * @param agreement the number of the agreement that it is a part of
     * @param agreementGivenUp whether that was given up, before the write
     * @param dueOn by when it is to be delivered
     * @param madeOn when that was agreed
     * @param reason why it is another day than before
     * @param state how it stands
     * @param stateOn since when
     */
    record Facts(
            String agreement,
            boolean agreementGivenUp,
            RoughDate dueOn,
            @Nullable LocalDate madeOn,
            @Nullable String reason,
            MilestoneState state,
            @Nullable LocalDate stateOn) {

        /**
         * The same, without the reason of an earlier change: one that is given is of this change, whatever its words.
         */
        Facts withoutReason() {
            return new Facts(agreement, agreementGivenUp, dueOn, madeOn, null, state, stateOn);
        }
    }

    /**
     * What the rules about due dates look at.
     *
     * @param number its number within the milestone
     * @param dueOn by when it was to be delivered
     * @param madeOn when that was agreed
     * @param reason why it is another one
     * @param recordedByThis whether it was recorded by this very write, as the one with which the milestone came
     * @param lastNumber the number of the last one that was made; null where there is none
     * @param madeBefore when the one before it was made; null where it is the first
     */
    record PlanFacts(
            int number,
            RoughDate dueOn,
            @Nullable LocalDate madeOn,
            @Nullable String reason,
            boolean recordedByThis,
            @Nullable Integer lastNumber,
            @Nullable LocalDate madeBefore) {

        boolean says(PlanFacts other) {
            return dueOn.equals(other.dueOn)
                    && (other.madeOn == null || other.madeOn.equals(madeOn))
                    && Objects.equals(reason, other.reason);
        }
    }
}
