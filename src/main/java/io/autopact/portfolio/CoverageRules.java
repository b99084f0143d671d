package io.autopact.portfolio;

import io.autopact.shared.time.Confidence;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How far an organization has come, decided from the facts: the states in their order, the first that applies. */
final class CoverageRules {

    private static final Comparator<CoverageView.Basis> ORDER = Comparator.comparing(CoverageView.Basis::agreement)
            .thenComparing(basis -> String.valueOf(basis.inheritedFrom()));

    private CoverageRules() {}

    /**
     * What a cell says, whatever it is a cell of.
     *
     * @param state how far it has come
     * @param basis the agreements it rests on
     * @param rollouts the rollouts it rests on
     * @param deployments the deployments it rests on
     */
    record Finding(
            CoverageState state, List<CoverageView.Basis> basis, List<String> rollouts, List<String> deployments) {

        boolean isCovered() {
            return state == CoverageState.LIVE || state == CoverageState.AGREED;
        }
    }

    /** A row of the coverage: the domains, and the elements with the domains that serve each. */
    static CoverageView.Row row(
            CoverageFacts facts, List<String> domains, Map<String, Map<String, Confidence>> elements) {
        List<CoverageView.Cell> cells = domains.stream()
                .map(domain -> {
                    Finding found = domain(facts, domain);
                    return new CoverageView.Cell(
                            domain, found.state(), found.basis(), found.rollouts(), found.deployments());
                })
                .toList();
        List<CoverageView.ElementCell> elementCells = elements.entrySet().stream()
                .map(element -> {
                    Finding found = element(facts, element.getKey(), element.getValue());
                    return new CoverageView.ElementCell(
                            element.getKey(), found.state(), found.basis(), found.rollouts(), found.deployments());
                })
                .toList();
        return new CoverageView.Row(
                facts.organization(),
                facts.nameZh(),
                facts.nameEn(),
                new CoverageView.Breadth(
                        covered(cells.stream().map(CoverageView.Cell::state)),
                        covered(elementCells.stream().map(CoverageView.ElementCell::state))),
                depth(facts),
                cells,
                elementCells);
    }

    private static int covered(Stream<CoverageState> states) {
        return (int) states.filter(state -> state == CoverageState.LIVE || state == CoverageState.AGREED)
                .count();
    }

    private static CoverageView.Depth depth(CoverageFacts facts) {
        return new CoverageView.Depth(
                count(facts, landing -> landing.isRollout() && landing.live()),
                count(facts, landing -> landing.isRollout() && !landing.live()),
                count(facts, landing -> !landing.isRollout()),
                facts.instruments());
    }

    private static int count(CoverageFacts facts, Predicate<CoverageFacts.Landing> wanted) {
        return facts.landings().stream()
                .filter(wanted)
                .mapToInt(CoverageFacts.Landing::count)
                .sum();
    }

    /** A domain is covered by an agreement that has it in its scope. */
    static Finding domain(CoverageFacts facts, String domain) {
        return finding(
                bases(facts.inForce(), domain),
                bases(facts.past(), domain),
                bases(facts.coming(), domain),
                facts.landings().stream()
                        .filter(landing -> landing.domains().contains(domain))
                        .toList());
    }

    private static List<CoverageView.Basis> bases(List<CoverageFacts.Offer> offers, String domain) {
        return offers.stream()
                .filter(offer -> domain.equals(offer.domain()))
                .map(offer -> offer.basis(Confidence.STATED))
                .distinct()
                .sorted(ORDER)
                .toList();
    }

    /**
     * An element is covered by an agreement with a domain that serves it in its scope, or that names a solution of it.
     * What landed is the element's by its solution; where the solution's element is not known, by its domains.
     */
    static Finding element(CoverageFacts facts, String element, Map<String, Confidence> served) {
        return finding(
                bases(facts.inForce(), element, served),
                bases(facts.past(), element, served),
                bases(facts.coming(), element, served),
                facts.landings().stream()
                        .filter(landing -> landing.element() == null
                                ? landing.domains().stream().anyMatch(served::containsKey)
                                : landing.element().equals(element))
                        .toList());
    }

    private static List<CoverageView.Basis> bases(
            List<CoverageFacts.Offer> offers, String element, Map<String, Confidence> served) {
        return offers.stream()
                .flatMap(offer -> {
                    Confidence byDomain = offer.domain() == null ? null : served.get(offer.domain());
                    if (byDomain != null) {
                        return Stream.of(offer.basis(byDomain));
                    }
                    return element.equals(offer.element()) ? Stream.of(offer.basis(Confidence.STATED)) : Stream.empty();
                })
                .distinct()
                .sorted(ORDER)
                .toList();
    }

    private static Finding finding(
            List<CoverageView.Basis> inForce,
            List<CoverageView.Basis> past,
            List<CoverageView.Basis> coming,
            List<CoverageFacts.Landing> landings) {
        List<CoverageFacts.Landing> live =
                landings.stream().filter(CoverageFacts.Landing::live).toList();
        if (!live.isEmpty()) {
            CoverageState state = !inForce.isEmpty()
                    ? CoverageState.LIVE
                    : past.isEmpty() ? CoverageState.UNCOVERED : CoverageState.LAPSED;
            return finding(state, inForce.isEmpty() ? past : inForce, live);
        }
        if (!inForce.isEmpty()) {
            return finding(CoverageState.AGREED, inForce, List.of());
        }
        return finding(
                coming.isEmpty() && landings.isEmpty() ? CoverageState.NONE : CoverageState.PLANNED, coming, landings);
    }

    private static Finding finding(
            CoverageState state, List<CoverageView.Basis> basis, List<CoverageFacts.Landing> landings) {
        return new Finding(
                state,
                basis,
                codes(landings, CoverageFacts.Landing::isRollout),
                codes(landings, landing -> !landing.isRollout()));
    }

    private static List<String> codes(List<CoverageFacts.Landing> landings, Predicate<CoverageFacts.Landing> wanted) {
        return landings.stream()
                .filter(wanted)
                .flatMap(landing -> landing.codes().stream())
                .sorted()
                .toList();
    }
}
