package io.autopact.portfolio.picture;

import io.autopact.portfolio.TimelineView;
import io.autopact.portfolio.TimelineView.Event;
import io.autopact.portfolio.picture.TimelineDrawing.Lane;
import io.autopact.portfolio.picture.TimelineDrawing.Rule;
import io.autopact.portfolio.picture.TimelineDrawing.Scale;
import io.autopact.portfolio.picture.TimelineDrawing.Sign;
import io.autopact.portfolio.picture.TimelineDrawing.Today;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where everything stands on a timeline: sections under each other, each under the axis, a lane for each record. */
final class TimelineLayout {

    private static final int WIDTH = Frame.PAGE_WIDTH;
    private static final int LABEL = 270;
    private static final int TODAY = 18;
    private static final int UPPER = 19;
    private static final int LOWER = 17;
    private static final int NAME = 24;
    private static final int GAP = 8;
    private static final Set<String> DRAWN_AS_LANES = Set.of("AGREEMENT", "MILESTONE", "ROLLOUT", "DEPLOYMENT");

    /** The axis comes again before a reader has lost it. */
    private static final int LANES_UNDER_ONE_AXIS = 12;

    private final TimelineView timeline;
    private final TimelineWords words;
    private final List<Event> others;
    private final TimeAxis axis;
    private final TimelineLanes drawer;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Scale> scales = new ArrayList<>();
    private int y = TODAY;
    private int underAxis;

    TimelineLayout(TimelineView timeline, Language language, PictureLinks links) {
        this.timeline = timeline;
        this.words = new TimelineWords(timeline, language);
        this.others = timeline.events().stream()
                .filter(event -> !DRAWN_AS_LANES.contains(event.type()))
                .toList();
        List<LocalDate> days = new ArrayList<>(TimelineLegend.days(timeline));
        others.stream().map(Event::on).forEach(days::add);
        int left = Frame.MARGIN + LABEL + 12;
        Box area = new Box(left, 0, WIDTH - Frame.MARGIN - 14 - left, 0);
        this.axis = new TimeAxis(days, timeline.asOf(), TimelineLegend.runsOn(timeline), area, language);
        this.drawer = new TimelineLanes(words, axis, LABEL, links);
    }

    /** Draws one record in the band that it has. */
    private interface Drawer<T> {

        Lane draw(T record, int number, Box band);
    }

    TimelineDrawing drawing() {
        section(words.agreements(), timeline.agreements(), drawer::heightOf, drawer::agreement);
        section(words.rollouts(), timeline.rollouts(), it -> TimelineLanes.ROLLOUT, drawer::rollout);
        section(words.deployments(), timeline.deployments(), it -> TimelineLanes.DEPLOYMENT, drawer::deployment);
        if (!others.isEmpty()) {
            section(words.events(), List.of(others), it -> TimelineLanes.EVENTS, drawer::events);
        }
        List<Text> notes = new ArrayList<>();
        Today today = null;
        if (lanes.isEmpty()) {
            notes.add(Text.middle(words.nothing(), new Box(Frame.MARGIN, y, WIDTH - 2 * Frame.MARGIN, 120), Font.NAME));
            y += 120;
        } else {
            today = today();
        }
        Set<String> drawn = lanes.stream()
                .flatMap(lane -> lane.signs().stream())
                .map(Sign::shape)
                .collect(Collectors.toSet());
        Legend legend = new TimelineLegend(timeline, words).legend(drawn);
        Frame.Head head = Frame.head(WIDTH, words.title(), words.subtitle(), legend);
        int shift = head.bottom() + 6;
        Frame frame = head.frame(words.language(), shift + y - GAP + Frame.MARGIN, words.description());
        return new TimelineDrawing(frame, shift, scales, today, lanes, notes);
    }

    private <T> void section(String name, List<T> records, ToIntFunction<T> height, Drawer<T> drawer) {
        for (int from = 0; from < records.size(); from += LANES_UNDER_ONE_AXIS) {
            List<T> together = records.subList(from, Math.min(records.size(), from + LANES_UNDER_ONE_AXIS));
            int below = together.stream().mapToInt(height).sum();
            int end = heading(name, together.size(), below);
            for (T record : together) {
                Box band = new Box(Frame.MARGIN, y, WIDTH - 2 * Frame.MARGIN, height.applyAsInt(record));
                lanes.add(drawer.draw(record, lanes.size() + 1, band));
                y = band.bottom();
            }
            y = end + GAP;
        }
    }

    /** The heading of a section, with lines down through its lanes, and the axis if it was too long ago. */
    private int heading(String name, int number, int below) {
        boolean tellsAxis = scales.isEmpty() || underAxis + number > LANES_UNDER_ONE_AXIS;
        underAxis = tellsAxis ? number : underAxis + number;
        List<TimeAxis.Stretch> lower = axis.lower();
        int height = tellsAxis ? UPPER + (lower.isEmpty() ? 2 : LOWER + 2) : NAME;
        Box box = new Box(Frame.MARGIN, y, WIDTH - 2 * Frame.MARGIN, height);
        int end = box.bottom() + below;
        List<Rule> rules = new ArrayList<>();
        List<Text> texts = new ArrayList<>();
        texts.add(Text.start(name, box.left(LABEL).inset(6, 0), Font.HEADING));
        for (TimeAxis.Stretch stretch : lower) {
            rules.add(new Rule("minor", stretch.from(), box.bottom(), end));
            if (tellsAxis) {
                add(texts, stretch, y + UPPER, LOWER, Font.TINY);
            }
        }
        for (TimeAxis.Stretch stretch : axis.upper()) {
            if (stretch.from() > axis.left()) {
                rules.add(new Rule("major", stretch.from(), tellsAxis ? y : box.bottom(), end));
            }
            if (tellsAxis) {
                add(texts, stretch, y, UPPER, Font.STRONG);
            }
        }
        scales.add(new Scale(box, rules, texts));
        y = box.bottom();
        return end;
    }

    /** Names a stretch where there is room for its name. */
    private static void add(List<Text> texts, TimeAxis.Stretch stretch, int y, int height, Font font) {
        Box box = new Box(stretch.from() + 3, y, stretch.to() - stretch.from() - 4, height);
        if (!stretch.name().isEmpty() && font.width(stretch.name()) <= box.width()) {
            texts.add(Text.start(stretch.name(), box, font));
        }
    }

    private @Nullable Today today() {
        int x = axis.at(timeline.asOf());
        int width = 2 + (int) Math.ceil(Font.TODAY.width(words.today()));
        int start = Math.clamp(x - width / 2, axis.left(), axis.right() - width);
        Text text = Text.middle(words.today(), new Box(start, 0, width, TODAY - 1), Font.TODAY);
        return new Today(x, TODAY, y - GAP, text);
    }
}
