package io.autopact.agreement;

/** How an agreement follows from another. */
public enum LineageRelation {
    /** Goes deeper or wider than the other one. */
    DEEPENS,
    /** Renews the other one. */
    RENEWS,
    /** Takes the other one's place. */
    SUPERSEDES,
    /** Carries out the other one, as a project carries out a framework. */
    IMPLEMENTS
}
