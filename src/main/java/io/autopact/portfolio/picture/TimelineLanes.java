package io.autopact.portfolio.picture;

import io.autopact.agreement.AgreementPhase;
import io.autopact.portfolio.TimelineView.AgreementBar;
import io.autopact.portfolio.TimelineView.DeploymentBar;
import io.autopact.portfolio.TimelineView.Event;
import io.autopact.portfolio.TimelineView.Mark;
import io.autopact.portfolio.TimelineView.RolloutBar;
import io.autopact.portfolio.TimelineView.StageDates;
import io.autopact.portfolio.WrittenDate;
import io.autopact.portfolio.picture.TimelineDrawing.Bar;
import io.autopact.portfolio.picture.TimelineDrawing.Join;
import io.autopact.portfolio.picture.TimelineDrawing.Lane;
import io.autopact.portfolio.picture.TimelineDrawing.Sign;
import io.autopact.shared.time.DatePrecision;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws the lanes of a timeline, each in the band that it is given. */
final class TimelineLanes {

    static final int DEPLOYMENT = 38;
    static final int EVENTS = 50;

    /** A lane with one line of signs, or a second one over it. */
    private static final int LOW = 46;

    private static final int HIGH = 60;

    static final int ROLLOUT = HIGH;
    private static final int WIDEST_NOTE = 180;
    private static final int WIDEST_EVENT = 400;

    private final TimelineWords words;
    private final PictureLinks links;
    private final TimeAxis axis;
    private final TimelineMarks marks;
    private final int label;

    /** @param label how wide the names at the left are */
    TimelineLanes(TimelineWords words, TimeAxis axis, int label, PictureLinks links) {
        this.words = words;
        this.links = links;
        this.axis = axis;
        this.marks = new TimelineMarks(words, axis);
        this.label = label;
    }

    /** How high the lane of an agreement is. */
    int heightOf(AgreementBar agreement) {
        boolean low = marks.place(agreement.marks(), 0).leaders().isEmpty();
        return low && fits(words.title(agreement)) ? LOW : HIGH;
    }

    /** Whether a name needs but one line. */
    private boolean fits(String name) {
        return Font.STRONG.width(name) <= label - 12;
    }

    Lane agreement(AgreementBar agreement, int number, Box band) {
        List<Text> texts =
                labels(band, words.title(agreement), "", agreement.number() + " · " + words.phase(agreement.phase()));
        List<Bar> bars = new ArrayList<>();
        int line = band.bottom() - 28;
        Box bar = bar(line - TimelineMarks.BAR / 2, TimelineMarks.BAR, agreement.from(), agreement.until());
        AgreementPhase phase = agreement.phase();
        if (bar != null) {
            bars.add(Bar.of(phase == null ? "UNSIGNED" : phase.name(), bar, agreement.until() == null));
        } else if (agreement.marks().isEmpty()) {
            texts.add(note(band, words.undated()));
        }
        TimelineMarks.Placed placed = marks.place(agreement.marks(), line);
        texts.addAll(dates(
                agreement.marks().stream()
                        .sorted(Comparator.comparing((Mark mark) -> !mark.kind().equals("SIGNED"))
                                .thenComparing(mark -> !mark.kind().equals("EXPIRY")))
                        .map(mark -> new Day(mark.on(), mark.precision()))
                        .distinct()
                        .toList(),
                notes(band)));
        String title = String.join(
                " · ", words.title(agreement), agreement.number(), words.phase(phase), words.span(agreement));
        String href = links.record("AGREEMENT", agreement.number());
        return new Lane(number, title, href, number % 2 == 0, band, bars, placed.leaders(), placed.signs(), texts);
    }

    /** A day with how exactly it is known; null for a day. */
    private record Day(LocalDate on, @Nullable DatePrecision precision) {

        static Stream<Day> of(@Nullable LocalDate on, @Nullable DatePrecision precision) {
            return on == null ? Stream.empty() : Stream.of(new Day(on, precision));
        }

