package io.autopact.portfolio.picture;

import io.autopact.agreement.AgreementPhase;
import io.autopact.portfolio.TimelineView.AgreementBar;
import io.autopact.portfolio.TimelineView.DeploymentBar;
import io.autopact.portfolio.TimelineView.Event;
import io.autopact.portfolio.TimelineView.Mark;
import io.autopact.portfolio.TimelineView.RolloutBar;
import io.autopact.portfolio.TimelineView.StageDates;
import io.autopact.portfolio.picture.TimelineDrawing.Bar;
import io.autopact.portfolio.picture.TimelineDrawing.Join;
import io.autopact.portfolio.picture.TimelineDrawing.Lane;
import io.autopact.portfolio.picture.TimelineDrawing.Sign;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws the lanes of a timeline, each in the band that it is given. */
final class TimelineLanes {

    static final int AGREEMENT = 58;
    static final int ROLLOUT = 62;
    static final int DEPLOYMENT = 40;
    static final int EVENTS = 54;

    private static final int BAR = 14;
    private static final int SIGN = 17;
    private static final int WIDEST_NOTE = 180;

    private final TimelineWords words;
    private final TimeAxis axis;
    private final int label;

    /** @param label how wide the names at the left are */
    TimelineLanes(TimelineWords words, TimeAxis axis, int label) {
        this.words = words;
        this.axis = axis;
        this.label = label;
    }

    Lane agreement(AgreementBar agreement, int number, Box band) {
        List<Text> texts =
                labels(band, words.title(agreement), agreement.number() + " · " + words.phase(agreement.phase()));
        List<Bar> bars = new ArrayList<>();
        Box bar = bar(band.y() + 24, BAR, agreement.from(), agreement.until());
        AgreementPhase phase = agreement.phase();
        if (bar != null) {
            bars.add(Bar.of(phase == null ? "UNSIGNED" : phase.name(), bar, agreement.until() == null));
        } else if (agreement.marks().isEmpty()) {
            texts.add(undated(band));
        }
        List<Join> leaders = new ArrayList<>();
        List<Sign> signs = marks(agreement.marks(), band, leaders);
        texts.addAll(dates(
                agreement.marks().stream()
                        .sorted(Comparator.comparing((Mark mark) -> !mark.kind().equals("SIGNED"))
                                .thenComparing(mark -> !mark.kind().equals("EXPIRY")))
                        .map(Mark::on)
                        .distinct()
                        .toList(),
                new Box(axis.left(), band.y() + 41, axis.right() - axis.left(), 14)));
        String title = String.join(
                " · ",
                words.title(agreement),
                agreement.number(),
                words.phase(phase),
                words.span(agreement.from(), agreement.until()));
        return new Lane(number, title, number % 2 == 0, band, bars, leaders, signs, texts);
    }

    /** Marks stand on the bar; what has no room there stands over it, and what has none there either is summed up. */
    private List<Sign> marks(List<Mark> marks, Box band, List<Join> leaders) {
        List<Sign> signs = new ArrayList<>();
        int onBar = Integer.MIN_VALUE / 2;
        int over = Integer.MIN_VALUE / 2;
        for (Mark mark : marks.stream().sorted(Comparator.comparing(Mark::on)).toList()) {
            int x = axis.at(mark.on());
            String title = words.mark(mark);
            if (x - onBar >= SIGN) {
                signs.add(new Sign("mark-" + TimelineLegend.mark(mark.kind()), "", title, x, band.y() + 31));
                onBar = x;
            } else if (x - over >= SIGN) {
                signs.add(new Sign("mark-" + TimelineLegend.mark(mark.kind()), "", title, x, band.y() + 11));
                leaders.add(new Join(x, band.y() + 19, x, band.y() + 24));
                over = x;
            } else {
                Sign last = signs.stream()
                        .filter(sign -> sign.y() == band.y() + 11)
                        .toList()
                        .getLast();
                signs.set(
                        signs.indexOf(last),
                        new Sign("mark-MORE", "", last.title() + " · " + title, last.x(), last.y()));
            }
        }
        return signs;
    }

    private List<Text> dates(List<LocalDate> days, Box line) {
        FreeSpace space = new FreeSpace(line);
        return days.stream()
                .flatMap(day -> space.place(day.toString(), axis.at(day), WIDEST_NOTE).stream())
                .toList();
    }

