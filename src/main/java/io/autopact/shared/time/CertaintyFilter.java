package io.autopact.shared.time;

import java.util.List;
import java.util.stream.Stream;

/** Which answers are asked for, by whether they hold for certain. */
public enum CertaintyFilter {
    /** What is certain, and nothing else: the answer where nothing is asked for. */
    CERTAIN,
    /** What is possible and not certain. */
    POSSIBLE,
    /** Both. */
    ALL;

    /** The names, in their order. */
    public static List<String> names() {
        return Stream.of(values()).map(CertaintyFilter::name).toList();
    }
}
