package io.autopact.portfolio.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * What every picture has: its size, its title and description, whom it is for and as of when, and the legend.
 *
 * @param language the tag of its language
 * @param width how wide it is
 * @param height how high it is
 * @param title its title
 * @param description what it tells, for who does not see it
 * @param texts the lines of the head
 * @param legend what patterns and symbols mean
 */
record Frame(
        String language,
        int width,
        int height,
        String title,
        String description,
        List<Text> texts,
        List<Legend.Entry> legend) {

    /** As wide as A4 in landscape, at 96 pixels to the inch. */
    static final int PAGE_WIDTH = 1122;

    static final int MARGIN = 28;

    /** The types that the style sheet tells of. */
    List<Font> fonts() {
        return List.of(Font.values());
    }

    /** The head of a picture: made first, since what follows stands under it. */
    record Head(int width, String title, List<Text> texts, List<Legend.Entry> legend, int bottom) {

        Frame frame(Language language, int height, String description) {
            return new Frame(language.tag(), width, height, title, description, texts, legend);
        }
    }

    /** Sets title, subtitle and legend under each other. */
    static Head head(int width, String title, String subtitle, Legend legend) {
        int inner = width - 2 * MARGIN;
        List<Text> texts = new ArrayList<>();
        texts.add(Text.start(title, new Box(MARGIN, 20, inner, 31), Font.TITLE));
        texts.add(Text.start(subtitle, new Box(MARGIN, 53, inner, 18), Font.BODY));
        Legend.Placed placed = legend.in(new Box(MARGIN, 84, inner, 0));
        texts.addAll(placed.names());
        return new Head(width, title, List.copyOf(texts), placed.entries(), placed.bottom());
    }
}
