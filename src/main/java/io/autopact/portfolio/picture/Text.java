package io.autopact.portfolio.picture;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;
import org.jspecify.annotations.Nullable;

/**
 * A text that fits its box: broken into lines, shortened where it must be, in the middle of the box's height.
 *
 * @param box the box, before it is moved
 * @param font its type
 * @param align where in the width of the box it stands
 * @param lines the lines
 * @param full the whole text where it had to be shortened; else null
 * @param transform how the text is moved or turned; null where it stands as the box says
 */
record Text(
        Box box,
        Font font,
        Align align,
        List<Line> lines,
        @Nullable String full,
        @Nullable String transform) {

    private static final String ELLIPSIS = "…";
    private static final int SANE_LENGTH = 2_000;
    private static final int NARROWER = 4;
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Cntrl}]+");

    /** More marks over and under one letter than any script has would tower into other texts. */
    private static final Pattern TOWERING = Pattern.compile("(\\p{Mn}{2})\\p{Mn}+");

    /** A line and where it stands. */
    record Line(int x, double y, String words) {}

    /** Where in its box a text stands. */
    @Getter
    @Accessors(fluent = true)
    @RequiredArgsConstructor
    enum Align {
        START(""),
        MIDDLE("c");

        private final String css;

        int x(Box box) {
            return switch (this) {
                case START -> box.x();
                case MIDDLE -> box.middle();
            };
        }
    }

    /** Whether there is anything to draw. */
    boolean says() {
        return lines.stream().anyMatch(line -> !line.words().isEmpty());
    }

    /** A text in its box. */
    static Text of(String words, Box box, Font font, Align align) {
        return paragraphs(List.of(words), box, font, align);
    }

    /** A text at the start of its box. */
    static Text start(String words, Box box, Font font) {
        return of(words, box, font, Align.START);
    }

    /** A text in the middle of its box. */
    static Text middle(String words, Box box, Font font) {
        return of(words, box, font, Align.MIDDLE);
    }

    /** A text that reads upwards in its box. */
    static Text upwards(String words, Box box, Font font) {
        Text lying = start(words, new Box(0, 0, /* width= */ box.height(), /* height= */ box.width()), font);
        return new Text(
                lying.box(),
                font,
                lying.align(),
                lying.lines(),
                lying.full(),
                "translate(%d %d) rotate(-90)".formatted(box.x(), box.bottom()));
    }

    /** Several texts under each other, each from a line of its own on. */
    static Text paragraphs(List<String> paragraphs, Box box, Font font, Align align) {
        int room = font.linesIn(box.height());
        List<String> wrapped = new ArrayList<>();
        for (String paragraph : paragraphs) {
            wrapped.addAll(evenly(clean(paragraph), box.width(), room, font));
        }
        boolean cut = wrapped.size() > room;
        if (cut) {
            String last = wrapped.get(room - 1);
            wrapped = new ArrayList<>(wrapped.subList(0, room));
            wrapped.set(room - 1, shortened(last, box.width(), font));
        }
        double top = box.y() + (box.height() - wrapped.size() * font.pitch()) / 2 + font.ascent();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < wrapped.size(); i++) {
            double y = Math.round((top + i * font.pitch()) * 10) / 10.0;
            lines.add(new Line(align.x(box), y, wrapped.get(i)));
        }
        String full = cut ? String.join(" · ", paragraphs) : null;
        return new Text(box, font, align, lines, full, null);
    }

    private static String clean(String text) {
        String words = TOWERING.matcher(UNSEEN.matcher(text).replaceAll(" "))
                .replaceAll("$1")
                .strip();
        return words.length() <= SANE_LENGTH ? words : words.substring(0, SANE_LENGTH);
    }

    private static String shortened(String line, int width, Font font) {
        String words = line;
        while (!words.isEmpty() && font.width(words + ELLIPSIS) > width) {
            words = words.substring(0, lastBoundary(words));
        }
        return words.stripTrailing() + ELLIPSIS;
    }

    private static int lastBoundary(String words) {
        BreakIterator characters = BreakIterator.getCharacterInstance();
        characters.setText(words);
        characters.last();
        return Math.max(0, characters.previous());
    }

    /** Lines as long as the width allows: between words, and within one only where it is longer than a line. */
    private static List<String> wrap(String words, int width, Font font) {
        if (font.width(words) <= width) {
            return List.of(words);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(words, BreakIterator.getLineInstance())) {
            if (font.width(line + piece.stripTrailing()) <= width) {
                line.append(piece);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            for (String character : pieces(piece, BreakIterator.getCharacterInstance())) {
                if (font.width(line + character.stripTrailing()) > width && !line.isEmpty()) {
                    lines.add(line.toString().strip());
                    line.setLength(0);
                }
                line.append(character);
            }
        }
        if (!line.toString().isBlank()) {
            lines.add(line.toString().strip());
        }
        return lines;
    }

    /** As few lines as the width allows, and as even as so many can be: none is left with a single character. */
    private static List<String> evenly(String words, int width, int room, Font font) {
        List<String> lines = wrap(words, width, font);
        if (lines.size() == 1 || lines.size() > room) {
            return lines;
        }
        double longest = pieces(words, BreakIterator.getLineInstance()).stream()
                .mapToDouble(piece -> font.width(piece.stripTrailing()))
                .max()
                .orElse(width);
        for (int narrower = width - NARROWER; narrower >= longest; narrower -= NARROWER) {
            List<String> evener = wrap(words, narrower, font);
            if (evener.size() > lines.size()) {
                break;
            }
            lines = evener;
        }
        return lines;
    }

    private static List<String> pieces(String words, BreakIterator boundaries) {
        boundaries.setText(words);
        List<String> pieces = new ArrayList<>();
        int from = boundaries.first();
        for (int to = boundaries.next(); to != BreakIterator.DONE; to = boundaries.next()) {
            pieces.add(words.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
