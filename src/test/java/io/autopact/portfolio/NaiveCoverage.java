package io.autopact.portfolio;

import io.autopact.shared.time.Confidence;
import io.autopact.support.NaiveTerms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what the coverage of a portfolio is by going through everything that is recorded, day by day, as the words of
 * the design have it: slow, and simple enough to be believed.
 */
final class NaiveCoverage {

    private final Recorded portfolio;
    private final Map<String, Recorded.Agreement> agreements = new HashMap<>();
    private final Map<String, Recorded.Solution> solutions = new HashMap<>();
    private final Map<Brought, Set<Way>> past = new HashMap<>();
    private LocalDate day = RandomPortfolio.FIRST.minusDays(400);
    private Map<Brought, Set<Way>> now = Map.of();

    NaiveCoverage(Recorded portfolio) {
        this.portfolio = portfolio;
        portfolio.agreements().forEach(agreement -> {
            agreements.put(agreement.number(), agreement);
            agreement
                    .solutions()
                    .forEach(named -> solutions.put(named.solution().code(), named.solution()));
        });
    }

    /** Lives through every day up to one, which no earlier one can follow, and remembers what agreements brought. */
    void liveUntil(LocalDate wanted) {
        while (day.isBefore(wanted)) {
            past.putAll(now);
            day = day.plusDays(1);
            now = inForce();
        }
    }

    /** What a cell says. The basis is written out, so that two of them compare. */
    record Cell(CoverageState state, Set<String> basis, Set<String> rollouts, Set<String> deployments) {}

    /** A domain, a solution or an element that an agreement brings to an organization. */
    private record Brought(
            String organization,
            String agreement,
            @Nullable String domain,
            @Nullable String solution,
            @Nullable String element) {}

    /** How it brings it: by itself or from an ancestor, in the agreement or by an amendment. */
    private record Way(
            @Nullable String inheritedFrom, @Nullable Integer amendment, Confidence confidence) {}

    /** How many days ahead is reminded, where an agreement does not say. */
    private static final int LARGEST_REMINDER = 90;

    // ---- agreements

    /** Null before signing, then what the calendar says. */
    static @Nullable String phase(Recorded.Agreement agreement, LocalDate day) {
        if (agreement.signedOn() == null || day.isBefore(agreement.signedOn())) {
            return null;
        }
        if (agreement.terminatedOn() != null && day.isAfter(agreement.terminatedOn())) {
            return "TERMINATED";
        }
        if (agreement.effectiveOn() == null || day.isBefore(agreement.effectiveOn())) {
            return "UPCOMING";
        }
        LocalDate expiry = expiry(agreement, day);
        if (expiry != null && day.isAfter(expiry)) {
            return "EXPIRED";
        }
        LocalDate end = expiry == null || agreement.terminatedOn() != null && expiry.isAfter(agreement.terminatedOn())
                ? agreement.terminatedOn()
                : expiry;
        int near = Objects.requireNonNullElse(agreement.noticeDays(), LARGEST_REMINDER);
        return end != null && !day.isBefore(end.minusDays(near)) ? "EXPIRING" : "IN_FORCE";
    }

    /** The amendments in effect on a day, the first first. */
    private static List<Recorded.Amendment> inEffect(Recorded.Agreement agreement, LocalDate day) {
        return agreement.amendments().stream()
                .filter(amendment -> !amendment.effectiveOn().isAfter(day))
                .sorted(Comparator.comparing(Recorded.Amendment::effectiveOn).thenComparing(Recorded.Amendment::number))
                .toList();
    }

