package io.autopact.pages;

import io.autopact.portfolio.ForecastMonth;
import io.autopact.portfolio.PortfolioService;
import io.autopact.portfolio.SlipItem;
import io.autopact.portfolio.picture.Language;
import io.autopact.rollout.RolloutService;
import io.autopact.rollout.RolloutStage;
import io.autopact.rollout.RolloutView;
import io.autopact.shared.listing.Page;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where it lands: rollouts with plan and actual, the worst slips, the launches that are to come. */
@Component
@RequiredArgsConstructor
public class RolloutsPage {

    private static final List<String> FILTERS =
            List.of("q", "automaker", "solution", "vehicleModel", "market", "basis", "stage", "late");

    private static final List<Map.Entry<String, RecordKind>> NARROWED_BY = List.of(
            Map.entry("automaker", RecordKind.ORGANIZATION),
            Map.entry("solution", RecordKind.SOLUTION),
            Map.entry("vehicleModel", RecordKind.VEHICLE_MODEL),
            Map.entry("basis", RecordKind.AGREEMENT));

    private final RolloutService rollouts;
    private final PortfolioService portfolio;
    private final RefNames names;
    private final Questions questions;
    private final PageWriter pages;

    /** A stage to choose. */
    record Choice(String stage, boolean chosen) {}

    /** A launch that slipped. */
    record Slip(
            Ref rollout,
            Ref automaker,
            String first,
            @Nullable String planned,
            @Nullable String launched,
            int days,
            int replannings,
            @Nullable String reason) {}

    /** The launches planned for a month. */
    record Month(String month, int rollouts, int models, int overdue, int onHold, List<Ref> numbers) {}

    /** What the template reads. */
    record Screen(
            @Nullable String q,
            boolean late,
            List<Choice> stages,
            List<Layout.Hidden> hidden,
            List<Narrowed> narrowed,
            List<Rows.Rollout> rollouts,
            Pager pager,
            boolean all,
            List<Slip> slips,
            List<Month> months) {}

    /** Writes the page. */
    public String write(Asked asked) {
        Refs refs = names.on(asked);
        Map<String, String> narrowing = new LinkedHashMap<>();
        FILTERS.stream()
                .filter(name -> asked.own(name) != null)
                .forEach(name -> narrowing.put(name, Objects.requireNonNull(asked.own(name))));
        Map<String, String> parameters = new LinkedHashMap<>(narrowing);
        if (asked.own(Asked.CURSOR) != null) {
            parameters.put(Asked.CURSOR, Objects.requireNonNull(asked.own(Asked.CURSOR)));
        }
        Page<RolloutView> page = rollouts.list(questions.ask(asked, "rollouts", parameters));
        boolean begun = asked.own(Asked.CURSOR) != null || narrowing.containsKey("q");
        Map<String, String> about = narrowing.entrySet().stream()
                .filter(each ->
                        each.getKey().equals("automaker") || each.getKey().equals("solution"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Screen screen = new Screen(
                asked.own("q"),
                "true".equals(asked.own("late")),
                Arrays.stream(RolloutStage.values())
                        .map(each -> new Choice(each.name(), each.name().equals(asked.own("stage"))))
                        .toList(),
                asked.given().entrySet().stream()
                        .filter(each ->
                                !List.of("q", "stage", "late", Asked.CURSOR).contains(each.getKey()))
                        .map(each -> new Layout.Hidden(each.getKey(), each.getValue()))
                        .toList(),
                Narrowed.of(asked, refs, NARROWED_BY),
                page.items().stream().map(each -> Rows.Rollout.of(each, refs)).toList(),
                Pager.of(asked, page),
                narrowing.isEmpty(),
                begun ? List.of() : slips(asked, about, refs),
                begun ? List.of() : months(asked, about, refs));
        Language language = asked.language();
        Heading heading = Heading.of(language.choose("车型落地", "Rollouts"), "/rollouts")
                .withLinks(List.of(
                        new Heading.Link("CSV", asked.api("/exports/rollouts.csv", narrowing)),
                        new Heading.Link("JSON", asked.apiThen("/rollouts", narrowing), true),
                        new Heading.Link(
                                language.choose("延期 JSON", "Slips JSON"), asked.api("/portfolio/slips", about))));
        return pages.write(asked, heading, "rollouts", screen);
    }

    private List<Slip> slips(Asked asked, Map<String, String> about, Refs refs) {
        Map<String, String> parameters = new LinkedHashMap<>(about);
        parameters.put("limit", "10");
        return portfolio.slips(questions.ask(asked, "portfolio-slips", parameters)).items().stream()
                .map((SlipItem each) -> new Slip(
                        refs.to(RecordKind.ROLLOUT, each.rollout()),
                        refs.to(RecordKind.ORGANIZATION, each.automaker()),
                        each.firstPlannedOn().toString(),
                        Objects.toString(each.plannedOn(), null),
                        Objects.toString(each.launchedOn(), null),
                        each.slipDays(),
                        each.replannings(),
                        each.reason()))
                .toList();
    }

    private List<Month> months(Asked asked, Map<String, String> about, Refs refs) {
        Map<String, String> parameters = new LinkedHashMap<>(about);
        parameters.put("limit", "12");
        return portfolio.forecast(questions.ask(asked, "portfolio-rollout-forecast", parameters)).items().stream()
                .map((ForecastMonth each) -> new Month(
                        each.month(),
                        each.rollouts(),
                        each.vehicleModels(),
                        each.overdue(),
                        each.onHold(),
                        refs.to(
                                RecordKind.ROLLOUT,
                                each.numbers().stream().limit(5).toList())))
                .toList();
    }
}
