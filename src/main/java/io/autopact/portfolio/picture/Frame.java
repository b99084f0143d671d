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
        List<LegendEntry> legend) {

    /** A4 in landscape at 96 pixels to the inch. */
    static final int PAGE_WIDTH = 1122;

    static final int PAGE_HEIGHT = 794;
    static final int MARGIN = 28;

    /** The types that the style sheet tells of. */
    List<Font> fonts() {
        return List.of(Font.values());
    }

    /** A pattern or symbol and its meaning. */
    record LegendEntry(String shape, int x, int y, Text text) {}

    /** A meaning, and the id and width of what stands for it. */
    record Sign(String shape, int width, String words) {}

    /** The head of a picture: made first, since what follows stands under it. */
    record Head(int width, String title, List<Text> texts, List<LegendEntry> legend, int bottom) {

        Frame frame(Language language, int height, String description) {
            return new Frame(language.tag(), width, Math.max(height, PAGE_HEIGHT), title, description, texts, legend);
        }
    }

    /**
     * Sets title, subtitle and legend under each other.
     *
     * @param signs the legend's entries in their order
     */
    static Head head(int width, String title, String subtitle, List<Sign> signs) {
        int inner = width - 2 * MARGIN;
        List<Text> texts = new ArrayList<>();
        texts.add(Text.start(title, new Box(MARGIN, 20, inner, 31), Font.TITLE));
        texts.add(Text.start(subtitle, new Box(MARGIN, 53, inner, 18), Font.BODY));
        List<LegendEntry> legend = new ArrayList<>();
        int x = MARGIN;
        int y = 80;
        for (Sign sign : signs) {
            int swatch = sign.width();
            int words = Math.min(inner - swatch - 8, (int) Math.ceil(Font.SMALL.width(sign.words())) + 1);
            int entry = swatch + 8 + words;
            if (x + entry > width - MARGIN && x > MARGIN) {
                x = MARGIN;
                y += 24;
            }
            Text text = Text.start(sign.words(), new Box(x + swatch + 8, y, words, 20), Font.SMALL);
            legend.add(new LegendEntry(sign.shape(), x + swatch / 2, y + 10, text));
            x += entry + 18;
        }
        return new Head(width, title, List.copyOf(texts), legend, signs.isEmpty() ? y : y + 24);
    }
}