    /** Its end by what was agreed last; one that renews itself has none, unless notice was given. */
    private static @Nullable LocalDate expiry(Recorded.Agreement agreement, LocalDate day) {
        LocalDate agreed = agreement.expiresOn();
        LocalDate notice = null;
        for (Recorded.Amendment amendment : inEffect(agreement, day)) {
            if (amendment.expiresOn() != null) {
                agreed = amendment.expiresOn();
            }
            if (amendment.kind().equals("RENEWAL")) {
                notice = null;
            } else if (amendment.kind().equals("NOTICE") && notice == null) {
                notice = amendment.effectiveOn();
            }
        }
        if (agreed == null || agreement.renewalMonths() == null) {
            return agreed;
        }
        if (notice == null) {
            return null;
        }
        LocalDate atLeast = notice.plusDays(Objects.requireNonNullElse(agreement.noticeDays(), 0));
        return NaiveTerms.expiries(agreement.effectiveOn(), agreed, agreement.renewalMonths(), atLeast)
                .getLast();
    }

    private static boolean isInForce(Recorded.Agreement agreement, LocalDate day) {
        String phase = phase(agreement, day);
        return "IN_FORCE".equals(phase) || "EXPIRING".equals(phase);
    }

    private static boolean isExtended(Recorded.Agreement agreement, LocalDate day) {
        boolean extended = agreement.extendsToSubsidiaries();
        for (Recorded.Amendment amendment : inEffect(agreement, day)) {
            extended = Objects.requireNonNullElse(amendment.extendsToSubsidiaries(), extended);
        }
        return extended;
    }

    /** A draft or a negotiated agreement since it was begun, or a signed one before it takes effect. */
    private static boolean isComing(Recorded.Agreement agreement, LocalDate day) {
        String phase = phase(agreement, day);
        boolean begun = Stream.of(agreement.draftedOn(), agreement.negotiatingOn(), agreement.signedOn())
                .anyMatch(date -> date != null && !date.isAfter(day));
        boolean withdrawn = agreement.status().equals("WITHDRAWN")
                && (agreement.withdrawnOn() == null || !agreement.withdrawnOn().isAfter(day));
        return begun && !withdrawn && (phase == null || phase.equals("UPCOMING"));
    }

    // ---- who belongs to whom

    /** All that an organization belongs to on a day, as a subsidiary or a brand. */
    private Set<String> ancestors(String organization, LocalDate day) {
        Set<String> ancestors = new TreeSet<>();
        for (Recorded.Tie tie : portfolio.ties()) {
            if (tie.of().code().equals(organization)
                    && (tie.kind().equals("SUBSIDIARY_OF") || tie.kind().equals("BRAND_OF"))
                    && tie.days().holdSinceEver(day)) {
                ancestors.add(tie.to().code());
                ancestors.addAll(ancestors(tie.to().code(), day));
            }
        }
        return ancestors;
    }

    /** By itself where it is party, and from each ancestor that is party where the agreement extends. */
    private List<Optional<String>> from(
            Recorded.Agreement agreement, String organization, Predicate<Recorded.Days> isParty) {
        Set<String> parties = new TreeSet<>();
        agreement.parties().stream()
                .filter(party -> isParty.test(party.days()))
                .forEach(party -> parties.add(party.organization().code()));
        List<Optional<String>> from = new ArrayList<>();
        if (parties.contains(organization)) {
            from.add(Optional.empty());
        }
        if (isExtended(agreement, day)) {
            ancestors(organization, day).stream()
                    .filter(parties::contains)
                    .map(Optional::of)
                    .forEach(from::add);
        }
        return from;
    }

    /** The last amendment that made a party of it, or extended the agreement where that is from an ancestor. */
    private @Nullable Integer reachedIn(Recorded.Agreement agreement, String party, boolean inherits) {
        Integer reachedIn = agreement.parties().stream()
                .filter(each ->
                        each.organization().code().equals(party) && each.days().holdSinceEver(day))
                .map(Recorded.Party::addedIn)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (inherits) {
            Integer extendedIn = null;
            for (Recorded.Amendment amendment : inEffect(agreement, day)) {
                extendedIn =
                        amendment.extendsToSubsidiaries() == null ? extendedIn : Integer.valueOf(amendment.number());
            }
            reachedIn = later(reachedIn, extendedIn);
        }
        return reachedIn;
    }

