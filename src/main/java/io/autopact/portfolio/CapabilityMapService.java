package io.autopact.portfolio;

import io.autopact.capability.ArchitectureView;
import io.autopact.capability.CapabilityService;
import io.autopact.organization.OrganizationView;
import io.autopact.shared.problem.ProblemException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                .map(architecture -> map(
                        null,
                        "全部合作车企",
                        "All automakers",
                        asOf,
                        architecture,
                        coverage.coverage(asOf, List.of(), false).rows()));
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
