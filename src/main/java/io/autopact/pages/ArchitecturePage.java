package io.autopact.pages;

import io.autopact.capability.CapabilityService;
import io.autopact.portfolio.CapabilityMapComparison;
import io.autopact.portfolio.CapabilityMapService;
import io.autopact.portfolio.CapabilityMapView;
import io.autopact.portfolio.CoverageChange;
import io.autopact.portfolio.CoverageService;
import io.autopact.portfolio.CoverageState;
import io.autopact.portfolio.CoverageView;
import io.autopact.portfolio.picture.CapabilityMapPicture;
import io.autopact.portfolio.picture.PictureLinks;
import io.autopact.portfolio.picture.PicturePlace;
import io.autopact.shared.problem.ProblemException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What we offer, and who has it: the architecture as a whole, and each part of it. */
@Component
@RequiredArgsConstructor
public class ArchitecturePage {

    /** The page of the table that is shown. */
    public static final String ROWS = "rows";

    private static final int AT_ONCE = 100;

    private final CapabilityMapService maps;
    private final CapabilityMapPicture picture;
    private final CoverageService coverage;
    private final CapabilityService capabilities;
    private final RefNames names;
    private final Questions questions;
    private final PageWriter pages;
    private final KeptScreens kept;

    /** A part of the architecture, with how many have it. */
    record Part(
            Ref thing, String state, int covering, @Nullable Integer was) {}

    /** What the template of the whole reads. */
    record Whole(
            @Nullable String name,
            @Nullable String version,
            int organizations,
            String presentHref,
            @Nullable String map,
            @Nullable String mapThen,
            List<Part> parts,
            List<Ref> domains) {}

    /** Somebody who has a part. */
    record Holder(
            Ref organization,
            String state,
            @Nullable String possible,
            @Nullable String was,
            boolean gained,
            boolean lost,
            List<OrganizationRows.Basis> basis,
            List<Ref> landed) {}

    /** What the template of a part reads. */
    record OfPart(
            Ref thing,
            String name,
            int covering,
            List<Holder> holders,
            int without,
            List<Ref> solutions,
            Pager pager) {}

    /** Writes the page of the whole. */
    public String write(Asked asked) {
        return Presented.isAsked(asked)
                ? kept.findOfAll(asked, () -> presented(asked))
                : kept.findOfAll(asked, () -> whole(asked));
    }

    private PageWriter.Body presented(Asked asked) {
        String name = asked.language().choose("能力架构", "Architecture");
        return pages.body(
                asked,
                Heading.of(name, "/architecture").withPresented(true),
                "present",
                new Presented(
                        name,
                        "map",
                        map(asked)
                                .map(each -> draw(asked, each.now(), each.comparison(), "map"))
                                .orElse(null),
                        Presented.back(asked),
                        null,
                        null));
    }

    private PageWriter.Body whole(Asked asked) {
        Refs refs = names.on(asked);
        Optional<CapabilityMapService.Compared> maps = map(asked);
        Optional<CapabilityMapView> now = maps.map(CapabilityMapService.Compared::now);
        Optional<CapabilityMapView> then = maps.map(CapabilityMapService.Compared::then);
        Whole whole = new Whole(
                now.map(each -> asked.language().name(each.architectureNameZh(), each.architectureNameEn()))
                        .orElse(null),
                now.map(CapabilityMapView::architecture).orElse(null),
                now.map(CapabilityMapView::organizations).orElse(0),
                Presented.of(asked),
                maps.map(each -> draw(asked, each.now(), each.comparison(), "map"))
                        .orElse(null),
                then.map(each -> draw(asked, each, null, "map-then")).orElse(null),
                now.map(each -> parts(each, then.orElse(null), refs)).orElse(List.of()),
                refs.to(
                        RecordKind.COOPERATION_DOMAIN,
                        capabilities
                                .domains(questions.ask(asked, "cooperation-domains", Map.of("limit", "100")))
                                .items()
                                .stream()
                                .map(each -> each.code())
                                .toList()));
        String lang = asked.language().choose("zh", "en");
        List<Heading.Link> links = now.isEmpty()
                ? List.of()
                : List.of(
                        new Heading.Link("CSV", asked.api("/exports/coverage.csv", Map.of())),
                        new Heading.Link(
                                "SVG",
                                asked.api("/portfolio/capability-map.svg", asked.comparing(Map.of("lang", lang)))),
                        new Heading.Link("JSON", asked.api("/portfolio/capability-map", Map.of())));
        Heading heading = Heading.of(asked.language().choose("能力架构", "Architecture"), "/architecture");
        return pages.body(asked, heading.withLinks(links), "architecture", whole);
    }

