package io.autopact.agreement;

/** What kind of agreement; the original wording stands beside it, because the kinds are not interchangeable. */
public enum AgreementKind {
    /** A strategic agreement 战略协议. */
    STRATEGIC_AGREEMENT,
    /** A strategic cooperation 战略合作. */
    STRATEGIC_COOPERATION,
    /** A cooperation agreement 合作协议. */
    COOPERATION_AGREEMENT,
    /** An agreement to found a joint venture 合资协议. */
    JOINT_VENTURE_AGREEMENT,
    /** A memorandum of understanding 备忘录. */
    MEMORANDUM,
    /** An agreement on one project 项目协议. */
    PROJECT_AGREEMENT
}
