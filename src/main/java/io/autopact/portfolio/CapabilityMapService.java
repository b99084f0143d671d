package io.autopact.portfolio;

import io.autopact.capability.ArchitectureView;
import io.autopact.capability.CapabilityService;
import io.autopact.organization.OrganizationView;
import io.autopact.shared.problem.ProblemException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Lays coverage over the architecture: of one organization, of a group, or of the portfolio. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CapabilityMapService {

    private final CoverageService coverage;
    private final CapabilityService capabilities;

    /**
     * The map of an organization.
     *
     * @param includeDescendants whether all that belongs to it at the date is laid over each other
     * @throws ProblemException if no architecture was in effect at the date
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public CapabilityMapView of(OrganizationView organization, LocalDate asOf, boolean includeDescendants) {
        return find(organization, asOf, includeDescendants).orElseThrow(() -> CapabilityService.noneInEffect(asOf));
    }

    /** The same; empty where no architecture was in effect. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<CapabilityMapView> find(OrganizationView organization, LocalDate asOf, boolean includeDescendants) {
        return capabilities
                .architectureInEffect(asOf)
                .map(architecture -> laidOver(organization, asOf, includeDescendants, architecture));
    }

    private CapabilityMapView laidOver(
            OrganizationView organization, LocalDate asOf, boolean includeDescendants, ArchitectureView architecture) {
        List<CoverageView.Row> rows = coverage.coverage(asOf, List.of(organization.code()), includeDescendants)
                .rows();
        return map(organization.code(), organization.nameZh(), organization.nameEn(), asOf, architecture, rows);
    }

    /**
     * The map of all automakers that we work with.
     *
     * @throws ProblemException if no architecture was in effect at the date
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public CapabilityMapView ofPortfolio(LocalDate asOf) {
        return findOfPortfolio(asOf).orElseThrow(() -> CapabilityService.noneInEffect(asOf));
    }

    /** The same; empty where no architecture was in effect. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<CapabilityMapView> findOfPortfolio(LocalDate asOf) {
        return capabilities
                .architectureInEffect(asOf)
                .map(architecture -> ofPortfolio(
                        asOf,
                        architecture,
                        coverage.coverage(asOf, List.of(), false).rows()));
    }

    /**
     * A map beside that of another date.
     *
     * @param then the map of the other date; null where there is none, or no architecture was in effect then
     * @param comparison what became of its parts; null where it is compared with nothing
     */
    public record Compared(
            CapabilityMapView now,
            @Nullable CapabilityMapView then,
            @Nullable CapabilityMapComparison comparison) {}

    /**
     * The map of an organization, and what became of it against another date.
     *
     * @param includeDescendants whether of all that belonged to it at either date
     * @param date the other date; null to compare it with nothing
     * @throws ProblemException if no architecture was in effect at the date
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Compared compared(
            OrganizationView organization, LocalDate asOf, boolean includeDescendants, @Nullable LocalDate date) {
        return findCompared(organization, asOf, includeDescendants, date)
                .orElseThrow(() -> CapabilityService.noneInEffect(asOf));
    }

    /** The same; empty where no architecture was in effect. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Compared> findCompared(
            OrganizationView organization, LocalDate asOf, boolean includeDescendants, @Nullable LocalDate date) {
        return compared(
                (day, architecture, rows) ->
                        map(organization.code(), organization.nameZh(), organization.nameEn(), day, architecture, rows),
                day -> coverage.coverage(day, List.of(organization.code()), includeDescendants)
                        .rows(),
                asOf,
                date);
    }

    /**
     * The map of all automakers that we work with, and what became of it against another date.
     *
     * @param date the other date; null to compare it with nothing
     * @throws ProblemException if no architecture was in effect at the date
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Compared comparedOfPortfolio(LocalDate asOf, @Nullable LocalDate date) {
        return findComparedOfPortfolio(asOf, date).orElseThrow(() -> CapabilityService.noneInEffect(asOf));
    }

    /** The same; empty where no architecture was in effect. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Compared> findComparedOfPortfolio(LocalDate asOf, @Nullable LocalDate date) {
        return compared(
                CapabilityMapService::ofPortfolio,
                day -> coverage.coverage(day, List.of(), false).rows(),
                asOf,
                date);
    }

    /** Lays rows over an architecture. */
    private interface Laying {
        CapabilityMapView of(LocalDate asOf, ArchitectureView architecture, List<CoverageView.Row> rows);
    }

    private Optional<Compared> compared(
            Laying laying, Function<LocalDate, List<CoverageView.Row>> rows, LocalDate asOf, @Nullable LocalDate date) {
        return capabilities.architectureInEffect(asOf).map(architecture -> {
            List<CoverageView.Row> now = rows.apply(asOf);
            CapabilityMapView map = laying.of(asOf, architecture, now);
            if (date == null) {
                return new Compared(map, null, null);
            }
            List<CoverageView.Row> then = rows.apply(date);
            return new Compared(
                    map,
                    capabilities
                            .architectureInEffect(date)
                            .map(other -> laying.of(date, other, then))
                            .orElse(null),
                    new CapabilityMapComparison(
                            date,
                            then.size(),
                            tallies(now, then, CoverageView.Row::elements),
                            tallies(now, then, CoverageView.Row::capabilities)));
        });
    }

    private static CapabilityMapView ofPortfolio(
            LocalDate asOf, ArchitectureView architecture, List<CoverageView.Row> rows) {
        return map(null, "全部合作车企", "All automakers", asOf, architecture, rows);
    }

    private static Map<String, CapabilityMapComparison.Tally> tallies(
            List<CoverageView.Row> now,
            List<CoverageView.Row> then,
            Function<CoverageView.Row, List<? extends CoverageView.Found>> cells) {
        Map<String, Set<String>> covering = covering(now, cells);
        Map<String, Set<String>> covered = covering(then, cells);
        return Stream.concat(covering.keySet().stream(), covered.keySet().stream())
                .distinct()
                .map(code -> Map.entry(
                        code,
                        new CapabilityMapComparison.Tally(
                                without(covering.getOrDefault(code, Set.of()), covered.getOrDefault(code, Set.of())),
                                without(covered.getOrDefault(code, Set.of()), covering.getOrDefault(code, Set.of())))))
                .filter(each -> each.getValue().gained() + each.getValue().lost() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static int without(Set<String> some, Set<String> others) {
        return (int) some.stream().filter(each -> !others.contains(each)).count();
    }

    /** The organizations that cover each part. */
    private static Map<String, Set<String>> covering(
            List<CoverageView.Row> rows, Function<CoverageView.Row, List<? extends CoverageView.Found>> cells) {
        Map<String, Set<String>> covering = new HashMap<>();
        rows.forEach(row -> cells.apply(row).stream()
                .filter(cell -> cell.state().isCovered())
                .forEach(cell -> covering.computeIfAbsent(cell.code(), any -> new HashSet<>())
                        .add(row.organization())));
        return covering;
    }

    private static CapabilityMapView map(
            @Nullable String organization,
            String nameZh,
            String nameEn,
            LocalDate asOf,
            ArchitectureView architecture,
            List<CoverageView.Row> rows) {
        Map<String, List<CoverageView.ElementCell>> elements =
                cells(rows, CoverageView.Row::elements, CoverageView.ElementCell::element);
        Map<String, List<CoverageView.CapabilityCell>> capabilities =
                cells(rows, CoverageView.Row::capabilities, CoverageView.CapabilityCell::capability);
        return new CapabilityMapView(
                organization,
                nameZh,
                nameEn,
                asOf,
                architecture.version(),
                architecture.nameZh(),
                architecture.nameEn(),
                rows.size(),
                architecture.layers().stream()
                        .map(layer -> new CapabilityMapView.Layer(
                                layer.kind(),
                                layer.nameZh(),
                                layer.nameEn(),
                                layer.declaredCount(),
                                layer.elements().stream()
                                        .map(element ->
                                                element(element, elements.getOrDefault(element.code(), List.of())))
                                        .toList()))
                        .toList(),
                architecture.capabilities().stream()
                        .map(capability ->
                                capability(capability, capabilities.getOrDefault(capability.code(), List.of())))
                        .toList());
    }

    /** The cells of all rows, by what they are cells of. */
    private static <T> Map<String, List<T>> cells(
            List<CoverageView.Row> rows, Function<CoverageView.Row, List<T>> ofRow, Function<? super T, String> code) {
        return rows.stream().flatMap(row -> ofRow.apply(row).stream()).collect(Collectors.groupingBy(code));
    }

    private static CapabilityMapView.Element element(
            ArchitectureView.Element element, List<CoverageView.ElementCell> cells) {
        return new CapabilityMapView.Element(
                element.code(),
                element.nameZh(),
                element.nameEn(),
                element.confidence(),
                furthest(cells),
                possible(cells),
                covering(cells),
                codes(cells, cell -> cell.basis().stream().map(CoverageView.Basis::agreement)),
                codes(cells, cell -> cell.rollouts().stream()),
                codes(cells, cell -> cell.deployments().stream()));
    }

    private static CapabilityMapView.Capability capability(
            ArchitectureView.BaseCapability capability, List<CoverageView.CapabilityCell> cells) {
        return new CapabilityMapView.Capability(
                capability.code(),
                capability.nameZh(),
                capability.nameEn(),
                furthest(cells),
                possible(cells),
                covering(cells),
                codes(cells, cell -> cell.basis().stream().map(CoverageView.Basis::agreement)),
                codes(cells, cell -> cell.rollouts().stream()),
                codes(cells, cell -> cell.deployments().stream()));
    }

    private static CoverageState furthest(Collection<? extends CoverageView.Found> cells) {
        return CoverageState.furthest(cells.stream().map(CoverageView.Found::state));
    }

    /** The furthest state that any may have; null where that is what one has. */
    private static @Nullable CoverageState possible(Collection<? extends CoverageView.Found> cells) {
        CoverageState possible = CoverageState.furthest(cells.stream().map(CoverageView.Found::furthest));
        return possible == furthest(cells) ? null : possible;
    }

    private static int covering(Collection<? extends CoverageView.Found> cells) {
        return (int) cells.stream().filter(cell -> cell.state().isCovered()).count();
    }

    private static List<String> codes(
            Collection<? extends CoverageView.Found> cells, Function<CoverageView.Found, Stream<String>> codes) {
        return cells.stream().flatMap(codes).distinct().sorted().toList();
    }
}
