package io.autopact.pages;

import io.autopact.agreement.AgreementService;
import io.autopact.organization.OrganizationService;
import io.autopact.organization.OrganizationType;
import io.autopact.organization.OrganizationView;
import io.autopact.people.PersonService;
import io.autopact.portfolio.CoverageService;
import io.autopact.portfolio.CoverageView;
import io.autopact.portfolio.PortfolioService;
import io.autopact.portfolio.TimelineService;
import io.autopact.portfolio.TimelineView;
import io.autopact.portfolio.picture.Language;
import io.autopact.portfolio.picture.PictureLinks;
import io.autopact.portfolio.picture.PicturePlace;
import io.autopact.portfolio.picture.TimelinePicture;
import io.autopact.rollout.DeploymentService;
import io.autopact.rollout.RolloutService;
import io.autopact.shared.listing.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An organization: what it covers, what was agreed with it, whom we know there, what has landed, what is open. */
@Component
@RequiredArgsConstructor
public class OrganizationPage {

    private static final String MOST = "50";

    /** So many records are drawn in a timeline within a page; more are a picture by itself. */
    private static final int MOST_LANES = 60;

    private final OrganizationService organizations;
    private final AgreementService agreements;
    private final PersonService people;
    private final RolloutService rollouts;
    private final DeploymentService deployments;
    private final PortfolioService portfolio;
    private final CoverageService coverage;
    private final OrganizationMap maps;
    private final TimelineService timelines;
    private final TimelinePicture timelinePicture;
    private final Testimony testimony;
    private final RefNames names;
    private final Questions questions;
    private final PageWriter pages;
    private final KeptScreens kept;

    /** What the template reads. */
    record Screen(
            Ref record,
            String name,
            String otherName,
            String otherLang,
            String type,
            String kind,
            @Nullable String country,
            @Nullable Ref parent,
            List<String> aliases,
            boolean archived,
            boolean disputed,
            @Nullable String since,
            @Nullable String until,
            @Nullable String wording,
            OrganizationRows.Said cooperation,
            List<Words> words,
            List<OrganizationRows.Tie> ties,
            List<Ref> descendants,
            boolean partner,
            boolean group,
            boolean withGroup,
            String groupHref,
            String presentHref,
            @Nullable String map,
            @Nullable String mapThen,
            List<OrganizationRows.Covered> domains,
            List<OrganizationRows.Covered> elements,
            List<OrganizationRows.Covered> capabilities,
            @Nullable String timeline,
            String timelineHref,
            List<OrganizationRows.Agreement> agreements,
            boolean moreAgreements,
            List<OrganizationRows.Person> people,
            List<Rows.Rollout> rollouts,
            @Nullable String moreRollouts,
            List<OrganizationRows.Deployment> deployments,
            List<Rows.Gap> gaps,
            List<OrganizationRows.Space> spaces,
            @Nullable LocalDate compare,
            String briefHref,
            List<Rows.Person> responsible) {}

    /** The parameter that asks for all that belongs to the organization, too. */
    public static final String GROUP = "group";

    /** Writes the page of an organization. */
    public String write(Asked asked, String code) {
        return kept.find(asked, () -> anew(asked, code));
    }