    Lane rollout(RolloutBar rollout, int number, Box band) {
        List<Text> texts = labels(band, words.title(rollout), rollout.number() + " · " + words.stage(rollout.stage()));
        List<StageDates> planned = dated(rollout, StageDates::plannedOn);
        List<StageDates> actual = dated(rollout, StageDates::actualOn);
        if (planned.isEmpty() && actual.isEmpty()) {
            texts.add(undated(band));
        }
        int[] plannedX = places(planned, StageDates::plannedOn);
        int[] actualX = places(actual, StageDates::actualOn);
        List<Sign> signs = new ArrayList<>();
        List<Join> joins = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            StageDates stage = planned.get(i);
            String title =
                    words.stage(stage.stage()) + " · " + words.planned(Objects.requireNonNull(stage.plannedOn()));
            signs.add(new Sign(TimelineLegend.stage(stage.stage()), "plan", title, plannedX[i], band.y() + 13));
            int reached = actual.indexOf(stage);
            if (reached >= 0) {
                joins.add(new Join(plannedX[i], band.y() + 13, actualX[reached], band.y() + 33));
            }
        }
        for (int i = 0; i < actual.size(); i++) {
            StageDates stage = actual.get(i);
            String title = words.stage(stage.stage()) + " · " + told(stage);
            signs.add(new Sign(TimelineLegend.stage(stage.stage()), "fact", title, actualX[i], band.y() + 33));
        }
        FreeSpace space = new FreeSpace(new Box(axis.left(), band.y() + 44, axis.right() - axis.left(), 14));
        rollout.stages().stream()
                .filter(stage -> stage.actualOn() != null || stage.plannedOn() != null)
                .sorted(Comparator.comparing(
                        (StageDates stage) -> !stage.stage().equals("LAUNCHED")))
                .flatMap(stage -> space.place(told(stage), axis.at(lastOf(stage)), WIDEST_NOTE).stream())
                .forEach(texts::add);
        String title = words.title(rollout) + " · " + rollout.number() + " · " + words.stage(rollout.stage());
        return new Lane(number, title, number % 2 == 0, band, List.of(), joins, signs, texts);
    }

    private static List<StageDates> dated(RolloutBar rollout, Function<StageDates, @Nullable LocalDate> date) {
        return rollout.stages().stream()
                .filter(stage -> date.apply(stage) != null)
                .sorted(Comparator.comparing(stage -> Objects.requireNonNull(date.apply(stage))))
                .toList();
    }

    private int[] places(List<StageDates> stages, Function<StageDates, @Nullable LocalDate> date) {
        int[] places = stages.stream()
                .mapToInt(stage -> axis.at(Objects.requireNonNull(date.apply(stage))))
                .toArray();
        return FreeSpace.spread(places, SIGN - 2, axis.left(), axis.right());
    }

    private static LocalDate lastOf(StageDates stage) {
        return Objects.requireNonNull(stage.actualOn() == null ? stage.plannedOn() : stage.actualOn());
    }

    /** When a stage was reached and how many days that was off its plan, or when it is planned. */
    private String told(StageDates stage) {
        LocalDate planned = stage.plannedOn();
        LocalDate actual = stage.actualOn();
        if (actual == null) {
            return words.planned(Objects.requireNonNull(planned));
        }
        return words.actual(actual, planned == null ? 0 : ChronoUnit.DAYS.between(planned, actual));
    }

    Lane deployment(DeploymentBar deployment, int number, Box band) {
        List<Text> texts = labels(band, words.title(deployment), deployment.number());
        Box bar = bar(band.y() + 10, 6, deployment.from(), deployment.until());
        List<Bar> bars = bar == null ? List.of() : List.of(Bar.of("DEPLOYED", bar, deployment.until() == null));
        if (bar == null) {
            texts.add(undated(band));
        }
        texts.addAll(dates(
                Stream.of(deployment.from(), deployment.until())
                        .filter(Objects::nonNull)
                        .toList(),
                new Box(axis.left(), band.y() + 20, axis.right() - axis.left(), 14)));
        String title = words.title(deployment) + " · " + deployment.number() + " · "
                + words.span(deployment.from(), deployment.until());
        return new Lane(number, title, number % 2 == 0, band, bars, List.of(), List.of(), texts);
    }

    /** What has no record of its own on the picture, in one lane. */
    Lane events(List<Event> events, int number, Box band) {
        FreeSpace space = new FreeSpace(new Box(axis.left(), band.y() + 30, axis.right() - axis.left(), 14));
        List<Sign> signs = new ArrayList<>();
        List<Text> texts = labels(band, words.eventCount(events.size()), "");
        int last = Integer.MIN_VALUE / 2;
        for (Event event : events) {
            int x = axis.at(event.on());
            String told = event.on() + " " + words.language().choose(event.detailZh(), event.detailEn());
            if (x - last >= SIGN) {
                signs.add(new Sign("mark-EVENT", "", told, x, band.y() + 18));
                last = x;
            } else {
                Sign before = signs.removeLast();
                signs.add(new Sign("mark-MORE", "", before.title() + " · " + told, before.x(), before.y()));
            }
            space.place(told, x, WIDEST_NOTE).ifPresent(texts::add);
        }
        return new Lane(number, words.events(), number % 2 == 0, band, List.of(), List.of(), signs, texts);
    }

    private List<Text> labels(Box band, String name, String detail) {
        Box area = band.left(label).inset(6, 3);
        int foot = detail.isEmpty() ? 0 : Font.TINY.height(1);
        List<Text> texts = new ArrayList<>();
        texts.add(Text.start(name, area.top(area.height() - foot), Font.STRONG));
        if (foot > 0) {
            texts.add(Text.start(detail, area.below(area.height() - foot), Font.TINY));
        }
        return texts;
    }

    private Text undated(Box band) {
        return Text.start(
                words.undated(),
                new Box(axis.left() + 6, band.centre() - 9, axis.right() - axis.left() - 6, 18),
                Font.SMALL);
    }

    private @Nullable Box bar(int y, int height, @Nullable LocalDate from, @Nullable LocalDate until) {
        if (from == null) {
            return null;
        }
        int start = axis.at(from);
        int end = until == null ? axis.right() : axis.at(until.plusDays(1));
        return new Box(start, y, Math.max(3, end - start), height);
    }
}
