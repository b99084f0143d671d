package io.autopact.evidence;

/** What kind of thing happened. */
public enum EventKind {
    /** A conference 大会. */
    CONFERENCE,
    /** Something was announced 宣布. */
    ANNOUNCEMENT,
    /** Something went live 上线. */
    LAUNCH,
    /** People met 会谈. */
    MEETING,
    /** Something else 其他. */
    OTHER
}