    private static @Nullable Integer later(@Nullable Integer one, @Nullable Integer other) {
        return one == null || (other != null && other > one) ? other : one;
    }

    // ---- what agreements bring

    private Map<Brought, Set<Way>> inForce() {
        return brought(
                agreement -> isInForce(agreement, day), days -> days.holdSinceEver(day), days -> days.hold(day), true);
    }

    private Map<Brought, Set<Way>> coming() {
        return brought(
                agreement -> isComing(agreement, day), days -> days.notOver(day), days -> days.notOver(day), false);
    }

    private Map<Brought, Set<Way>> brought(
            Predicate<Recorded.Agreement> wanted,
            Predicate<Recorded.Days> isParty,
            Predicate<Recorded.Days> holds,
            boolean amendmentsReach) {
        Map<Brought, Set<Way>> brought = new HashMap<>();
        for (Recorded.Agreement agreement : portfolio.agreements()) {
            if (!wanted.test(agreement)) {
                continue;
            }
            for (Recorded.Organization organization : portfolio.organizations()) {
                String code = organization.code();
                for (Optional<String> from : from(agreement, code, isParty)) {
                    Integer reachedIn =
                            amendmentsReach ? reachedIn(agreement, from.orElse(code), from.isPresent()) : null;
                    agreement.scope().stream()
                            .filter(scope -> holds.test(scope.days()))
                            .forEach(scope -> brought.computeIfAbsent(
                                            new Brought(code, agreement.number(), scope.domain(), null, null),
                                            key -> new HashSet<>())
                                    .add(new Way(
                                            from.orElse(null), later(scope.addedIn(), reachedIn), scope.confidence())));
                    agreement.solutions().stream()
                            .filter(named -> holds.test(named.days()))
                            .forEach(named -> brought.computeIfAbsent(
                                            new Brought(
                                                    code,
                                                    agreement.number(),
                                                    null,
                                                    named.solution().code(),
                                                    null),
                                            key -> new HashSet<>())
                                    .add(new Way(
                                            from.orElse(null), later(named.addedIn(), reachedIn), named.confidence())));
                    agreement.elements().stream()
                            .filter(named -> holds.test(named.days()))
                            .forEach(named -> brought.computeIfAbsent(
                                            new Brought(code, agreement.number(), null, null, named.element()),
                                            key -> new HashSet<>())
                                    .add(new Way(
                                            from.orElse(null), later(named.addedIn(), reachedIn), named.confidence())));
                }
            }
        }
        return brought;
    }

    // ---- where it landed

    /** The furthest stage that was reached; before the first it counts as planned only if a plan was made by then. */
    static @Nullable String stage(Recorded.Rollout rollout, LocalDate day) {
        String furthest = null;
        boolean planned = false;
        for (String stage :
                List.of("PLANNED", "INTEGRATING", "VALIDATING", "LAUNCHED", "RETIRED", "ON_HOLD", "CANCELLED")) {
            for (Recorded.Stage dates : rollout.stages()) {
                boolean reached = dates.actualOn() != null && !dates.actualOn().isAfter(day);
                boolean resumed =
                        dates.resumedOn() != null && !dates.resumedOn().isAfter(day);
                planned |= dates.madeOn() != null && !dates.madeOn().isAfter(day);
                if (dates.stage().equals(stage) && reached && !resumed) {
                    furthest = stage;
                }
            }
        }
        return furthest == null && planned ? "PLANNED" : furthest;
    }

    // ---- cells