    private PageWriter.Body anew(Asked asked, String code) {
        OrganizationType type = type(organizations, code);
        OrganizationView view = organizations.get(type, code, asked.asOf());
        Language language = asked.language();
        if (Presented.isAsked(asked)) {
            return presented(asked, view);
        }
        Refs refs = names.on(asked);
        Testimony.OfRecord words = testimony.on(asked, refs, type.name(), code);
        boolean partner = type != OrganizationType.OWN_UNIT;
        List<OrganizationView> below =
                organizations.descendants(type, code, asked.asOf(), new Fields(List.of("code", "type")));
        List<Ref> descendants = refs.to(
                RecordKind.ORGANIZATION,
                below.stream().map(OrganizationView::code).toList());
        boolean withGroup = withGroup(asked, !descendants.isEmpty());
        CoverageView.Row now = partner ? row(asked.asOf(), code) : null;
        CoverageView.Row then = partner && asked.compare() != null ? row(asked.compare(), code) : null;
        Optional<OrganizationMap.Drawn> map = maps.draw(asked, view, withGroup);
        TimelineView timeline = partner ? timelines.timeline(view, asked.asOf()) : null;
        var agreed = agreements.list(questions.ask(
                asked,
                "agreements",
                Map.of(
                        "organization",
                        code,
                        "includeInherited",
                        "true",
                        "includeDescendants",
                        String.valueOf(withGroup),
                        "limit",
                        MOST)));
        String makers = Stream.concat(
                        type == OrganizationType.AUTOMAKER ? Stream.of(code) : Stream.of(),
                        withGroup
                                ? below.stream()
                                        .filter(each -> each.type() == OrganizationType.AUTOMAKER)
                                        .map(OrganizationView::code)
                                : Stream.of())
                .collect(Collectors.joining(","));
        String all = withGroup
                ? Stream.concat(Stream.of(code), below.stream().map(OrganizationView::code))
                        .collect(Collectors.joining(","))
                : code;
        var landing = makers.isEmpty()
                ? null
                : rollouts.list(questions.ask(asked, "rollouts", Map.of("automaker", makers, "limit", "20")));
        Screen screen = new Screen(
                refs.to(RecordKind.ORGANIZATION, code),
                language.name(view.nameZh(), view.nameEn()),
                language.name(view.nameEn(), view.nameZh()),
                language == Language.ZH ? "en" : "zh-CN",
                type.name(),
                view.kind().name(),
                view.country(),
                refs.orNull(RecordKind.ORGANIZATION, view.parent()),
                view.aliases(),
                view.archived(),
                view.disputed(),
                view.cooperation() == null
                        ? null
                        : Dates.written(
                                view.cooperation().since(),
                                view.cooperation().sincePrecision(),
                                view.cooperation().sinceConfidence(),
                                view.cooperation().sinceNotBefore(),
                                language),
                view.cooperation() == null
                        ? null
                        : Dates.written(
                                view.cooperation().until(),
                                view.cooperation().untilPrecision(),
                                view.cooperation().untilConfidence(),
                                view.cooperation().untilNotBefore(),
                                language),
                view.cooperation() == null || view.cooperation().wordingZh() == null
                        ? null
                        : language.name(
                                view.cooperation().wordingZh(),
                                Objects.requireNonNullElse(
                                        view.cooperation().wordingEn(),
                                        view.cooperation().wordingZh())),
                new OrganizationRows.Said(words.onThoseOf("cooperation")),
                words.on((String) null),
                view.ties().stream()
                        .map(each -> OrganizationRows.tie(each, refs, words, language))
                        .toList(),
                descendants,
                partner,
                !descendants.isEmpty(),
                withGroup,
                asked.with(GROUP, withGroup ? "false" : "true") + "#map",
                Presented.of(asked),
                map.map(OrganizationMap.Drawn::now).orElse(null),
                map.map(OrganizationMap.Drawn::then).orElse(null),
                OrganizationRows.covered(
                        now == null ? List.of() : now.cells(),
                        then == null ? null : then.cells(),
                        RecordKind.COOPERATION_DOMAIN,
                        refs),
                OrganizationRows.covered(
                        now == null ? List.of() : now.elements(),
                        then == null ? null : then.elements(),
                        RecordKind.ARCHITECTURE_ELEMENT,
                        refs),
                OrganizationRows.covered(
                        now == null ? List.of() : now.capabilities(),
                        then == null ? null : then.capabilities(),
                        RecordKind.CAPABILITY,
                        refs),
                timeline == null || lanes(timeline) > MOST_LANES
                        ? null
                        : timelinePicture.embed(timeline, language, new PicturePlace("timeline", records(refs))),
                asked.api(
                        "/" + type.path() + "/" + Asked.segment(code) + "/timeline.svg",
                        Map.of("lang", language.choose("zh", "en"))),
                agreed.items().stream()
                        .map(each -> OrganizationRows.agreement(each, refs, language))
                        .toList(),
                agreed.nextCursor() != null,
                people
                        .list(questions.ask(asked, "people", Map.of("organization", code, "limit", MOST)))
                        .items()
                        .stream()
                        .map(each -> OrganizationRows.person(each, refs, language))
                        .toList(),
                landing == null
                        ? List.of()
                        : landing.items().stream()
                                .map(each -> Rows.Rollout.of(each, refs))
                                .toList(),
                landing == null || landing.nextCursor() == null
                        ? null
                        : asked.to("/rollouts", Map.of("automaker", makers)),
                deployments
                        .list(questions.ask(asked, "deployments", Map.of("organization", all, "limit", MOST)))
                        .items()
                        .stream()
                        .map(each -> OrganizationRows.deployment(each, refs, language))
                        .toList(),
                portfolio
                        .gaps(questions.ask(
                                asked,
                                "portfolio-gaps",
                                Map.of("organization", code, "includeDescendants", "true", "limit", "20")))
                        .items()
                        .stream()
                        .map(each -> Rows.Gap.of(each, refs))
                        .toList(),
                type == OrganizationType.AUTOMAKER
                        ? portfolio
                                .whiteSpace(questions.ask(
                                        asked, "portfolio-white-space", Map.of("organization", code, "limit", "20")))
                                .items()
                                .stream()
                                .filter(each -> each.covering() > 0)
                                .map(each -> new OrganizationRows.Space(
                                        refs.to(RecordKind.COOPERATION_DOMAIN, each.domain()),
                                        each.state().name(),
                                        each.reasons().stream()
                                                .map(reason -> language.choose(reason.zh(), reason.en()))
                                                .toList()))
                                .toList()
                        : List.of(),
                asked.compare(),
                asked.to("/organizations/" + Asked.segment(code) + "/brief"),
                Rows.Person.of(view.responsible(), refs));
        String path = "/" + type.path() + "/" + Asked.segment(code);
        List<Heading.Link> links = new ArrayList<>();
        links.add(new Heading.Link(
                language.choose("变更历史", "History"),
                asked.toNow("/changes", Map.of("record", type.name() + ":" + code)),
                true));
        links.add(new Heading.Link("JSON", asked.apiThen(path, Map.of()), true));
        links.add(new Heading.Link(
                language.choose("全部佐证", "All evidence"),
                asked.undated("/evidence") + "?type=" + type.name() + "&code=" + Asked.segment(code)));
        links.add(new Heading.Link(
                language.choose("协议 CSV", "Agreements CSV"),
                asked.api("/exports/agreements.csv", Map.of("organization", code))));
        Heading heading = Heading.of(screen.name(), "")
                .withDays(timeline == null ? List.of() : days(timeline))
                .withLinks(links);
        return pages.body(asked, heading, "organization", screen);
    }

