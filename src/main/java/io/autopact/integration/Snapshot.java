package io.autopact.integration;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What could be seen of the register at a moment: the transactions below {@code end} but for those that were running.
 *
 * @param end the first transaction that had not begun
 * @param running those that were under way
 */
record Snapshot(long end, Set<Long> running) {

    /** Reads what the database wrote: {@code xmin:xmax:running,…}. */
    static Snapshot of(String text) {
        String[] parts = text.split(":", -1);
        return new Snapshot(
                Long.parseUnsignedLong(parts[1]),
                Stream.of(parts[2].split(",", -1))
                        .filter(number -> !number.isEmpty())
                        .map(Long::parseUnsignedLong)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether what a transaction wrote could be seen. */
    boolean sees(long transaction) {
        return Long.compareUnsigned(transaction, end) < 0 && !running.contains(transaction);
    }

    /** Whether all that another one sees is seen in this one. */
    boolean covers(Snapshot other) {
        return Long.compareUnsigned(other.end, end) <= 0 && running.stream().noneMatch(other::sees);
    }
}
