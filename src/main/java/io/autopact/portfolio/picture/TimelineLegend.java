package io.autopact.portfolio.picture;

import io.autopact.agreement.AgreementPhase;
import io.autopact.portfolio.TimelineView;
import io.autopact.portfolio.TimelineView.AgreementBar;
import io.autopact.portfolio.TimelineView.Mark;
import io.autopact.portfolio.TimelineView.StageDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What the patterns and symbols of a timeline mean: of those that it has. */
record TimelineLegend(TimelineView timeline, TimelineWords words) {

    private static final int SYMBOL = 18;
    private static final int BAR = 36;

    private static final List<String> MARKS = List.of(
            "DRAFTED",
            "NEGOTIATING",
            "SIGNED",
            "EFFECTIVE",
            "AMENDMENT",
            "RENEWAL",
            "NOTICE",
            "EXPIRY",
            "TERMINATED",
            "WITHDRAWN",
            "MILESTONE",
            "EVENT",
            "MORE");

    private static final List<String> STAGES =
            List.of("PLANNED", "INTEGRATING", "VALIDATING", "LAUNCHED", "RETIRED", "ON_HOLD", "CANCELLED");

    /** The symbol for what happened; one for all that has none of its own. */
    static String mark(String kind) {
        return MARKS.contains(kind) ? kind : "EVENT";
    }

    static String stage(String stage) {
        return "stage-" + (STAGES.contains(stage) ? stage : "OTHER");
    }

    /** What the picture has, given which symbols have been drawn. */
    Legend legend(Set<String> drawn) {
        return new Legend(List.of(
                new Legend.Group(words.bars(), bars()),
                new Legend.Group(words.marks(), symbols(MARKS, "mark-", drawn, words::mark)),
                new Legend.Group(words.stages(), stages(drawn))));
    }

    private List<Legend.Sign> bars() {
        List<Legend.Sign> signs = new ArrayList<>();
        Set<AgreementPhase> phases = timeline.agreements().stream()
                .map(AgreementBar::phase)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        for (AgreementPhase phase : AgreementPhase.values()) {
            if (phases.contains(phase)) {
                signs.add(new Legend.Sign("phase-" + phase, BAR, words.phase(phase)));
            }
        }
        if (timeline.agreements().stream().anyMatch(bar -> bar.phase() == null)) {
            signs.add(new Legend.Sign("phase-UNSIGNED", BAR, words.phase(null)));
        }
        if (!timeline.deployments().isEmpty()) {
            signs.add(new Legend.Sign("phase-DEPLOYED", BAR, words.deployed()));
        }
        if (runsOn(timeline)) {
            signs.add(new Legend.Sign("line-OPEN", BAR, words.open()));
        }
        return signs;
    }

    private List<Legend.Sign> stages(Set<String> drawn) {
        List<Legend.Sign> signs = new ArrayList<>(symbols(STAGES, "stage-", drawn, words::stage));
        if (!signs.isEmpty()) {
            signs.add(new Legend.Sign("line-SLIP", BAR, words.slip()));
        }
        return signs;
    }

    private static List<Legend.Sign> symbols(
            List<String> kinds, String prefix, Set<String> drawn, UnaryOperator<String> word) {
        return kinds.stream()
                .filter(kind -> drawn.contains(prefix + kind))
                .map(kind -> new Legend.Sign(prefix + kind, SYMBOL, word.apply(kind)))
                .toList();
    }

    /** Whether anything is drawn as running on. */
    static boolean runsOn(TimelineView timeline) {
        return timeline.agreements().stream().anyMatch(bar -> bar.from() != null && bar.until() == null)
                || timeline.deployments().stream().anyMatch(bar -> bar.from() != null && bar.until() == null);
    }

    /** All days of a timeline that something is drawn for. */
    static List<LocalDate> days(TimelineView timeline) {
        List<LocalDate> days = new ArrayList<>();
        days.add(timeline.asOf());
        for (AgreementBar bar : timeline.agreements()) {
            days.add(Objects.requireNonNullElse(bar.from(), timeline.asOf()));
            days.add(Objects.requireNonNullElse(bar.until(), timeline.asOf()));
            bar.marks().stream().map(Mark::on).forEach(days::add);
        }
        for (StageDates stage :
                timeline.rollouts().stream().flatMap(it -> it.stages().stream()).toList()) {
            days.add(Objects.requireNonNullElse(stage.plannedOn(), timeline.asOf()));
            days.add(Objects.requireNonNullElse(stage.actualOn(), timeline.asOf()));
        }
        timeline.deployments().forEach(bar -> {
            days.add(Objects.requireNonNullElse(bar.from(), timeline.asOf()));
            days.add(Objects.requireNonNullElse(bar.until(), timeline.asOf()));
        });
        return days;
    }
}
