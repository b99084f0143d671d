package io.autopact.portfolio;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/** What can be otherwise at one date than at another. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum ChangeKind {
    /** An organization came into cooperation. */
    COOPERATION_BEGAN("建立合作", "came into cooperation"),
    /** An organization is in cooperation no more. */
    COOPERATION_ENDED("合作终止", "is in cooperation no more"),
    /** An agreement came into force. */
    AGREEMENT_CAME_INTO_FORCE("协议生效", "came into force"),
    /** An agreement is in force no more. */
    AGREEMENT_ENDED("协议失效", "is in force no more"),
    /** An agreement is in another phase. */
    AGREEMENT_PHASE_CHANGED("协议阶段变化", "is in another phase"),
    /** A domain came to be covered. */
    COVERAGE_GAINED("新增覆盖领域", "came to be covered"),
    /** A domain is covered no more. */
    COVERAGE_LOST("失去覆盖领域", "is covered no more"),
    /** A rollout is at another stage. */
    ROLLOUT_MOVED("落地阶段变化", "moved to another stage"),
    /** The launch of a rollout was planned for the first time. */
    LAUNCH_PLANNED("首次制定上市计划", "has a planned launch"),
    /** The launch of a rollout is planned for another day. */
    LAUNCH_REPLANNED("上市计划变更", "is planned for another day"),
    /** A deployment began. */
    DEPLOYMENT_BEGAN("部署开始", "came into use"),
    /** A deployment ended. */
    DEPLOYMENT_ENDED("部署结束", "is in use no more"),
    /** Something happened that is no step of a record. */
    EVENT("发生", "happened");

    /** What it is, in Chinese. */
    private final String zh;

    /** What it is, in English. */
    private final String en;
}
