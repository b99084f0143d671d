package io.autopact.rollout;

import io.autopact.shared.rule.Change;
import io.autopact.shared.rule.DateRules;
import io.autopact.shared.rule.Finding;
import io.autopact.shared.rule.RecordRules;
import io.autopact.shared.rule.ReferenceRules;
import io.autopact.shared.rule.SetRule;
import io.autopact.shared.time.RoughDate;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What holds of vehicle models, rollouts and deployments, whoever writes them. */
public final class RolloutRules {

    private static final Set<RolloutStage> NEVER_PLANNED = EnumSet.of(RolloutStage.ON_HOLD, RolloutStage.CANCELLED);

    private static final Set<RolloutStage> OVER = EnumSet.of(RolloutStage.RETIRED, RolloutStage.CANCELLED);

    /** About one vehicle model. */
    static final RecordRules<ModelFacts> MODEL = RecordRules.over(ModelFacts.class)
            .rule(
                    "vehicle-model-of-a-maker-in-use",
                    ReferenceRules.notArchived("automaker", ModelFacts::automaker, ModelFacts::automakerArchived));

    /** About what a rollout rests on, as it is given. */
    private static final RecordRules<Facts> REST = RecordRules.over(Facts.class)
            .rule(
                    "rollout-rests-on-one-or-on-nothing",
                    (change, found) -> found.addIf(
                            change.after().basis() != null && change.after().withoutBasisReason() != null,
                            "withoutBasisReason",
                            "contradiction",
                            "It rests on %s, or on nothing; not both.",
                            change.after().basis()));

    /** About one rollout. */
    static final RecordRules<Facts> RECORD = RecordRules.over(Facts.class)
            .rule(
                    "rollout-into-a-model-in-use",
                    ReferenceRules.notArchived("vehicleModel", Facts::vehicleModel, Facts::vehicleModelArchived))
            .rule(
                    "rollout-of-a-solution-in-use",
                    ReferenceRules.notArchived("solution", Facts::solution, Facts::solutionArchived))
            .all(REST);

    /** About the dates of one stage, which they tell by themselves. */
    private static final RecordRules<StageFacts> DATES = RecordRules.over(StageFacts.class)
            .rule(
                    "stage-planned-ahead",
                    (change, found) -> found.addIf(
                            change.after().plannedOn() != null
                                    && NEVER_PLANNED.contains(change.after().stage()),
                            "plannedOn",
                            "invalid",
                            "%s is not planned ahead.",
                            change.after().stage()))
            .rule(
                    "stage-resumed-is-on-hold",
                    (change, found) -> found.addIf(
                            change.after().resumedOn() != null && change.after().stage() != RolloutStage.ON_HOLD,
                            "resumedOn",
                            "invalid",
                            "Only what is ON_HOLD goes on."))
            .rule(
                    "stage-resumed-after-it-was-put-on-hold",
                    (change, found) -> found.addIf(
                            DateRules.isBefore(
                                    change.after().resumedOn(),
                                    DateRules.day(change.after().actualOn())),
                            "resumedOn",
                            "out-of-order",
                            "It would go on before it was put on hold on %s.",
                            DateRules.day(change.after().actualOn())))
            .rule(
                    "stage-made-on-of-a-plan",
                    (change, found) -> found.addIf(
                            change.after().madeOn() != null
                                    && change.after().plannedOn() == null
                                    && !change.was(before ->
                                            Objects.equals(change.after().madeOn(), before.madeOn())),
                            "madeOn",
                            "invalid",
                            "There is no plan of %s that was made on a day.",
                            change.after().stage()));

    /** About one stage of a rollout. */
    static final RecordRules<StageFacts> STAGE = RecordRules.over(StageFacts.class)
            .all(DATES)
            .rule(
                    "stage-occurs-once",
                    (change, found) -> found.addIf(
                            change.after().occurrence() != 1 && change.after().stage() != RolloutStage.ON_HOLD,
                            "occurrence",
                            "duplicate",
                            "%s is there once; only ON_HOLD can be there several times.",
                            change.after().stage()))
            .rule("stage-plan-is-changed-by-a-plan", (change, found) -> {
                RoughDate plan =
                        change.before() == null ? null : change.before().plannedOn();
                found.addIf(
                        plan != null && !plan.equals(change.after().plannedOn()),
                        "plannedOn",
                        "planned-already",
                        "%s is planned for %s; another plan is made with a reason: by …/plan, or as a row of rollout_plans.",
                        change.after().stage(),
                        DateRules.day(plan));
            })
            .rule(
                    "stage-plan-stays-made-when-it-was",
                    (change, found) -> found.addIf(
                            change.was(before -> before.plannedOn() != null
                                    && before.plannedOn().equals(change.after().plannedOn())
                                    && change.after().madeOn() != null
                                    && !change.after().madeOn().equals(before.madeOn())),
                            "madeOn",
                            "planned-already",
                            "The plan of %s is recorded as made on another day.",
                            change.after().stage()))
            .rule(
                    "stage-plan-made-in-past",
                    DateRules.pastDay(
                            "madeOn", StageFacts::madeOn, "A plan cannot be recorded as made in the future."));

