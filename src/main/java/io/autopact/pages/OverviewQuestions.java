package io.autopact.pages;

import io.autopact.portfolio.ChangeItem;
import io.autopact.portfolio.DueItem;
import io.autopact.portfolio.GapItem;
import io.autopact.portfolio.GapKind;
import io.autopact.portfolio.PortfolioService;
import io.autopact.portfolio.SummaryService;
import io.autopact.portfolio.SummaryView;
import io.autopact.rollout.RolloutService;
import io.autopact.rollout.RolloutView;
import io.autopact.shared.listing.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the overview asks beside its heat map: figures, and the first of what is due, late, changed and missing. */
@Component
@RequiredArgsConstructor
class OverviewQuestions {

    private static final int MOST = 8;
    private static final String FIRST = String.valueOf(MOST);
    private static final int MONTHS_BACK = 3;

    private final SummaryService summaries;
    private final PortfolioService portfolio;
    private final RolloutService rollouts;
    private final Questions questions;

    /**
     * What is answered.
     *
     * @param other the figures at the date compared with; null where none is
     * @param from since when changes are told
     * @param until up to when
     */
    record Answers(
            SummaryView.@Nullable Counts other,
            Page<DueItem> due,
            Page<RolloutView> late,
            LocalDate from,
            LocalDate until,
            Page<ChangeItem> changes,
            List<GapItem> gaps,
            boolean moreGaps) {}

    private record Gaps(List<GapItem> first, boolean more) {}

    /** The figures, which are asked by themselves: they take as long as a few of the others. */
    SummaryView.Counts counts(Asked asked) {
        return summaries.counts(asked.asOf());
    }

    /** Asks all others. */
    Answers answers(Asked asked) {
        LocalDate since = asked.compare() == null ? asked.asOf().minusMonths(MONTHS_BACK) : asked.compare();
        LocalDate from = since.isAfter(asked.asOf()) ? asked.asOf() : since;
        LocalDate until = since.isAfter(asked.asOf()) ? since : asked.asOf();
        Gaps gaps = gaps(asked);
        return new Answers(
                asked.compare() == null ? null : summaries.counts(asked.compare()),
                portfolio.expiring(questions.ask(asked, "portfolio-expiring", Map.of("limit", FIRST))),
                rollouts.list(questions.ask(asked, "rollouts", Map.of("late", "true", "limit", FIRST))),
                from,
                until,
                portfolio.changes(questions.ask(
                        asked,
                        "portfolio-changes",
                        Map.of("from", from.toString(), "to", until.toString(), "sort", "-on", "limit", FIRST))),
                gaps.first(),
                gaps.more());
    }

    /**
     * What is planned without an agreement comes last: it presses least, and to find it is to go over each rollout that
     * anybody intends.
     */
    private Gaps gaps(Asked asked) {
        Page<GapItem> pressing =
                gaps(asked, Stream.of(GapKind.values()).filter(each -> each != GapKind.PLANNED_WITHOUT_AGREEMENT));
        if (pressing.nextCursor() != null) {
            return new Gaps(pressing.items(), true);
        }
        Page<GapItem> planned = gaps(asked, Stream.of(GapKind.PLANNED_WITHOUT_AGREEMENT));
        List<GapItem> all = Stream.concat(pressing.items().stream(), planned.items().stream())
                .toList();
        return new Gaps(all.stream().limit(MOST).toList(), all.size() > MOST || planned.nextCursor() != null);
    }

    private Page<GapItem> gaps(Asked asked, Stream<GapKind> kinds) {
        return portfolio.gaps(questions.ask(
                asked,
                "portfolio-gaps",
                Map.of("kind", kinds.map(GapKind::name).collect(Collectors.joining(",")), "limit", FIRST)));
    }
}