        String written() {
            return WrittenDate.of(on, precision);
        }
    }

    private List<Text> dates(List<Day> days, Box line) {
        FreeSpace space = new FreeSpace(line);
        return days.stream()
                .flatMap(day -> space.place(day.written(), axis.at(day.on()), WIDEST_NOTE).stream())
                .toList();
    }

    Lane rollout(RolloutBar rollout, int number, Box band) {
        List<Text> texts = labels(
                band,
                words.model(rollout),
                words.solution(rollout),
                rollout.number() + " · " + words.stage(rollout.stage()));
        List<StageDates> planned = dated(rollout, StageDates::plannedOn);
        List<StageDates> actual = dated(rollout, StageDates::actualOn);
        if (planned.isEmpty() && actual.isEmpty()) {
            texts.add(note(band, words.undated()));
        }
        int reached = band.bottom() - 28;
        int plan = actual.isEmpty() ? reached : reached - TimelineMarks.OVER;
        int[] plannedX = places(planned, StageDates::plannedOn);
        int[] actualX = places(actual, StageDates::actualOn);
        List<Sign> signs = new ArrayList<>();
        List<Join> joins = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            StageDates stage = planned.get(i);
            String told = stage.actualOn() == null ? told(rollout, stage) : planned(stage);
            String title = words.stage(stage.stage()) + " · " + told;
            signs.add(new Sign(TimelineLegend.stage(stage.stage()), "plan", title, plannedX[i], plan));
            int same = actual.indexOf(stage);
            if (same >= 0) {
                joins.add(new Join(plannedX[i], plan, actualX[same], reached));
            }
        }
        for (int i = 0; i < actual.size(); i++) {
            StageDates stage = actual.get(i);
            String title = words.stage(stage.stage()) + " · " + told(rollout, stage);
            signs.add(new Sign(TimelineLegend.stage(stage.stage()), "fact", title, actualX[i], reached));
        }
        FreeSpace space = new FreeSpace(notes(band));
        rollout.stages().stream()
                .filter(stage -> stage.actualOn() != null || stage.plannedOn() != null)
                .sorted(Comparator.comparing(
                        (StageDates stage) -> !stage.stage().equals("LAUNCHED")))
                .flatMap(stage -> space.place(told(rollout, stage), axis.at(lastOf(stage)), WIDEST_NOTE).stream())
                .forEach(texts::add);
        String title = words.title(rollout) + " · " + rollout.number() + " · " + words.stage(rollout.stage());
        String href = links.record("ROLLOUT", rollout.number());
        return new Lane(number, title, href, number % 2 == 0, band, List.of(), joins, signs, texts);
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
        return FreeSpace.spread(places, TimelineMarks.SIGN - 2, axis.left(), axis.right());
    }

    private static LocalDate lastOf(StageDates stage) {
        return Objects.requireNonNull(stage.actualOn() == null ? stage.plannedOn() : stage.actualOn());
    }

    /** When a stage was reached, or is planned, and how many days that is off its first plan. */
    private String told(RolloutBar rollout, StageDates stage) {
        LocalDate actual = stage.actualOn();
        String told = actual == null ? planned(stage) : WrittenDate.of(actual, stage.actualOnPrecision());
        return words.slipped(told, slip(rollout, stage));
    }

    private String planned(StageDates stage) {
        return words.planned(WrittenDate.of(Objects.requireNonNull(stage.plannedOn()), stage.plannedOnPrecision()));
    }

    /**
     * Days from the first plan of a stage to when it was reached. A launch that is still to come slips by as much as
     * the later of its plan and the date lies after its first plan; one that was cancelled does not slip.
     */
    private long slip(RolloutBar rollout, StageDates stage) {
        LocalDate first = stage.firstPlannedOn();
        LocalDate planned = stage.plannedOn();
        LocalDate actual = stage.actualOn();
        boolean launch = stage.stage().equals("LAUNCHED");
        if (first == null || (launch && "CANCELLED".equals(rollout.stage()))) {
            return 0;
        }
        if (actual != null) {
            return ChronoUnit.DAYS.between(first, actual);
        }
        LocalDate asOf = words.timeline().asOf();
        LocalDate later = planned == null || asOf.isAfter(planned) ? asOf : planned;
        return launch ? Math.max(0, ChronoUnit.DAYS.between(first, later)) : 0;
    }

    Lane deployment(DeploymentBar deployment, int number, Box band) {
        List<Text> texts = labels(band, words.title(deployment), "", deployment.number());
        Box bar = bar(band.y() + 9, 6, deployment.from(), deployment.until());
        List<Bar> bars = bar == null ? List.of() : List.of(Bar.of("DEPLOYED", bar, deployment.until() == null));
        if (bar == null) {
            texts.add(note(band, deployment.until() == null ? words.undated() : words.unbegun()));
        }
        texts.addAll(dates(
                Stream.concat(
                                Day.of(deployment.from(), deployment.fromPrecision()),
                                Day.of(deployment.until(), deployment.untilPrecision()))
                        .toList(),
                notes(band)));
        String title = words.title(deployment) + " · " + deployment.number() + " · " + words.span(deployment);
        String href = links.record("DEPLOYMENT", deployment.number());
        return new Lane(number, title, href, number % 2 == 0, band, bars, List.of(), List.of(), texts);
    }

    /** What has no record of its own on the picture, in one lane. */
    Lane events(List<Event> events, int number, Box band) {
        FreeSpace space = new FreeSpace(notes(band));
        List<Sign> signs = new ArrayList<>();
        List<Text> texts = labels(band, words.eventCount(events.size()), "", "");
        int last = Integer.MIN_VALUE / 2;
        for (Event event : events) {
            int x = axis.at(event.on());
            String told = event.written() + " " + words.language().name(event.detailZh(), event.detailEn());
            if (x - last >= TimelineMarks.SIGN) {
                signs.add(new Sign("mark-EVENT", "", told, x, band.y() + 17));
                last = x;
            } else {
                Sign before = signs.removeLast();
                signs.add(new Sign("mark-MORE", "", before.title() + " · " + told, before.x(), before.y()));
            }
            space.place(told, x, WIDEST_EVENT).ifPresent(texts::add);
        }
        return new Lane(number, words.events(), null, number % 2 == 0, band, List.of(), List.of(), signs, texts);
    }

    /** A name with what is told of it, under each other in the middle of the band. */
    private List<Text> labels(Box band, String name, String kind, String detail) {
        Box area = band.left(label).inset(6, 3);
        int under = kind.isEmpty() ? 0 : Font.SMALL.height(1);
        int foot = detail.isEmpty() ? 0 : Font.TINY.height(1);
        int room = area.height() - under - foot;
        int height = Math.min(
                room,
                Font.STRONG.height(
                        Text.start(name, area.top(room), Font.STRONG).lines().size()));
        int top = area.y() + (room - height) / 2;
        List<Text> texts = new ArrayList<>();
        texts.add(Text.start(name, area.row(top, height), Font.STRONG));
        texts.add(Text.start(kind, area.row(top + height, under), Font.SMALL));
        texts.add(Text.start(detail, area.row(top + height + under, foot), Font.TINY));
        return texts.stream().filter(Text::says).collect(Collectors.toCollection(ArrayList::new));
    }

    /** Where the dates stand, under what they date. */
    private Box notes(Box band) {
        return new Box(axis.left(), band.bottom() - 18, axis.right() - axis.left(), 14);
    }

    private Text note(Box band, String words) {
        return Text.start(
                words, new Box(axis.left() + 6, band.centre() - 9, axis.right() - axis.left() - 6, 18), Font.SMALL);
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
