package io.autopact.portfolio.picture;

import io.autopact.portfolio.TimelineView.Mark;
import io.autopact.portfolio.picture.TimelineDrawing.Join;
import io.autopact.portfolio.picture.TimelineDrawing.Sign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Places the marks of an agreement so that none covers another. */
record TimelineMarks(TimelineWords words, TimeAxis axis) {

    /** How high a bar is. */
    static final int BAR = 14;

    /** How wide a sign is, with what keeps it from the next. */
    static final int SIGN = 17;

    /** How far over a line of signs a second one stands. */
    static final int OVER = 20;

    /** The signs, and the lines that lead from those over the bar down to it. */
    record Placed(List<Sign> signs, List<Join> leaders) {}

    /**
     * Marks stand on the bar; what has no room there stands over it, and what has none there either is summed up.
     *
     * @param line the middle of the bar
     */
    Placed place(List<Mark> marks, int line) {
        List<Sign> on = new ArrayList<>();
        List<Sign> over = new ArrayList<>();
        for (Mark mark : marks.stream().sorted(Comparator.comparing(Mark::on)).toList()) {
            String shape = "mark-" + TimelineLegend.mark(mark.kind());
            int x = axis.at(mark.on());
            if (hasRoom(on, x)) {
                on.add(new Sign(shape, "", words.mark(mark), x, line));
            } else if (hasRoom(over, x)) {
                over.add(new Sign(shape, "", words.mark(mark), x, line - OVER));
            } else {
                Sign last = over.removeLast();
                over.add(new Sign("mark-MORE", "", last.title() + " · " + words.mark(mark), last.x(), last.y()));
            }
        }
        List<Join> leaders = over.stream()
                .map(sign -> new Join(sign.x(), sign.y() + 8, sign.x(), line - BAR / 2))
                .toList();
        on.addAll(over);
        return new Placed(on, leaders);
    }

    private static boolean hasRoom(List<Sign> placed, int x) {
        return placed.isEmpty() || x - placed.getLast().x() >= SIGN;
    }
}
