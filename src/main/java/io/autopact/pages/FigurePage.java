package io.autopact.pages;

import io.autopact.portfolio.Metric;
import io.autopact.portfolio.MetricRecords;
import io.autopact.portfolio.Metrics;
import io.autopact.portfolio.SummaryEvidenceItem;
import io.autopact.portfolio.SummaryService;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Certainty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From a figure of the overview to the records that it counts, and to the words behind them. */
@Component
@RequiredArgsConstructor
public class FigurePage {

    private static final Map<String, List<String>> FIGURES = Map.of(
            "automakersInCooperation", List.of("合作车企", "Automakers in cooperation"),
            "agreementsInForce", List.of("生效协议", "Agreements in force"),
            "domainsCovered", List.of("覆盖领域", "Domains covered"),
            "vehicleModels.launched", List.of("已上市车型", "Models launched"),
            "vehicleModels.planned", List.of("计划中车型", "Models planned"),
            "mobilityOperators", List.of("出行服务公司", "Mobility operators"),
            "ecosystemPartners", List.of("生态合作伙伴", "Ecosystem partners"));

    private final SummaryService summaries;
    private final Metrics metrics;
    private final RefNames names;
    private final Questions questions;
    private final PageWriter pages;
    private final KeptScreens kept;

    /** A record that is counted, or may be. */
    record Counted(@Nullable Ref record, String name, boolean possible, List<Words> words) {}

    /** A record that is not counted. */
    record Excluded(Ref record, String reason) {}

    /** What the template reads. */
    record Screen(String name, List<Counted> counted, Pager pager, List<Excluded> excluded) {}

    /** What a figure is called. */
    static String name(String figure, Asked asked) {
        List<String> both = Objects.requireNonNull(FIGURES.get(figure), figure);
        return asked.language().choose(both.get(0), both.get(1));
    }

    /**
     * Writes the page of a figure.
     *
     * @throws ProblemException if there is no such figure
     */
    public String write(Asked asked, String figure) {
        if (!FIGURES.containsKey(figure)) {
            throw ProblemException.notFound("figure", figure);
        }
        return kept.find(asked, () -> anew(asked, figure));
    }

    private PageWriter.Body anew(Asked asked, String figure) {
        Refs refs = names.on(asked);
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("figure", figure, "certainty", "ALL"));
        String cursor = asked.own(Asked.CURSOR);
        if (cursor != null) {
            parameters.put(Asked.CURSOR, cursor);
        }
        Page<SummaryEvidenceItem> page =
                summaries.evidence(questions.ask(asked, "portfolio-summary-evidence", parameters));
        List<MetricRecords.Excluded> excluded = figure.equals("automakersInCooperation")
                ? metrics.records(Metric.AUTOMAKERS_IN_COOPERATION, asked.asOf())
                        .excluded()
                : List.of();
        Screen screen = new Screen(
                name(figure, asked),
                page.items().stream().map(each -> counted(each, refs)).toList(),
                Pager.of(asked, page),
                excluded.stream()
                        .limit(200)
                        .map(each -> new Excluded(
                                refs.to(RecordKind.ORGANIZATION, each.code()),
                                asked.language().choose(each.reasonZh(), each.reason())))
                        .toList());
        Heading heading = Heading.of(screen.name(), "/")
                .withLinks(List.of(new Heading.Link(
                        "JSON",
                        asked.api("/portfolio/summary/evidence", Map.of("figure", figure, "certainty", "ALL")))));
        return pages.body(asked, heading, "figure", screen);
    }

    private static Counted counted(SummaryEvidenceItem item, Refs refs) {
        return new Counted(
                refs.typed(item.type(), item.code()).orElse(null),
                refs.asked().language().name(item.nameZh(), item.nameEn()),
                item.certainty() == Certainty.POSSIBLE,
                item.evidence().stream()
                        .map(each -> Words.of(
                                each.code(),
                                each.quote(),
                                each.source(),
                                each.stance(),
                                each.confidence(),
                                each.note(),
                                refs))
                        .toList());
    }
}
