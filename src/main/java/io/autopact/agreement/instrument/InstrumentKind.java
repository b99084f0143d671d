package io.autopact.agreement.instrument;

/** What an agreement sets up. */
public enum InstrumentKind {
    /** 联合创新实验室. */
    JOINT_LAB,
    /** 产业基金. */
    FUND,
    /** 合资公司. */
    JOINT_VENTURE
}