    /** About one plan of a stage. */
    static final RecordRules<PlanFacts> PLAN = RecordRules.over(PlanFacts.class)
            .rule(
                    "plan-is-kept-as-it-was-made",
                    (change, found) -> found.addIf(
                            change.was(before -> !before.says(change.after())),
                            "plannedOn",
                            "recorded-already",
                            "Plan %s is kept as it was made; another plan is another one, with its reason.",
                            change.after().number()))
            .rule(
                    "plan-comes-after-those-made",
                    (change, found) -> found.addIf(
                            change.before() == null
                                    && change.after().lastNumber() != null
                                    && change.after().number() < change.after().lastNumber(),
                            "number",
                            "out-of-order",
                            "It stands before plans that were made already, of which the last is %s.",
                            change.after().lastNumber()))
            .rule(
                    "plan-change-says-why",
                    (change, found) -> found.addIf(
                            change.before() == null
                                    && change.after().another()
                                    && change.after().reason() == null,
                            "reason",
                            "required",
                            "It is another plan of %s and says why.",
                            change.after().stage()))
            .rule(
                    "plan-change-says-when",
                    (change, found) -> found.addIf(
                            change.before() == null
                                    && change.after().another()
                                    && change.after().madeOn() == null,
                            "madeOn",
                            "required",
                            "It is another plan of %s and was made on a day.",
                            change.after().stage()))
            .rule(
                    "plan-made-in-past",
                    DateRules.pastDay("madeOn", PlanFacts::madeOn, "A plan cannot be recorded as made in the future."))
            .rule(
                    "plan-made-after-the-one-before",
                    (change, found) -> found.addIf(
                            DateRules.isBefore(
                                    change.after().madeOn(), change.after().madeBefore()),
                            "madeOn",
                            "out-of-order",
                            "It would be made before the plan that it changes, which was made on %s.",
                            change.after().madeBefore()))
            .rule(
                    "plan-of-a-stage-not-reached",
                    (change, found) -> found.addIf(
                            change.before() == null
                                    && change.after().another()
                                    && change.after().reached(),
                            "stage",
                            "reached-already",
                            "%s was reached already; there is nothing left to plan.",
                            change.after().stage()))
            .rule(
                    "plan-of-a-rollout-under-way",
                    (change, found) -> found.addIf(
                            change.before() == null
                                    && change.after().another()
                                    && !change.after().reached()
                                    && change.after().rolloutStage() != null
                                    && OVER.contains(change.after().rolloutStage()),
                            "stage",
                            "reached-already",
                            "It is %s; there is nothing left to plan.",
                            change.after().rolloutStage()))
            .rule(
                    "plan-of-a-stage-planned-ahead",
                    (change, found) -> found.addIf(
                            NEVER_PLANNED.contains(change.after().stage()),
                            "stage",
                            "not-planned",
                            "%s is not planned ahead.",
                            change.after().stage()));

    /** About one deployment. */
    static final RecordRules<DeploymentFacts> DEPLOYMENT = RecordRules.over(DeploymentFacts.class)
            .rule(
                    "deployment-at-an-organization-in-use",
                    ReferenceRules.notArchived(
                            "organization", DeploymentFacts::organization, DeploymentFacts::organizationArchived))
            .rule(
                    "deployment-of-a-solution-in-use",
                    ReferenceRules.notArchived(
                            "solution", DeploymentFacts::solution, DeploymentFacts::solutionArchived))
            .rule(
                    "deployment-ends-after-it-begins",
                    DateRules.inOrder("from", DeploymentFacts::from, "until", DeploymentFacts::until));