    private Optional<CapabilityMapService.Compared> map(Asked asked) {
        return maps.findComparedOfPortfolio(asked.asOf(), asked.compare());
    }

    private String draw(Asked asked, CapabilityMapView map, @Nullable CapabilityMapComparison comparison, String id) {
        PictureLinks links = new PictureLinks() {
            @Override
            public String part(String code) {
                return asked.to("/architecture/" + code);
            }
        };
        return picture.embed(map, comparison, asked.language(), new PicturePlace(id, links));
    }

    private static List<Part> parts(CapabilityMapView now, @Nullable CapabilityMapView then, Refs refs) {
        Map<String, Integer> before = then == null
                ? Map.of()
                : Stream.concat(
                                then.layers().stream()
                                        .flatMap(layer -> layer.elements().stream())
                                        .map(each -> Map.entry(each.code(), each.covering())),
                                then.capabilities().stream().map(each -> Map.entry(each.code(), each.covering())))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
        return Stream.concat(
                        now.layers().stream()
                                .flatMap(layer -> layer.elements().stream())
                                .map(each -> part(refs.to(RecordKind.ARCHITECTURE_ELEMENT, each.code()), each, before)),
                        now.capabilities().stream()
                                .map(each -> part(refs.to(RecordKind.CAPABILITY, each.code()), each, before)))
                .toList();
    }

    private static Part part(Ref thing, CapabilityMapView.Part part, Map<String, Integer> before) {
        Integer was = before.get(thing.code());
        return new Part(
                thing,
                part.state() == null ? "NONE" : part.state().name(),
                part.covering(),
                was == null || was == part.covering() ? null : was);
    }

    /**
     * Writes the page of an element or a base capability.
     *
     * @throws ProblemException if there is none with this code
     */
    public String write(Asked asked, String code) {
        boolean element = capabilities.elementKeys(List.of(code)).containsKey(code);
        if (!element && !capabilities.capabilityKeys(List.of(code)).containsKey(code)) {
            throw ProblemException.notFound("element", code);
        }
        return kept.findOfAll(
                asked,
                () -> element
                        ? write(asked, RecordKind.ARCHITECTURE_ELEMENT, code, CoverageView.Row::elements)
                        : write(asked, RecordKind.CAPABILITY, code, CoverageView.Row::capabilities));
    }

    /**
     * Writes the page of a cooperation domain.
     *
     * @throws ProblemException if there is none with this code
     */
    public String writeDomain(Asked asked, String code) {
        capabilities.domain(code, asked.asOf());
        return kept.findOfAll(asked, () -> write(asked, RecordKind.COOPERATION_DOMAIN, code, CoverageView.Row::cells));
    }

