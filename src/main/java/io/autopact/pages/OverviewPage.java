package io.autopact.pages;

import io.autopact.portfolio.SummaryView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The portfolio at a glance: figures, who covers what, what falls due, what is late, what changed. */
@Component
@RequiredArgsConstructor
public class OverviewPage {

    private final OverviewQuestions overview;
    private final Meanwhile meanwhile;
    private final HeatMapPart heatMaps;
    private final RefNames names;
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
                ? kept.findOfAll(asked, () -> presented(asked))
                : kept.findOfAll(asked, () -> anew(asked));
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
        // For two processors: the heat map and the figures together take about as long as the other questions do.
        Supplier<OverviewQuestions.Answers> asking = meanwhile.ask(() -> overview.answers(asked));
        HeatMapPart.Drawn heatMap = heatMaps.draw(asked);
        SummaryView.Counts counts = overview.counts(asked);
        OverviewQuestions.Answers told = asking.get();
        Overview screen = new Overview(
                figures(asked, counts, told.other()),
                heatMap,
                Presented.of(asked),
                told.due().items().stream().map(each -> Rows.Due.of(each, refs)).toList(),
                told.due().nextCursor() != null,
                told.late().items().stream()
                        .map(each -> Rows.Rollout.of(each, refs))
                        .toList(),
                told.late().nextCursor() != null,
                told.from(),
                told.changes().items().stream()
                        .map(each -> Rows.Change.of(each, refs))
                        .toList(),
                told.changes().nextCursor() != null,
                told.gaps().stream().map(each -> Rows.Gap.of(each, refs)).toList(),
                told.moreGaps(),
                heatMap.all() == 0 && counts.certain().agreementsInForce() == 0,
                asked.to("/due"),
                asked.to("/rollouts", Map.of("late", "true")),
                asked.toNow(
                        "/changes",
                        Map.of(
                                "from",
                                told.from().toString(),
                                "to",
                                told.until().toString())),
                asked.api("/portfolio/gaps", Map.of()));
        Heading heading = Heading.of(asked.language().choose("合作概览", "Overview"), "/")
                .withLinks(List.of(
                        new Heading.Link("CSV", asked.api("/exports/coverage.csv", Map.of())),
                        new Heading.Link("SVG", heatMap.address(), true),
                        new Heading.Link("JSON", asked.apiThen("/portfolio/summary", Map.of()), true)));
        return pages.body(asked, heading, "overview", screen);
    }

    private static List<Figure> figures(Asked asked, SummaryView.Counts counts, SummaryView.@Nullable Counts other) {
        List<Figure> figures = new ArrayList<>();
        SummaryView.Figures now = counts.certain();
        SummaryView.Figures more = counts.possible();
        SummaryView.Figures then = other == null ? null : other.certain();
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
