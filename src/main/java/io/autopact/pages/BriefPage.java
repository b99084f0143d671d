package io.autopact.pages;

import io.autopact.organization.OrganizationService;
import io.autopact.organization.OrganizationView;
import io.autopact.portfolio.DueItem;
import io.autopact.portfolio.TimelineView;
import io.autopact.portfolio.brief.BriefService;
import io.autopact.portfolio.brief.BriefView;
import io.autopact.portfolio.picture.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What to know before a meeting, on one printed page. */
@Component
@RequiredArgsConstructor
public class BriefPage {

    private static final int MONTHS_BACK = 3;

    private final OrganizationService organizations;
    private final BriefService briefs;
    private final RefNames names;
    private final PageWriter pages;
    private final KeptScreens kept;

    /**
     * As many items as a printed page has room for, and how many more there are.
     *
     * @param more how many are left out
     */
    record Some<T>(List<T> items, int more) {

        static <S, T> Some<T> of(List<S> all, int most, Function<S, T> told) {
            return new Some<>(all.stream().limit(most).map(told).toList(), Math.max(0, all.size() - most));
        }
    }

    /** What happened. */
    record Happened(String on, String what) {}

    /** An agreement in force. */
    record InForce(
            Ref record,
            String phase,
            String from,
            @Nullable String until,
            @Nullable String noticeBy,
            @Nullable Ref inheritedFrom) {}

    /** What is covered. */
    record Covered(Ref domain, String state) {}

    /** What is open. */
    record Open(String what, Ref record, @Nullable String detail) {}

    /** What the template reads. */
    record Screen(
            Ref record,
            String name,
            LocalDate asOf,
            LocalDate since,
            Some<Happened> happened,
            Some<InForce> inForce,
            List<Covered> coverage,
            Some<Rows.Due> due,
            Some<Open> open,
            Some<Rows.Gap> gaps) {}

    /** Writes the brief on an organization. */
    public String write(Asked asked, String code) {
        return kept.find(asked, () -> anew(asked, code));
    }

    private PageWriter.Body anew(Asked asked, String code) {
        OrganizationView organization =
                organizations.get(OrganizationPage.type(organizations, code), code, asked.asOf());
        LocalDate wanted =
                Objects.requireNonNullElse(asked.compare(), asked.asOf().minusMonths(MONTHS_BACK));
        LocalDate since = wanted.isAfter(asked.asOf()) ? asked.asOf().minusMonths(MONTHS_BACK) : wanted;
        BriefView view = briefs.brief(organization, since, asked.asOf());
        Refs refs = names.on(asked);
        Language language = asked.language();
        List<Open> open = new OpenItems(refs, language, pages).of(view.open());
        Screen screen = new Screen(
                refs.to(RecordKind.ORGANIZATION, organization.code()),
                language.name(view.nameZh(), view.nameEn()),
                view.asOf(),
                view.since(),
                Some.of(
                        view.happened(),
                        8,
                        (TimelineView.Event each) ->
                                new Happened(each.written(), language.name(each.detailZh(), each.detailEn()))),
                Some.of(view.inForce(), 6, (BriefView.InForce each) -> inForce(each, refs)),
                view.coverage().stream()
                        .map(each -> new Covered(
                                refs.to(RecordKind.COOPERATION_DOMAIN, each.domain()),
                                each.state().name()))
                        .toList(),
                Some.of(view.due(), 6, (DueItem each) -> Rows.Due.of(each, refs)),
                Some.of(open, 8, each -> each),
                Some.of(view.open().gaps(), 4, each -> Rows.Gap.of(each, refs)));
        String path = "/" + organization.type().path() + "/" + Asked.segment(code);
        String lang = language.choose("zh", "en");
        Heading heading = Heading.of(screen.name() + language.choose(" 会前简报", ": brief"), "")
                .withLinks(List.of(
                        new Heading.Link(
                                "Markdown",
                                asked.api(path + "/brief.md", Map.of("since", since.toString(), "lang", lang))),
                        new Heading.Link("JSON", asked.api(path + "/brief", Map.of("since", since.toString())))));
        return pages.body(asked, heading, "brief", screen);
    }

    private static InForce inForce(BriefView.InForce view, Refs refs) {
        return new InForce(
                refs.to(RecordKind.AGREEMENT, view.number()),
                view.phase().name(),
                Objects.toString(
                        Dates.written(
                                view.effectiveOn(),
                                view.effectiveOnPrecision(),
                                null,
                                null,
                                refs.asked().language()),
                        ""),
                Objects.toString(view.endsOn(), null),
                view.nextDecision() == null ? null : view.nextDecision().on().toString(),
                refs.orNull(RecordKind.ORGANIZATION, view.inheritedFrom()));
    }
}