    /** Whether all that belongs to it is told of, too: where something does, unless it is asked for otherwise. */
    private static boolean withGroup(Asked asked, boolean hasGroup) {
        String wanted = Choices.of(asked, GROUP, List.of("true", "false"));
        return wanted == null ? hasGroup : wanted.equals("true");
    }

    /** The capability map as large as the screen, with all that belongs to it unless it is asked for alone. */
    private PageWriter.Body presented(Asked asked, OrganizationView view) {
        boolean withGroup = withGroup(
                asked,
                !organizations
                        .descendants(view.type(), view.code(), asked.asOf(), new Fields(List.of("code")))
                        .isEmpty());
        String name = asked.language().name(view.nameZh(), view.nameEn());
        return pages.body(
                asked,
                Heading.of(name, "").withPresented(true),
                "present",
                new Presented(
                        name,
                        "map",
                        maps.draw(asked, view, withGroup)
                                .map(OrganizationMap.Drawn::now)
                                .orElse(null),
                        Presented.back(asked),
                        null,
                        null));
    }

    /** Which of the three types an organization is of; one that is not there is told as an automaker. */
    static OrganizationType type(OrganizationService organizations, String code) {
        return organizations.type(code).orElse(OrganizationType.AUTOMAKER);
    }

    private CoverageView.@Nullable Row row(LocalDate date, String code) {
        return coverage.coverage(date, List.of(code), false).rows().stream()
                .findFirst()
                .orElse(null);
    }

    private static PictureLinks records(Refs refs) {
        return new PictureLinks() {
            @Override
            public @Nullable String record(String type, String code) {
                return refs.typed(type, code).map(Ref::href).orElse(null);
            }
        };
    }

    private static int lanes(TimelineView timeline) {
        return timeline.agreements().size()
                + timeline.rollouts().size()
                + timeline.deployments().size();
    }

    private static List<String> days(TimelineView timeline) {
        return timeline.events().stream()
                .map(each -> each.on().toString())
                .distinct()
                .limit(400)
                .toList();
    }
}
