package io.autopact.portfolio;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a capability map is compared with.
 *
 * @param date the other date
 * @param organizations over how many organizations it was taken then
 * @param elements what became of the elements, by code; those covered by whom they were are left out
 * @param capabilities the same of the base capabilities
 */
public record CapabilityMapComparison(
        LocalDate date, int organizations, Map<String, Tally> elements, Map<String, Tally> capabilities) {

    /**
     * How many organizations cover something that did not then, and the other way round.
     *
     * @param gained those that do now
     * @param lost those that did then
     */
    public record Tally(int gained, int lost) {

        /** What it comes to; null where some gained it and others lost it. */
        public @Nullable CoverageChange change() {
            if (gained > 0 && lost > 0) {
                return null;
            }
            return gained > 0 ? CoverageChange.GAINED : CoverageChange.LOST;
        }
    }
}
