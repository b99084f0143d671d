package io.autopact.pages;

import io.autopact.portfolio.ChangeItem;
import io.autopact.portfolio.PortfolioService;
import io.autopact.portfolio.SummaryService;
import io.autopact.portfolio.SummaryView;
import io.autopact.rollout.RolloutService;
import io.autopact.rollout.RolloutView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The portfolio at a glance: figures, who covers what, what falls due, what is late, what changed. */
@Component
@RequiredArgsConstructor
public class OverviewPage {

    private static final String MOST = "8";
    private static final int MONTHS_BACK = 3;

    private final SummaryService summaries;
    private final HeatMapPart heatMaps;
    private final PortfolioService portfolio;
    private final RolloutService rollouts;
    private final RefNames names;
    private final Questions questions;
    private final PageWriter pages;
    private final KeptScreens kept;

    /**
     * A figure.
     *
     * @param name what it counts
     * @param value how many for certain
     * @param possible how many more perhaps
     * @param change how many more or fewer than at the date compared with; null where none is
     * @param href the records that it counts
     */
    record Figure(
            String name, int value, int possible, @Nullable String change, boolean less, String href) {}

    /**
     * What the template reads.
     *
     * @param since since when changes are told
     */
    record Overview(
            List<Figure> figures,
            HeatMapPart.Drawn heatMap,
            String presentHref,
            List<Rows.Due> due,
            boolean moreDue,
            List<Rows.Rollout> late,
            boolean moreLate,
            LocalDate since,
            List<Rows.Change> changes,
            boolean moreChanges,
            List<Rows.Gap> gaps,
            boolean moreGaps,
            boolean empty,
            String dueHref,
            String lateHref,
            String changesHref,
            String gapsHref) {}

    /** Writes the page. */
    public String write(Asked asked) {
        return Presented.isAsked(asked)
                ? kept.find(asked, () -> presented(asked))
                : kept.find(asked, () -> anew(asked));
    }

    private PageWriter.Body presented(Asked asked) {
        HeatMapPart.Drawn drawn = heatMaps.draw(asked);
        String name = asked.language().choose("覆盖热力图", "Coverage heat map");
        return pages.body(
                asked,
                Heading.of(name, "/").withPresented(true),
                "present",
                new Presented(name, "coverage", drawn.picture(), Presented.back(asked), drawn.before(), drawn.after()));
    }

    private PageWriter.Body anew(Asked asked) {
        Refs refs = names.on(asked);
        SummaryView summary = summaries.summary(asked.asOf(), null);
        SummaryView other = asked.compare() == null ? null : summaries.summary(asked.compare(), null);
        var due = portfolio.expiring(questions.ask(asked, "portfolio-expiring", Map.of("limit", MOST)));
        var late = rollouts.list(questions.ask(asked, "rollouts", Map.of("late", "true", "limit", MOST)));
        LocalDate since = since(asked);
        LocalDate until = since.isAfter(asked.asOf()) ? since : asked.asOf();
        LocalDate from = since.isAfter(asked.asOf()) ? asked.asOf() : since;
        var changes = portfolio.changes(questions.ask(
                asked,
                "portfolio-changes",
                Map.of("from", from.toString(), "to", until.toString(), "sort", "-on", "limit", MOST)));
        var gaps = portfolio.gaps(questions.ask(asked, "portfolio-gaps", Map.of("limit", MOST)));
        HeatMapPart.Drawn heatMap = heatMaps.draw(asked);
        List<Rows.Rollout> lateRows = late.items().stream()
                .map((RolloutView each) -> Rows.Rollout.of(each, refs))
                .toList();
        List<Rows.Change> changeRows = changes.items().stream()
                .map((ChangeItem each) -> Rows.Change.of(each, refs))
                .toList();
        Overview overview = new Overview(
                figures(asked, summary, other),
                heatMap,
                Presented.of(asked),
                due.items().stream().map(each -> Rows.Due.of(each, refs)).toList(),
                due.nextCursor() != null,
                lateRows,
                late.nextCursor() != null,
                from,
                changeRows,
                changes.nextCursor() != null,
                gaps.items().stream().map(each -> Rows.Gap.of(each, refs)).toList(),
                gaps.nextCursor() != null,
                heatMap.all() == 0 && summary.agreementsInForce() == 0,
                asked.to("/due"),
                asked.to("/rollouts", Map.of("late", "true")),
                asked.toNow("/changes", Map.of("from", from.toString(), "to", until.toString())),
                asked.api("/portfolio/gaps", Map.of()));
        Heading heading = Heading.of(asked.language().choose("合作概览", "Overview"), "/")
                .withLinks(List.of(
                        new Heading.Link("CSV", asked.api("/exports/coverage.csv", Map.of())),
                        new Heading.Link("SVG", heatMap.address(), true),
                        new Heading.Link("JSON", asked.apiThen("/portfolio/summary", Map.of()), true)));
        return pages.body(asked, heading, "overview", overview);
    }

    private static LocalDate since(Asked asked) {
        return asked.compare() == null ? asked.asOf().minusMonths(MONTHS_BACK) : asked.compare();
    }

    private static List<Figure> figures(Asked asked, SummaryView now, @Nullable SummaryView then) {
        List<Figure> figures = new ArrayList<>();
        SummaryView.Figures more = now.possible();
        add(
                figures,
                asked,
                "automakersInCooperation",
                now.automakersInCooperation(),
                more.automakersInCooperation(),
                then == null ? null : then.automakersInCooperation());
        add(
                figures,
                asked,
                "agreementsInForce",
                now.agreementsInForce(),
                more.agreementsInForce(),
                then == null ? null : then.agreementsInForce());
        add(
                figures,
                asked,
                "domainsCovered",
                now.domainsCovered(),
                more.domainsCovered(),
                then == null ? null : then.domainsCovered());
        add(
                figures,
                asked,
                "vehicleModels.launched",
                now.vehicleModels().launched(),
                more.vehicleModels().launched(),
                then == null ? null : then.vehicleModels().launched());
        add(
                figures,
                asked,
                "vehicleModels.planned",
                now.vehicleModels().planned(),
                more.vehicleModels().planned(),
                then == null ? null : then.vehicleModels().planned());
        add(
                figures,
                asked,
                "mobilityOperators",
                now.mobilityOperators(),
                more.mobilityOperators(),
                then == null ? null : then.mobilityOperators());
        add(
                figures,
                asked,
                "ecosystemPartners",
                now.ecosystemPartners(),
                more.ecosystemPartners(),
                then == null ? null : then.ecosystemPartners());
        return figures;
    }

    private static void add(
            List<Figure> figures, Asked asked, String member, int value, int possible, @Nullable Integer then) {
        Integer more = then == null ? null : value - then;
        figures.add(new Figure(
                FigurePage.name(member, asked),
                value,
                possible,
                more == null ? null : more == 0 ? "±0" : "%+d".formatted(more),
                more != null && more < 0,
                asked.to("/figures/" + member)));
    }
}
