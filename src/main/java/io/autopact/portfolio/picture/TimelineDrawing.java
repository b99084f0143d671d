package io.autopact.portfolio.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the template draws of a timeline.
 *
 * @param frame what every picture has
 * @param shift how far down everything else stands, under the head
 * @param scales the time axis, which comes again and again
 * @param today the line of the date asked about; null where nothing is recorded
 * @param lanes a lane for each record
 * @param notes what else is said
 */
record TimelineDrawing(
        Frame frame,
        int shift,
        List<Scale> scales,
        @Nullable Today today,
        List<Lane> lanes,
        List<Text> notes) {

    /** The axis, with the lines that run down from it. */
    record Scale(Box box, List<Rule> lines, List<Text> texts) {}

    /** A vertical line. */
    record Rule(String weight, int x, int from, int to) {}

    /** The line of the date asked about. */
    record Today(int x, int from, int to, Text text) {}

    /** A record: its name at the left, and what is dated of it. */
    record Lane(
            int number,
            String title,
            @Nullable String href,
            boolean striped,
            Box band,
            List<Bar> bars,
            List<Join> joins,
            List<Sign> signs,
            List<Text> texts) {}

    /** A bar; one without an end is an arrow. */
    record Bar(String phase, String path) {

        static Bar of(String phase, Box box, boolean open) {
            int tip = open ? Math.min(9, box.width()) : 0;
            String path = "M%d %dH%dL%d %dL%d %dH%dZ"
                    .formatted(
                            box.x(),
                            box.y(),
                            box.right() - tip,
                            box.right(),
                            box.centre(),
                            box.right() - tip,
                            box.bottom(),
                            box.x());
            return new Bar(
                    phase,
                    open ? path : "M%d %dH%dV%dH%dZ".formatted(box.x(), box.y(), box.right(), box.bottom(), box.x()));
        }
    }

    /** A line between two signs. */
    record Join(int x1, int y1, int x2, int y2) {}

    /** A symbol on a day. */
    record Sign(String shape, String style, String title, int x, int y) {}
}
