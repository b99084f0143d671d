package io.autopact.portfolio;

import io.autopact.capability.ArchitectureView;
import io.autopact.capability.DomainAssignment;
import io.autopact.history.KnownRegister;
import io.autopact.organization.OrganizationCodes;
import io.autopact.shared.listing.FilterCodes;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Certainty;
import io.autopact.shared.time.CertaintyFilter;
import io.autopact.shared.time.Confidence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Answers who covers which domain and which element of the architecture, as of any date. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CoverageService {

    private final FilterCodes codes;
    private final CoverageReader reader;
    private final CoverageStates states;
    private final Offering offering;
    private final KnownRegister known;

    /**
     * Who covers what.
     *
     * @param organizations the codes of those to tell of; empty for the automakers in cooperation at the date and those
     *     that an agreement covers then
     * @param includeDescendants whether all that belongs to them at the date is told of, too
     * @throws ProblemException if a code is nobody's
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public CoverageView coverage(LocalDate asOf, Collection<String> organizations, boolean includeDescendants) {
        return told(asOf, organizations, includeDescendants, CertaintyFilter.CERTAIN);
    }

    /**
     * Who covers what, and who may.
     *
     * @param certainty whether to tell of those in cooperation or covered for certain, of those that may be and are not
     *     certain to, or of both; who is asked for by code is told of but for POSSIBLE
     * @param knownAt what was written later is not known; null for what is recorded now
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public CoverageView coverage(
            LocalDate asOf,
            Collection<String> organizations,
            boolean includeDescendants,
            CertaintyFilter certainty,
            @Nullable Instant knownAt) {
        return known.read(knownAt, () -> told(asOf, organizations, includeDescendants, certainty));
    }

    /**
     * How far automakers have come with each domain, element and base capability, for who counts states or looks for
     * some: what the cells rest on is not told, and takes most of what a coverage does.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public CoverageView states(LocalDate asOf) {
        return statesOf(asOf, List.of(), CertaintyFilter.CERTAIN);
    }

    private CoverageView statesOf(LocalDate asOf, Collection<String> organizations, CertaintyFilter certainty) {
        return told(asOf, organizations, false, certainty, states, CoverageStates::alone);
    }

    /**
     * What a coverage is compared with.
     *
     * @param now the coverage, as it was asked for with the same parameters
     * @param date the other date
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public CoverageComparison comparison(
            CoverageView now,
            LocalDate date,
            Collection<String> organizations,
            boolean includeDescendants,
            CertaintyFilter certainty,
            @Nullable Instant knownAt) {
        return known.read(
                knownAt,
                () -> compared(
                        now,
                        told(date, organizations, includeDescendants, certainty),
                        gone -> told(now.asOf(), gone, false, CertaintyFilter.ALL)));
    }

    /**
     * What states are compared with: those of another date.
     *
     * @param now as {@link #states} tells them
     * @param date the other date
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public CoverageComparison comparisonOfStates(CoverageView now, LocalDate date) {
        return compared(now, states(date), gone -> statesOf(now.asOf(), gone, CertaintyFilter.ALL));
    }

    private static CoverageComparison compared(
            CoverageView now, CoverageView other, Function<List<String>, CoverageView> told) {
        Map<String, CoverageView.Row> then = byOrganization(other);
        Map<String, CoverageView.Row> here = byOrganization(now);
        List<String> gone = then.values().stream()
                .filter(row -> !here.containsKey(row.organization()) && covers(row))
                .map(CoverageView.Row::organization)
                .toList();
        return new CoverageComparison(
                other.asOf(),
                then,
                gone.isEmpty()
                        ? List.of()
                        : told.apply(gone).rows().stream()
                                .filter(row -> !here.containsKey(row.organization()))
                                .toList());
    }

    private static Map<String, CoverageView.Row> byOrganization(CoverageView coverage) {
        return coverage.rows().stream().collect(Collectors.toMap(CoverageView.Row::organization, row -> row));
    }

    private static boolean covers(CoverageView.Row row) {
        return Stream.of(row.cells(), row.elements(), row.capabilities())
                .flatMap(List::stream)
                .anyMatch(cell -> cell.state().isCovered());
    }

    private CoverageView told(
            LocalDate asOf, Collection<String> organizations, boolean includeDescendants, CertaintyFilter asked) {
        return told(asOf, organizations, includeDescendants, asked, reader, row -> row);
    }

    private CoverageView told(
            LocalDate asOf,
            Collection<String> organizations,
            boolean includeDescendants,
            CertaintyFilter asked,
            CoverageSource source,
            UnaryOperator<CoverageView.Row> form) {
        List<String> meant = codes.meant("organization", OrganizationCodes.ANY, List.copyOf(organizations));
        List<String> domains = offering.domains();
        Optional<ArchitectureView> architecture = offering.architecture(asOf);
        Map<String, Map<String, Confidence>> elements =
                architecture.map(CoverageService::served).orElseGet(Map::of);
        List<String> capabilities = architecture
                .map(version -> version.capabilities().stream()
                        .map(ArchitectureView.BaseCapability::code)
                        .toList())
                .orElseGet(List::of);
        return new CoverageView(
                asOf,
                architecture.map(ArchitectureView::version).orElse(null),
                domains,
                List.copyOf(elements.keySet()),
                capabilities,
                rows(
                        asOf,
                        meant,
                        includeDescendants,
                        asked,
                        source,
                        (facts, certainty) ->
                                form.apply(CoverageRules.row(facts, certainty, domains, elements, capabilities))));
    }

    /** The elements of an architecture in their order, each with the domains that serve it. */
    private static Map<String, Map<String, Confidence>> served(ArchitectureView architecture) {
        Map<String, Map<String, Confidence>> elements = new LinkedHashMap<>();
        architecture.layers().stream()
                .flatMap(layer -> layer.elements().stream())
                .forEach(element -> elements.put(
                        element.code(),
                        element.domainAssignments().stream()
                                .collect(Collectors.toMap(DomainAssignment::domain, DomainAssignment::confidence))));
        return elements;
    }

    private List<CoverageView.Row> rows(
            LocalDate asOf,
            Collection<String> organizations,
            boolean includeDescendants,
            CertaintyFilter asked,
            CoverageSource source,
            BiFunction<CoverageFacts, @Nullable Certainty, CoverageView.Row> row) {
        boolean isNarrowed = !organizations.isEmpty();
        List<CoverageReader.Candidate> candidates = reader.candidates(asOf, organizations, includeDescendants);
        CoverageSource.InForce inForce = source.inForce(ids(candidates), asOf);
        Map<Long, List<CoverageFacts.Offer>> possible = reader.possible(ids(candidates), asOf);
        Set<Long> cooperating = possiblyCooperating(candidates, inForce, possible, isNarrowed, asked, asOf);
        Map<CoverageReader.Candidate, Optional<Certainty>> told = new LinkedHashMap<>();
        for (CoverageReader.Candidate candidate : candidates) {
            Certainty certainty = certainty(candidate, inForce, possible, cooperating);
            if (isTold(certainty, asked, isNarrowed)) {
                told.put(candidate, Optional.ofNullable(certainty));
            }
        }
        List<Long> ids = ids(told.keySet());
        Map<Long, List<CoverageFacts.Offer>> coming = source.coming(ids, asOf);
        Map<Long, List<CoverageFacts.Landing>> landings = source.landings(ids, asOf);
        Map<Long, List<CoverageFacts.Landing>> possibleLandings = reader.possibleLandings(ids, asOf);
        Map<Long, Integer> instruments = reader.instruments(ids, asOf);
        Facts facts = (candidate, past) -> new CoverageFacts(
                candidate.code(),
                candidate.nameZh(),
                candidate.nameEn(),
                inForce.offers().getOrDefault(candidate.id(), List.of()),
                past,
                coming.getOrDefault(candidate.id(), List.of()),
                landings.getOrDefault(candidate.id(), List.of()),
                possible.getOrDefault(candidate.id(), List.of()),
                possibleLandings.getOrDefault(candidate.id(), List.of()),
                instruments.getOrDefault(candidate.id(), 0));
        Map<CoverageReader.Candidate, CoverageView.Row> rows = new LinkedHashMap<>();
        told.forEach((candidate, certainty) ->
                rows.put(candidate, row.apply(facts.of(candidate, List.of()), certainty.orElse(null))));
        // What was agreed before matters only where something has landed that nothing covers now.
        List<CoverageReader.Candidate> uncovered = told.keySet().stream()
                .filter(candidate -> isUncovered(Objects.requireNonNull(rows.get(candidate))))
                .toList();
        Map<Long, List<CoverageFacts.Offer>> past = past(
                uncovered,
                candidate ->
                        isDecidedByDomains(Objects.requireNonNull(rows.get(candidate)), facts.of(candidate, List.of())),
                asOf);
        uncovered.stream()
                .filter(candidate -> past.containsKey(candidate.id()))
                .forEach(candidate -> rows.put(
                        candidate,
                        row.apply(
                                facts.of(candidate, past.getOrDefault(candidate.id(), List.of())),
                                Objects.requireNonNull(rows.get(candidate)).certainty())));
        return List.copyOf(rows.values());
    }

    /**
     * Who may be in cooperation is looked for where somebody is told of or left out by it: all agreements are gone
     * over.
     */
    private Set<Long> possiblyCooperating(
            List<CoverageReader.Candidate> candidates,
            CoverageSource.InForce inForce,
            Map<Long, List<CoverageFacts.Offer>> possible,
            boolean isNarrowed,
            CertaintyFilter asked,
            LocalDate asOf) {
        boolean isAsked = isNarrowed || asked != CertaintyFilter.CERTAIN;
        return isAsked
                        && candidates.stream()
                                .anyMatch(candidate -> certainty(candidate, inForce, possible, Set.of()) == null)
                ? reader.possiblyCooperating(asOf)
                : Set.of();
    }

    private static @Nullable Certainty certainty(
            CoverageReader.Candidate candidate,
            CoverageSource.InForce inForce,
            Map<Long, List<CoverageFacts.Offer>> possible,
            Set<Long> possiblyCooperating) {
        if (candidate.cooperates()
                || inForce.parties().contains(candidate.id())
                || inForce.offers().containsKey(candidate.id())) {
            return Certainty.CERTAIN;
        }
        return possiblyCooperating.contains(candidate.id()) || possible.containsKey(candidate.id())
                ? Certainty.POSSIBLE
                : null;
    }

    private static boolean isTold(@Nullable Certainty certainty, CertaintyFilter asked, boolean isNarrowed) {
        return switch (asked) {
            case CERTAIN -> isNarrowed || certainty == Certainty.CERTAIN;
            case POSSIBLE -> certainty == Certainty.POSSIBLE;
            case ALL -> isNarrowed || certainty != null;
        };
    }

    /** The facts of an organization, with what was agreed before as far as it is known. */
    private interface Facts {
        CoverageFacts of(CoverageReader.Candidate candidate, List<CoverageFacts.Offer> past);
    }

    /** Many lack a base capability alone, which few agreements name: what was agreed of domains says nothing of it. */
    private Map<Long, List<CoverageFacts.Offer>> past(
            List<CoverageReader.Candidate> uncovered, Predicate<CoverageReader.Candidate> byDomains, LocalDate asOf) {
        Map<Long, List<CoverageFacts.Offer>> past = new HashMap<>(
                reader.past(ids(uncovered.stream().filter(byDomains).toList()), asOf));
        past.putAll(reader.pastCapabilities(
                ids(uncovered.stream().filter(byDomains.negate()).toList()), asOf));
        return past;
    }

    /** Whether what was agreed of domains can bear on what is uncovered. */
    private static boolean isDecidedByDomains(CoverageView.Row row, CoverageFacts facts) {
        return Stream.of(row.cells(), row.elements()).flatMap(List::stream).anyMatch(CoverageService::isUncovered)
                || row.capabilities().stream()
                        .filter(CoverageService::isUncovered)
                        .anyMatch(cell -> Stream.of(facts.landings(), facts.possibleLandings())
                                .flatMap(List::stream)
                                .anyMatch(landing -> landing.capabilities().contains(cell.capability())
                                        && !landing.domains().isEmpty()));
    }

    private static boolean isUncovered(CoverageView.Row row) {
        return Stream.of(row.cells(), row.elements(), row.capabilities())
                .flatMap(List::stream)
                .anyMatch(CoverageService::isUncovered);
    }

    private static boolean isUncovered(CoverageView.Found found) {
        return found.state() == CoverageState.UNCOVERED
                || CoverageView.Found.furthest(found) == CoverageState.UNCOVERED;
    }

    private static List<Long> ids(Collection<CoverageReader.Candidate> candidates) {
        return candidates.stream().map(CoverageReader.Candidate::id).toList();
    }
}
