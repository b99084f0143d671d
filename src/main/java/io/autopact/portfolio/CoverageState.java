package io.autopact.portfolio;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
    NONE;

    private static final List<CoverageState> FURTHEST = List.of(LIVE, AGREED, LAPSED, UNCOVERED, PLANNED, NONE);

    /**
     * The first that applies; {@code coverage_state} tells the same in the database.
     *
     * @param live whether it has landed
     * @param covered whether an agreement in force covers it
     * @param wasCovered whether an agreement covered it that is no longer in force
     * @param coming whether an agreement is on its way, or a rollout is planned or under way
     */
    static CoverageState of(boolean live, boolean covered, boolean wasCovered, boolean coming) {
        if (live) {
            if (covered) {
                return LIVE;
            }
            return wasCovered ? LAPSED : UNCOVERED;
        }
        if (covered) {
            return AGREED;
        }
        return coming ? PLANNED : NONE;
    }

    /** Whether an agreement in force covers it. */
    public boolean isCovered() {
        return this == LIVE || this == AGREED;
    }

    /** The furthest of the states of several organizations: what is in force comes first. */
    public static CoverageState furthest(Stream<CoverageState> states) {
        return states.min(Comparator.comparingInt(FURTHEST::indexOf)).orElse(NONE);
    }
}
