package io.autopact.rollout;

import io.autopact.history.AuditContext;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.rule.Change;
import io.autopact.shared.time.RoughDate;
import io.autopact.shared.time.Today;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of rollouts from stage to stage, and the changes of their plans. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RolloutProgress {

    private final RolloutService rollouts;
    private final RolloutReferences references;
    private final RolloutDates dates;
    private final RolloutBasis basis;
    private final AuditContext audit;
    private final Today today;

    /**
     * One of many steps.
     *
     * @param number the number of the rollout
     * @param change the step
     * @param expected is given the recorded version, and refuses one that the client does not mean
     */
    public record Step(String number, StageChange change, IntConsumer expected) {}

    /**
     * Takes a rollout to another stage.
     *
     * @return how it is recorded, as of today
     * @throws ProblemException if there is no such rollout, the stage cannot follow, the day lies in the future or
     *     before what was reached already, or it rests on no agreement
     */
    @Transactional
    public RolloutView move(String number, StageChange change, IntConsumer expected) {
        audit.describe("STAGE_" + change.to(), change.reason());
        return step(new Step(number, change, expected), "");
    }

    /**
     * Takes many rollouts to other stages: all of them, or none.
     *
     * @return how they are recorded, as of today, in the order given
     * @throws ProblemException with what is wrong with each of them
     */
    @Transactional
    public List<RolloutView> moveAll(List<Step> steps, @Nullable String reason) {
        audit.describe("STAGES", reason);
        rollouts.lock(steps.stream().map(Step::number).toList());
        List<RolloutView> moved = new ArrayList<>();
        Violations violations = new Violations();
        for (int i = 0; i < steps.size(); i++) {
            String pointer = "/items/" + i;
            try {
                moved.add(step(steps.get(i), pointer));
            } catch (ProblemException refused) {
                violations.addAll(within(pointer, refused));
            }
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    CommonProblem.RULE_VIOLATED,
                    "%d of %d steps are not possible, so none was taken; errors lists why."
                            .formatted(steps.size() - moved.size(), steps.size()),
                    violations);
        }
        return moved;
    }

    private static Violations within(String pointer, ProblemException refused) {
        return refused.getViolations().isEmpty()
                ? Violations.of(List.of(Violation.at(
                        pointer,
                        refused.getType().slug(),
                        Objects.requireNonNullElse(refused.getMessage(), "It is not possible."))))
                : Violations.of(refused.getViolations());
    }

    private RolloutView step(Step step, String pointer) {
        StageChange change = step.change();
        RolloutView before = rollouts.get(step.number(), today.get());
        if (!before.allowedStages().contains(change.to())) {
            rollouts.expected(step.number(), step.expected());
            throw new ProblemException(
                            RolloutProblem.STAGE_NOT_ALLOWED,
                            "%s is %s; it cannot become %s.".formatted(step.number(), before.stage(), change.to()))
                    .with("allowedStages", before.allowedStages());
        }
        Rollout rollout = rollouts.expected(step.number(), step.expected());
        long key = rollouts.raise(rollout);
        rest(key, change, pointer);
        if (before.stage() == RolloutStage.ON_HOLD) {
            refuseBeforeHold(before, change, pointer);
            dates.resume(key, change.on());
        }
        boolean returns =
                before.stages().stream().anyMatch(stage -> stage.stage() == change.to() && stage.actualOn() != null);
        boolean goesOn = before.stage() == RolloutStage.ON_HOLD && change.to() == RolloutStage.PLANNED;
        if (change.to() == RolloutStage.ON_HOLD || (!returns && !goesOn)) {
            dates.reach(key, change.to(), change.on());
        }
        List<Violation> violations = dates.violations(key, (stage, occurrence) -> pointer + "/on");
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations.stream().distinct().toList());
        }
        if (change.to().needsBasis() || change.basis() != null) {
            basis.settle(key, change.basis(), pointer + "/basis");
        }
        return rollouts.get(step.number(), today.get());
    }

    /** What was on hold goes on after it was put there. */
    private static void refuseBeforeHold(RolloutView rollout, StageChange change, String pointer) {
        rollout.stages().stream()
                .filter(hold -> hold.stage() == RolloutStage.ON_HOLD && hold.resumedOn() == null)
                .map(RolloutView.Stage::actualOn)
                .filter(since -> since != null && change.on().value().isBefore(since))
                .findFirst()
                .ifPresent(since -> {
                    throw ProblemException.ruleViolated(List.of(Violation.at(
                            pointer + "/on",
                            "out-of-order",
                            "%s on %s lies before it was put on hold on %s."
                                    .formatted(change.to(), change.on().value(), since))));
                });
    }

    private void rest(long rollout, StageChange change, String pointer) {
        if (change.basis() != null) {
            basis.restOn(rollout, references.agreement(change.basis(), pointer + "/basis"));
        } else if (change.withoutBasis() != null) {
            basis.restOnNothing(rollout, change.withoutBasis());
        }
    }

    /**
     * Another plan of a stage.
     *
     * @param stage the stage
     * @param plannedOn when it is planned now
     * @param madeOn when the plan was made; null for today
     * @param reason why
     */
    public record Plan(
            RolloutStage stage,
            RoughDate plannedOn,
            @Nullable LocalDate madeOn,
            @Nullable String reason) {}

    /**
     * Makes another plan for a stage. The plans before it are kept.
     *
     * @return how it is recorded, as of today
     * @throws ProblemException if there is no such rollout, the stage was reached already or cannot be planned, the
     *     plan runs backwards, or it was made in the future or before the one that it changes
     */
    @Transactional
    public RolloutView plan(String number, Plan plan, IntConsumer expected) {
        Rollout rollout = rollouts.expected(number, expected);
        RolloutView before = rollouts.get(number, today.get());
        RolloutRules.PLAN.require(new Change<>(null, planned(before, plan), today.get()));
        audit.describe("PLANNED_ANEW", plan.reason());
        long key = rollouts.raise(rollout);
        dates.plan(key, plan);
        List<Violation> violations = dates.violations(key, (violating, occurrence) -> "/plannedOn");
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations.stream().distinct().toList());
        }
        return rollouts.get(number, today.get());
    }

    private RolloutRules.PlanFacts planned(RolloutView rollout, Plan plan) {
        Optional<RolloutView.Stage> dates = rollout.stages().stream()
                .filter(stage -> stage.stage() == plan.stage())
                .findFirst();
        return new RolloutRules.PlanFacts(
                1,
                plan.stage(),
                plan.plannedOn(),
                plan.madeOn() == null ? today.get() : plan.madeOn(),
                plan.reason(),
                true,
                null,
                dates.map(RolloutView.Stage::madeOn).orElse(null),
                dates.map(RolloutView.Stage::actualOn).isPresent(),
                rollout.stage());
    }
}
