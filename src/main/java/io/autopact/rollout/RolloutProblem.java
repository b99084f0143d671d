package io.autopact.rollout;

import io.autopact.shared.problem.ProblemType;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/** The problems that only rollouts have. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum RolloutProblem implements ProblemType {
    STAGE_NOT_ALLOWED(
            "stage-not-allowed",
            409,
            "The stage cannot follow the present one",
            "当前阶段不能转为该阶段",
            "A rollout goes forward from PLANNED over INTEGRATING and VALIDATING to LAUNCHED and is retired after that;"
                    + " before the launch it can be put on hold or cancelled. allowedStages names those that can come"
                    + " next."),
    WITHOUT_BASIS(
            "rollout-without-basis",
            422,
            "The rollout rests on no agreement",
            "车型落地没有协议依据",
            "A rollout past PLANNED rests on an agreement that is in force on the day of the stage, is made with the"
                    + " model's maker or extends to it, and covers a domain that the solution serves or names the"
                    + " solution. domains lists those that the solution serves, closest the agreements that come"
                    + " closest and why each one fails. What is a fact all the same is recorded with withoutBasis and a"
                    + " reason, and reported as a gap.");

    private final String slug;
    private final int status;
    private final String titleEn;
    private final String titleZh;
    private final String adviceEn;
}
