package io.autopact.portfolio;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where most of what a coverage is decided by comes from, with the records that it rests on or without. */
interface CoverageSource {

    /**
     * What agreements in force at a date bring.
     *
     * @param offers by organization
     * @param parties the organizations that are party to one themselves
     */
    record InForce(Map<Long, List<CoverageFacts.Offer>> offers, Set<Long> parties) {}

    /** What agreements in force at the date bring. */
    InForce inForce(Collection<Long> organizations, LocalDate asOf);

    /** What agreements on their way will bring, by organization. */
    Map<Long, List<CoverageFacts.Offer>> coming(Collection<Long> organizations, LocalDate asOf);

    /** What has landed at organizations at the date, or is on its way there, by organization. */
    Map<Long, List<CoverageFacts.Landing>> landings(Collection<Long> organizations, LocalDate asOf);
}
