package io.autopact.history;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What narrows the change log while it is read.
 *
 * @param kinds the kinds of records that are told
 * @param records the records that are told; empty for all
 * @param organizations the codes of the organizations of whom is told; empty for all
 * @param from changes at this instant or later
 * @param to and before this one
 * @param by who made them
 */
public record LogFilter(
        Set<String> kinds,
        List<Cited> records,
        List<String> organizations,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String by) {

    /**
     * A record as it is cited.
     *
     * @param type such as {@code AGREEMENT}
     * @param code its code
     */
    public record Cited(String type, String code) {}

    /** Every change of records of these kinds. */
    public static LogFilter of(Set<String> kinds) {
        return new LogFilter(kinds, List.of(), List.of(), null, null, null);
    }
}
