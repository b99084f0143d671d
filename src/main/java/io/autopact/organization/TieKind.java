package io.autopact.organization;

/** How one organization belongs to another. */
public enum TieKind {
    /** A subsidiary of its parent. */
    SUBSIDIARY_OF,
    /** A brand of its parent. */
    BRAND_OF,
    /** A joint venture that the other one owns a share of. */
    JOINT_VENTURE_OF,
    /** Belongs to the other one in a way that the sources do not state. */
    AFFILIATE_OF,
    /** A business line, a team or a lab of its own, which is no legal entity. */
    UNIT_OF;

    /** Whether the other one is the parent: there is one on any day. */
    public boolean toParent() {
        return this == SUBSIDIARY_OF || this == BRAND_OF;
    }
}
