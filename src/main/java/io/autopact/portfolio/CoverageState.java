package io.autopact.portfolio;

/** How far an organization has come with a domain or an element, the first that applies. */
public enum CoverageState {
    /** An agreement in force covers it, and it has landed: launched in a vehicle model, or deployed 已落地. */
    LIVE,
    /** It has landed, and an agreement covered it that is no longer in force 协议已失效. */
    LAPSED,
    /** It has landed, and no agreement ever covered it 无协议. */
    UNCOVERED,
    /** An agreement in force covers it 已签约. */
    AGREED,
    /** An agreement is on its way, or a rollout is planned or under way 计划中. */
    PLANNED,
    /** Nothing is recorded 空白. */
    NONE
}
