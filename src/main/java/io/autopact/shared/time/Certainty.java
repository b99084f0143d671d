package io.autopact.shared.time;

/** Whether something holds at a date, as far as the dates that it rests on are known. */
public enum Certainty {
    /** It holds, wherever within their periods the dates lie. */
    CERTAIN,
    /** It may hold: whether it does depends on where within its period a date lies. */
    POSSIBLE
}
