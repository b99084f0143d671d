package io.autopact.portfolio;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/** What the register cannot bear out. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum GapKind {
    /** An agreement in force of which no domain and no solution is known 协议范围未知. */
    SCOPE_UNKNOWN("协议生效，但范围未知，不覆盖任何领域", "The agreement is in force and its scope is not known: it covers nothing."),

    /** A cooperation that no agreement on file reaches 有合作而无协议. */
    COOPERATION_WITHOUT_AGREEMENT(
            "有合作关系记录，但没有生效协议", "A cooperation is recorded, and no agreement in force reaches the organization."),

    /** A rollout past PLANNED that was recorded without a basis 落地无依据. */
    ROLLOUT_WITHOUT_BASIS("落地项目登记为无协议依据", "The rollout is recorded as resting on no agreement."),

    /** A rollout past PLANNED whose basis does not hold on the day, and that no other agreement covers 落地依据已失效. */
    ROLLOUT_BASIS_LOST(
            "落地项目所依据的协议当日不覆盖它，且没有其他协议覆盖", "The agreement it rests on does not cover it on the day, and no other does."),

    /** A planned rollout that no agreement covers yet 计划落地而无协议. */
    PLANNED_WITHOUT_AGREEMENT("计划落地，但没有生效协议覆盖", "The rollout is planned, and no agreement in force covers it."),

    /** A deployment of a solution that is not known 部署方案未知. */
    DEPLOYMENT_SOLUTION_UNKNOWN("部署已登记，但不知道是哪个解决方案", "Something is in use, and it is not known which solution."),

    /** A deployment that no agreement covers 部署无协议. */
    DEPLOYMENT_WITHOUT_AGREEMENT("在用的部署没有生效协议覆盖", "A deployment is in use, and no agreement in force covers it."),

    /** A layer with another number of elements than its source declares 要素数量不符. */
    ELEMENT_COUNT_MISMATCH("层中列出的要素数与来源所述不符", "A layer lists another number of elements than its source declares.");

    /** What it means, in Chinese. */
    private final String zh;

    /** What it means, in English. */
    private final String en;
}