    /** The cells of an organization's row: the domains, and the elements with a star before their code. */
    Map<String, Cell> row(
            String organization, Collection<String> domains, Map<String, Map<String, Confidence>> elements) {
        Map<String, Cell> cells = new TreeMap<>();
        for (String domain : domains) {
            cells.put(
                    domain,
                    cell(
                            organization,
                            brought -> domain.equals(brought.domain()) ? Confidence.STATED : null,
                            solution -> solution.domains().containsKey(domain),
                            false));
        }
        elements.forEach((element, servedBy) -> cells.put(
                "*" + element,
                cell(
                        organization,
                        brought -> {
                            if (brought.element() != null) {
                                return brought.element().equals(element) ? Confidence.STATED : null;
                            }
                            return brought.solution() == null
                                    ? servedBy.get(brought.domain())
                                    : ofElement(solutions.get(brought.solution()), element);
                        },
                        solution -> solution.element() == null
                                ? solution.domains().keySet().stream().anyMatch(servedBy::containsKey)
                                : solution.element().equals(element),
                        true)));
        return cells;
    }

    private static @Nullable Confidence ofElement(Recorded.Solution solution, String element) {
        return element.equals(solution.element()) ? solution.elementConfidence() : null;
    }

    /** Whether it has a row where nobody is asked for: an automaker in cooperation, or one that an agreement covers. */
    boolean hasRow(Recorded.Organization organization) {
        boolean cooperates = portfolio.cooperations().stream()
                .anyMatch(each ->
                        each.organization().equals(organization) && each.days().hold(day));
        boolean isParty = portfolio.agreements().stream()
                .filter(agreement -> isInForce(agreement, day))
                .flatMap(agreement -> agreement.parties().stream())
                .anyMatch(party -> party.organization().equals(organization)
                        && party.days().holdSinceEver(day));
        boolean isCovered =
                now.keySet().stream().anyMatch(brought -> brought.organization().equals(organization.code()));
        return Set.of("GROUP", "SUBSIDIARY", "BRAND", "JOINT_VENTURE", "COMPANY")
                        .contains(organization.kind())
                && (cooperates || isParty || isCovered);
    }

    /**
     * What automakers with a row do not cover, with how many of the other groups do: all are of one country, which is
     * nobody else's.
     */
    List<String> whiteSpace(Collection<String> domains) {
        List<String> space = new ArrayList<>();
        List<Recorded.Organization> atWork =
                portfolio.organizations().stream().filter(this::hasRow).toList();
        for (String domain : domains) {
            Set<String> groups = new TreeSet<>();
            Set<String> covering = new TreeSet<>();
            for (Recorded.Organization organization : atWork) {
                groups.add(group(organization.code()));
                if (covers(organization.code(), domain)) {
                    covering.add(group(organization.code()));
                }
            }
            for (Recorded.Organization organization : atWork) {
                if (!covers(organization.code(), domain)) {
                    Set<String> others = new TreeSet<>(covering);
                    others.remove(group(organization.code()));
                    CoverageState state = Objects.requireNonNull(row(organization.code(), List.of(domain), Map.of())
                                    .get(domain))
                            .state();
                    space.add("%s %s %s %d of %d"
                            .formatted(organization.code(), domain, state, others.size(), groups.size() - 1));
                }
            }
        }
        return space;
    }

    private boolean covers(String organization, String domain) {
        return now.keySet().stream()
                .anyMatch(brought -> brought.organization().equals(organization) && domain.equals(brought.domain()));
    }

    /** The one at the top of all that it belongs to. */
    private String group(String organization) {
        return ancestors(organization, day).stream()
                .filter(ancestor -> ancestors(ancestor, day).isEmpty())
                .findFirst()
                .orElse(organization);
    }

    private List<Recorded.Rollout> landed(String organization, Predicate<Recorded.Solution> wanted) {
        return portfolio.rollouts().stream()
                .filter(rollout -> rollout.maker().code().equals(organization) && wanted.test(rollout.solution()))
                .toList();
    }

    private Set<String> deployed(String organization, Predicate<Recorded.Solution> wanted) {
        Set<String> numbers = new TreeSet<>();
        portfolio.deployments().stream()
                .filter(deployment -> deployment.organization().code().equals(organization)
                        && deployment.days().hold(day)
                        && deployment.solution() != null
                        && wanted.test(deployment.solution()))
                .forEach(deployment -> numbers.add(deployment.number()));
        return numbers;
    }

