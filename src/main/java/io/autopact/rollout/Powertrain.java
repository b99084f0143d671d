package io.autopact.rollout;

/** What drives a vehicle. */
public enum Powertrain {
    /** A combustion engine 燃油. */
    ICE,
    /** A hybrid that is not charged from outside 混合动力. */
    HEV,
    /** A plug-in hybrid 插电式混合动力. */
    PHEV,
    /** Electric, with an engine that extends the range 增程式. */
    EREV,
    /** A battery 纯电动. */
    BEV,
    /** A fuel cell 燃料电池. */
    FCEV
}