    /** Across the stages of rollouts. */
    static final SetRule STAGES = SetRule.of(
            "rollout_date_violations",
            "stage-reached-in-past",
            "stages-reached-in-order",
            "stages-planned-in-order",
            "stage-cancelled-last",
            "stage-launched-goes-on",
            "stage-retired-was-launched",
            "stage-on-hold-since",
            "stage-on-hold-once-at-a-time",
            "stage-not-reached-on-hold");

    /** The same, told of the plans that they follow from. */
    static final SetRule PLANS = SetRule.of("rollout_plan_violations");

    /** Across rollouts and the agreements that they rest on. */
    static final SetRule BASIS = SetRule.of("rollout_basis_missing", "rollout-rests-on-an-agreement");

    /** Across the deployments of organizations. */
    static final SetRule DEPLOYMENTS = SetRule.of("deployment_violations", "deployment-once-at-a-time");

    private RolloutRules() {}

    /** Tells what is wrong with what a rollout is to rest on. */
    public static void checkRest(@Nullable String basis, @Nullable String withoutBasis, Consumer<Finding> found) {
        Facts facts = new Facts("", false, "", false, basis, withoutBasis);
        REST.check(new Change<>(null, facts, LocalDate.EPOCH), found);
    }

    /** Tells what is wrong with the dates of one stage by themselves. */
    public static void checkDates(RolloutDraft.StageDates dates, Consumer<Finding> found) {
        DATES.check(new Change<>(null, StageFacts.of(dates, 1), LocalDate.EPOCH), found);
    }

    /**
     * What the rules about vehicle models look at.
     *
     * @param automaker the code of the maker
     * @param automakerArchived whether that was archived before the write
     */
    record ModelFacts(String automaker, boolean automakerArchived) {}

    /**
     * What the rules about rollouts look at.
     *
     * @param vehicleModel the code of the model
     * @param vehicleModelArchived whether that was archived before the write
     * @param solution the code of the solution
     * @param solutionArchived whether that was archived before the write
     * @param basis the agreement that it rests on
     * @param withoutBasisReason why it rests on none
     */
    record Facts(
            String vehicleModel,
            boolean vehicleModelArchived,
            String solution,
            boolean solutionArchived,
            @Nullable String basis,
            @Nullable String withoutBasisReason) {}

    /**
     * What the rules about stages look at.
     *
     * @param stage which
     * @param occurrence which time
     * @param plannedOn when it is planned
     * @param madeOn when that plan was made
     * @param actualOn when it was reached
     * @param resumedOn when it went on, of one on hold
     */
    record StageFacts(
            RolloutStage stage,
            int occurrence,
            @Nullable RoughDate plannedOn,
            @Nullable LocalDate madeOn,
            @Nullable RoughDate actualOn,
            @Nullable LocalDate resumedOn) {

        static StageFacts of(RolloutDraft.StageDates dates, int occurrence) {
            return new StageFacts(
                    dates.stage(), occurrence, dates.plannedOn(), dates.madeOn(), dates.actualOn(), dates.resumedOn());
        }
    }

    /**
     * What the rules about plans look at.
     *
     * @param number its number within the rollout
     * @param stage the stage that is planned
     * @param plannedOn when it is planned
     * @param madeOn when the plan was made
     * @param reason why there is another one
     * @param another whether the stage was planned before
     * @param lastNumber the number of the last plan that was made; null where there is none
     * @param madeBefore when the last plan of the stage before it was made; null where it is the first
     * @param reached whether the stage was reached already
     * @param rolloutStage how far the rollout has come; null where it is new
     */
    record PlanFacts(
            int number,
            RolloutStage stage,
            RoughDate plannedOn,
            @Nullable LocalDate madeOn,
            @Nullable String reason,
            boolean another,
            @Nullable Integer lastNumber,
            @Nullable LocalDate madeBefore,
            boolean reached,
            @Nullable RolloutStage rolloutStage) {

        boolean says(PlanFacts other) {
            return stage == other.stage
                    && plannedOn.equals(other.plannedOn)
                    && (other.madeOn == null || other.madeOn.equals(madeOn))
                    && Objects.equals(reason, other.reason);
        }
    }

    /**
     * What the rules about deployments look at.
     *
     * @param organization where it is in use
     * @param organizationArchived whether that was archived before the write
     * @param solution what is in use
     * @param solutionArchived whether that was archived before the write
     * @param from the first day
     * @param until the last day
     */
    record DeploymentFacts(
            String organization,
            boolean organizationArchived,
            @Nullable String solution,
            boolean solutionArchived,
            @Nullable RoughDate from,
            @Nullable RoughDate until) {}
}
