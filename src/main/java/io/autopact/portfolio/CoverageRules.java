package io.autopact.portfolio;

import io.autopact.shared.time.Certainty;
import io.autopact.shared.time.Confidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far an organization has come, decided from the facts: the states in their order, the first that applies. */
final class CoverageRules {

    private static final Comparator<CoverageView.Basis> ORDER = Comparator.comparing(CoverageView.Basis::agreement)
            .thenComparing(CoverageView.Basis::inheritedFrom, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(CoverageView.Basis::amendment, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(CoverageView.Basis::confidence);

    private CoverageRules() {}

    /**
     * What a cell says, whatever it is a cell of.
     *
     * @param state how far it has come
     * @param basis the agreements it rests on
     * @param rollouts the rollouts it rests on
     * @param deployments the deployments it rests on
     * @param possible how far it may have come beyond that; null where nothing is left open
     */
    record Finding(
            CoverageState state,
            List<CoverageView.Basis> basis,
            List<String> rollouts,
            List<String> deployments,
            CoverageView.@Nullable Possible possible) {

        /** The same, with how far it may have come. */
        Finding orPossibly(Finding furthest) {
            return furthest.state() == state
                    ? this
                    : new Finding(
                            state,
                            basis,
                            rollouts,
                            deployments,
                            new CoverageView.Possible(
                                    furthest.state(), furthest.basis(), furthest.rollouts(), furthest.deployments()));
        }

        boolean isCovered() {
            return state.isCovered();
        }
    }

    /** A row of the coverage: the domains, the elements with the domains that serve each, and the base capabilities. */
    static CoverageView.Row row(
            CoverageFacts facts,
            @Nullable Certainty certainty,
            List<String> domains,
            Map<String, Map<String, Confidence>> elements,
            List<String> capabilities) {
        Weighed weighed = Weighed.of(facts);
        List<CoverageView.Cell> cells = cells(
                domains, code -> weighed.find((each, offers) -> domain(each, offers, code)), CoverageView.Cell::new);
        List<CoverageView.ElementCell> elementCells = cells(
                elements.keySet(),
                code -> weighed.find(
                        (each, offers) -> element(each, offers, code, elements.getOrDefault(code, Map.of()))),
                CoverageView.ElementCell::new);
        List<CoverageView.CapabilityCell> capabilityCells = cells(
                capabilities,
                code -> weighed.find((each, offers) -> capability(each, offers, code)),
                CoverageView.CapabilityCell::new);
        return new CoverageView.Row(
                facts.organization(),
                facts.nameZh(),
                facts.nameEn(),
                certainty,
                new CoverageView.Breadth(covered(cells), covered(elementCells), covered(capabilityCells)),
                depth(facts),
                cells,
                elementCells,
                capabilityCells);
    }

    /** Makes a cell of a kind. */
    private interface Making<C> {
        C of(
                String code,
                CoverageState state,
                List<CoverageView.Basis> basis,
                List<String> rollouts,
                List<String> deployments,
                CoverageView.@Nullable Possible possible);
    }

    private static <C> List<C> cells(Collection<String> codes, Function<String, Finding> finding, Making<C> cell) {
        return codes.stream()
                .map(code -> {
                    Finding found = finding.apply(code);
                    return cell.of(
                            code,
                            found.state(),
                            found.basis(),
                            found.rollouts(),
                            found.deployments(),
                            found.possible());
                })
                .toList();
    }

    private static int covered(List<? extends CoverageView.Found> cells) {
        return (int) cells.stream().filter(cell -> cell.state().isCovered()).count();
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
        return domain(facts, Found.in(facts), domain);
    }

    private static Finding domain(CoverageFacts facts, Found offers, String domain) {
        return finding(
                offers.inForce().of(domain),
                offers.past().of(domain),
                offers.coming().of(domain),
                facts.landings().stream()
                        .filter(landing -> landing.domains().contains(domain))
                        .toList());
    }

    /**
     * An element is covered by an agreement with a domain that serves it in its scope, or that names it or a solution
     * of it; where a solution of it has landed, also by one with a domain that this solution serves. What landed is the
     * element's by its solution; where the solution's element is not known, by its domains.
     */
    static Finding element(CoverageFacts facts, String element, Map<String, Confidence> served) {
        return element(facts, Found.in(facts), element, served);
    }

    private static Finding element(CoverageFacts facts, Found offers, String element, Map<String, Confidence> served) {
        List<CoverageFacts.Landing> landings = facts.landings().stream()
                .filter(landing -> landing.element() == null
                        ? landing.domains().stream().anyMatch(served::containsKey)
                        : landing.element().equals(element))
                .toList();
        return finding(offers, found -> found.byElement().getOrDefault(element, List.of()), served, landings);
    }

    /**
     * A base capability is covered by an agreement that names it or a solution that uses it; where such a solution has
     * landed, also by one with a domain that this solution serves. What landed is the capability's where the solution
     * uses it.
     */
    static Finding capability(CoverageFacts facts, String capability) {
        return capability(facts, Found.in(facts), capability);
    }

    private static Finding capability(CoverageFacts facts, Found offers, String capability) {
        return finding(
                offers,
                found -> found.byCapability().getOrDefault(capability, List.of()),
                Map.of(),
                facts.landings().stream()
                        .filter(landing -> landing.capabilities().contains(capability))
                        .toList());
    }

    private static Finding finding(
            Found offers,
            Function<Offers, List<CoverageFacts.Offer>> named,
            Map<String, Confidence> served,
            List<CoverageFacts.Landing> landings) {
        List<String> landed = landings.stream()
                .filter(CoverageFacts.Landing::live)
                .flatMap(landing -> landing.domains().stream())
                .distinct()
                .toList();
        return finding(
                offers.inForce().of(named, served, landed),
                offers.past().of(named, served, landed),
                offers.coming().of(named, served, List.of()),
                landings);
    }

    /**
     * The facts of one organization, and what they would be where all that is possible is so.
     *
     * @param furthest null where nothing is possible that is not certain
     */
    private record Weighed(
            CoverageFacts facts,
            Found offers,
            @Nullable CoverageFacts furthest,
            @Nullable Found furthestOffers) {

        static Weighed of(CoverageFacts facts) {
            CoverageFacts furthest = facts.furthest();
            return new Weighed(facts, Found.in(facts), furthest, furthest == null ? null : Found.in(furthest));
        }

        Finding find(BiFunction<CoverageFacts, Found, Finding> question) {
            Finding found = question.apply(facts, offers);
            return furthest == null || furthestOffers == null
                    ? found
                    : found.orPossibly(question.apply(furthest, furthestOffers));
        }
    }

    /** The offers of one organization, found by what they bring. */
    private record Found(Offers inForce, Offers past, Offers coming) {

        static Found in(CoverageFacts facts) {
            return new Found(Offers.of(facts.inForce()), Offers.of(facts.past()), Offers.of(facts.coming()));
        }
    }

    private record Offers(
            Map<String, List<CoverageFacts.Offer>> byDomain,
            Map<String, List<CoverageFacts.Offer>> byElement,
            Map<String, List<CoverageFacts.Offer>> byCapability) {

        private static final Offers NONE = new Offers(Map.of(), Map.of(), Map.of());

        static Offers of(List<CoverageFacts.Offer> offers) {
            if (offers.isEmpty()) {
                return NONE;
            }
            Offers found = new Offers(new HashMap<>(), new HashMap<>(), new HashMap<>());
            for (CoverageFacts.Offer offer : offers) {
                put(found.byDomain(), offer.domain(), offer);
                put(found.byElement(), offer.element(), offer);
                put(found.byCapability(), offer.capability(), offer);
            }
            return found;
        }

        private static void put(
                Map<String, List<CoverageFacts.Offer>> offers, @Nullable String key, CoverageFacts.Offer offer) {
            if (key != null) {
                offers.computeIfAbsent(key, first -> new ArrayList<>()).add(offer);
            }
        }

        List<CoverageView.Basis> of(String domain) {
            List<CoverageView.Basis> bases = new ArrayList<>();
            add(bases, byDomain.getOrDefault(domain, List.of()), Confidence.STATED);
            return sorted(bases);
        }

        /**
         * What covers an element or a base capability.
         *
         * @param named those that name it, or a solution of it
         * @param served the domains that serve it
         * @param landed the domains that the solutions serve which have landed: what such a solution rests on covers
         *     the element that it is under, too, which nobody states
         */
        List<CoverageView.Basis> of(
                Function<Offers, List<CoverageFacts.Offer>> named,
                Map<String, Confidence> served,
                List<String> landed) {
            List<CoverageView.Basis> bases = new ArrayList<>();
            served.forEach((domain, confidence) -> add(bases, byDomain.getOrDefault(domain, List.of()), confidence));
            add(bases, named.apply(this), Confidence.STATED);
            if (!landed.isEmpty()) {
                Set<String> known =
                        bases.stream().map(CoverageView.Basis::agreement).collect(Collectors.toSet());
                for (String domain : landed) {
                    for (CoverageFacts.Offer offer : byDomain.getOrDefault(domain, List.of())) {
                        if (!known.contains(offer.agreement())) {
                            bases.add(offer.basis(Confidence.INFERRED));
                        }
                    }
                }
            }
            return sorted(bases);
        }

        private static void add(
                List<CoverageView.Basis> bases, List<CoverageFacts.Offer> offers, Confidence confidence) {
            for (CoverageFacts.Offer offer : offers) {
                bases.add(offer.basis(confidence));
            }
        }

        /** Each once, in their order: what is the same stands side by side then. */
        private static List<CoverageView.Basis> sorted(List<CoverageView.Basis> bases) {
            if (bases.size() < 2) {
                return List.copyOf(bases);
            }
            bases.sort(ORDER);
            List<CoverageView.Basis> once = new ArrayList<>(bases.size());
            CoverageView.Basis last = null;
            for (CoverageView.Basis basis : bases) {
                if (!basis.equals(last)) {
                    once.add(basis);
                }
                last = basis;
            }
            return once;
        }
    }

    private static Finding finding(
            List<CoverageView.Basis> inForce,
            List<CoverageView.Basis> past,
            List<CoverageView.Basis> coming,
            List<CoverageFacts.Landing> landings) {
        List<CoverageFacts.Landing> live =
                landings.stream().filter(CoverageFacts.Landing::live).toList();
        CoverageState state = CoverageState.of(
                !live.isEmpty(), !inForce.isEmpty(), !past.isEmpty(), !coming.isEmpty() || !landings.isEmpty());
        return switch (state) {
            case LIVE -> finding(state, inForce, live);
            case LAPSED, UNCOVERED -> finding(state, past, live);
            case AGREED -> finding(state, inForce, List.of());
            case PLANNED, NONE -> finding(state, coming, landings);
        };
    }

    private static Finding finding(
            CoverageState state, List<CoverageView.Basis> basis, List<CoverageFacts.Landing> landings) {
        return new Finding(
                state,
                basis,
                codes(landings, CoverageFacts.Landing::isRollout),
                codes(landings, landing -> !landing.isRollout()),
                null);
    }

    private static List<String> codes(List<CoverageFacts.Landing> landings, Predicate<CoverageFacts.Landing> wanted) {
        return landings.stream()
                .filter(wanted)
                .flatMap(landing -> landing.codes().stream())
                .sorted()
                .toList();
    }
}