    /** The agreements among these that cover it, written out; the assignment is null where one does not. */
    private Set<String> basis(
            Map<Brought, Set<Way>> source, String organization, Function<Brought, @Nullable Confidence> assignment) {
        Set<String> basis = new TreeSet<>();
        source.forEach((brought, ways) -> {
            Confidence assigned = brought.organization().equals(organization) ? assignment.apply(brought) : null;
            if (assigned != null) {
                String phase = phase(Objects.requireNonNull(agreements.get(brought.agreement())), day);
                ways.forEach(way -> basis.add(written(
                        brought.agreement(),
                        way.amendment(),
                        way.inheritedFrom(),
                        way.confidence() == Confidence.INFERRED ? Confidence.INFERRED : assigned,
                        phase)));
            }
        });
        return basis;
    }

    /** The same, and those whose domains what has landed serves: it rests on them, though nobody says so. */
    private Set<String> basis(
            Map<Brought, Set<Way>> source,
            String organization,
            Function<Brought, @Nullable Confidence> assignment,
            Set<String> landedDomains) {
        Set<String> known = new TreeSet<>();
        source.keySet().stream()
                .filter(brought -> brought.organization().equals(organization) && assignment.apply(brought) != null)
                .forEach(brought -> known.add(brought.agreement()));
        Set<String> basis = basis(source, organization, assignment);
        basis.addAll(basis(
                source,
                organization,
                brought -> brought.domain() != null
                                && landedDomains.contains(brought.domain())
                                && !known.contains(brought.agreement())
                        ? Confidence.INFERRED
                        : null));
        return basis;
    }

    static String written(
            String agreement,
            @Nullable Integer amendment,
            @Nullable String inheritedFrom,
            Confidence confidence,
            @Nullable Object phase) {
        return "%s amendment %s from %s %s %s".formatted(agreement, amendment, inheritedFrom, confidence, phase);
    }

    /** The first state that applies. */
    private Cell cell(
            String organization,
            Function<Brought, @Nullable Confidence> assignment,
            Predicate<Recorded.Solution> lands,
            boolean throughWhatLanded) {
        Set<String> landedDomains = new TreeSet<>();
        Set<String> launched = new TreeSet<>();
        Set<String> planned = new TreeSet<>();
        for (Recorded.Rollout rollout : landed(organization, lands)) {
            String stage = Objects.requireNonNullElse(stage(rollout, day), "NOWHERE");
            if (stage.equals("LAUNCHED")) {
                launched.add(rollout.number());
                landedDomains.addAll(rollout.solution().domains().keySet());
            } else if (Set.of("PLANNED", "INTEGRATING", "VALIDATING").contains(stage)) {
                planned.add(rollout.number());
            }
        }
        Set<String> deployments = deployed(organization, lands);
        portfolio.deployments().stream()
                .filter(deployment -> deployments.contains(deployment.number()))
                .forEach(deployment -> landedDomains.addAll(
                        Objects.requireNonNull(deployment.solution()).domains().keySet()));
        if (!throughWhatLanded) {
            landedDomains.clear();
        }
        boolean landed = !launched.isEmpty() || !deployments.isEmpty();
        Set<String> covering = basis(now, organization, assignment, landedDomains);
        if (landed && !covering.isEmpty()) {
            return new Cell(CoverageState.LIVE, covering, launched, deployments);
        }
        if (landed) {
            Set<String> covered = basis(past, organization, assignment, landedDomains);
            CoverageState state = covered.isEmpty() ? CoverageState.UNCOVERED : CoverageState.LAPSED;
            return new Cell(state, covered, launched, deployments);
        }
        if (!covering.isEmpty()) {
            return new Cell(CoverageState.AGREED, covering, Set.of(), Set.of());
        }
        Set<String> coming = basis(coming(), organization, assignment);
        boolean nothing = coming.isEmpty() && planned.isEmpty();
        return new Cell(nothing ? CoverageState.NONE : CoverageState.PLANNED, coming, planned, Set.of());
    }
}
