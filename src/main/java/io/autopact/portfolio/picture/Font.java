package io.autopact.portfolio.picture;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/** The sizes of type. The template makes its style sheet of them, so that what is measured is what is drawn. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
enum Font {
    TITLE("t", 21, 700, "#14212b"),
    NAME("n", 15, 700, "#14212b"),
    HEADING("h", 12, 700, "#14212b"),
    BODY("b", 12, 400, "#14212b"),
    STRONG("s", 11, 700, "#14212b"),
    SMALL("m", 11, 400, "#3b4954"),
    TINY("i", 9.5, 400, "#3b4954"),
    TODAY("a", 10, 700, "#9c1c1c");

    /** A line of CJK type is 1.448 em from its highest to its lowest point. */
    private static final double PITCH = 1.45;

    private static final double ASCENT = 1.16;

    private final String css;
    private final double size;
    private final int weight;
    private final String colour;

    double pitch() {
        return size * PITCH;
    }

    double ascent() {
        return size * ASCENT;
    }

    /** How many lines fit into a height. */
    int linesIn(int height) {
        return Math.max(1, (int) ((height + 0.01) / pitch()));
    }

    /** How high so many lines are. */
    int height(int lines) {
        return (int) Math.ceil(lines * pitch());
    }

    double width(String text) {
        return TextWidth.ems(text) * size * (weight > 400 ? 1.07 : 1);
    }
}