    private PageWriter.Body write(
            Asked asked,
            RecordKind kind,
            String code,
            Function<CoverageView.Row, List<? extends CoverageView.Found>> cells) {
        Refs refs = names.on(asked);
        Map<String, CoverageView.Found> now = found(coverage.states(asked.asOf()), code, cells);
        Map<String, CoverageView.Found> then =
                asked.compare() == null ? Map.of() : found(coverage.states(asked.compare()), code, cells);
        List<Holding> holders = Stream.concat(now.keySet().stream(), then.keySet().stream())
                .distinct()
                .map(each -> new Holding(each, now.get(each), then.get(each)))
                .filter(each -> each.state() != CoverageState.NONE || each.isChanged(asked) || each.isPossible())
                .sorted(Comparator.comparing(Holding::state))
                .toList();
        int page = Numbers.of(asked, ROWS, 1);
        int last = Math.max(1, (holders.size() + AT_ONCE - 1) / AT_ONCE);
        int from = (Math.min(page, last) - 1) * AT_ONCE;
        Ref thing = refs.to(kind, code);
        OfPart part = new OfPart(
                thing,
                thing.name(),
                (int) now.values().stream()
                        .filter(each -> each.state().isCovered())
                        .count(),
                holders(asked, holders.subList(from, Math.min(holders.size(), from + AT_ONCE)), code, cells, refs),
                now.size()
                        - (int) now.values().stream()
                                .filter(each -> each.state().isCovered())
                                .count(),
                refs.to(
                        RecordKind.SOLUTION,
                        capabilities
                                .solutions(questions.ask(
                                        asked,
                                        "solutions",
                                        kind == RecordKind.COOPERATION_DOMAIN
                                                ? Map.of("domain", code, "limit", "100")
                                                : kind == RecordKind.ARCHITECTURE_ELEMENT
                                                        ? Map.of("element", code, "limit", "100")
                                                        : Map.of("limit", "500")))
                                .items()
                                .stream()
                                .filter(each -> kind != RecordKind.CAPABILITY
                                        || each.capabilities().contains(code))
                                .map(each -> each.code())
                                .toList()),
                new Pager(
                        page > 1 ? asked.with(ROWS, null) : null,
                        page < last ? asked.with(ROWS, String.valueOf(page + 1)) : null));
        Heading heading = Heading.of(part.name(), "/architecture")
                .withLinks(List.of(
                        new Heading.Link("CSV", asked.api("/exports/coverage.csv", Map.of())),
                        new Heading.Link("JSON", asked.api("/portfolio/coverage", Map.of())),
                        new Heading.Link(asked.language().choose("佐证", "Evidence"), thing.evidence())));
        return pages.body(asked, heading, "element", part);
    }

    /** What an organization has of the part, and had. */
    private record Holding(String organization, CoverageView.@Nullable Found now, CoverageView.@Nullable Found then) {

        private CoverageState state() {
            return now == null ? CoverageState.NONE : now.state();
        }

        private CoverageState before() {
            return then == null ? CoverageState.NONE : then.state();
        }

        private boolean isChanged(Asked asked) {
            return asked.compare() != null && state() != before();
        }

        private boolean isPossible() {
            return now != null && now.possible() != null;
        }
    }

    /** What it rests on is asked of those that are shown. */
    private List<Holder> holders(
            Asked asked,
            List<Holding> shown,
            String code,
            Function<CoverageView.Row, List<? extends CoverageView.Found>> cells,
            Refs refs) {
        List<String> codes = shown.stream()
                .filter(each -> each.now() != null)
                .map(Holding::organization)
                .toList();
        Map<String, CoverageView.Found> told =
                codes.isEmpty() ? Map.of() : found(coverage.coverage(asked.asOf(), codes, false), code, cells);
        return shown.stream()
                .map(each -> holder(asked, each, told.getOrDefault(each.organization(), each.now()), refs))
                .toList();
    }

    private static Map<String, CoverageView.Found> found(
            CoverageView view, String code, Function<CoverageView.Row, List<? extends CoverageView.Found>> cells) {
        return view.rows().stream()
                .flatMap(row -> cells.apply(row).stream()
                        .filter(cell -> cell.code().equals(code))
                        .map(cell -> Map.entry(row.organization(), (CoverageView.Found) cell)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Holder holder(Asked asked, Holding holding, CoverageView.@Nullable Found now, Refs refs) {
        CoverageChange change = asked.compare() == null ? null : CoverageChange.of(holding.then(), holding.now());
        return new Holder(
                refs.to(RecordKind.ORGANIZATION, holding.organization()),
                holding.state().name(),
                now == null || now.possible() == null
                        ? null
                        : now.possible().state().name(),
                holding.isChanged(asked) ? holding.before().name() : null,
                change == CoverageChange.GAINED,
                change == CoverageChange.LOST,
                now == null ? List.of() : OrganizationRows.basis(now.basis(), refs),
                now == null
                        ? List.of()
                        : Stream.concat(
                                        refs.to(RecordKind.ROLLOUT, now.rollouts()).stream(),
                                        refs.to(RecordKind.DEPLOYMENT, now.deployments()).stream())
                                .limit(5)
                                .toList());
    }
}
