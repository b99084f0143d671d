package io.autopact.portfolio.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What patterns and symbols mean, in groups under each other; the entries of a group stand in columns.
 *
 * @param groups the groups in their order; those without an entry are left out
 */
record Legend(List<Group> groups) {

    private static final int ROW = 24;
    private static final int GAP = 18;
    private static final int SWATCH_GAP = 8;

    Legend(List<Group> groups) {
        this.groups = groups.stream().filter(group -> !group.signs().isEmpty()).toList();
    }

    /** Entries that belong together; the name is empty where there is but one group. */
    record Group(String name, List<Sign> signs) {}

    /** A meaning, and the id and width of what stands for it. */
    record Sign(String shape, int width, String words) {

        int wide() {
            return width + SWATCH_GAP + (int) Math.ceil(Font.SMALL.width(words)) + 1;
        }
    }

    /** A pattern or symbol, and where it and its meaning stand. */
    record Entry(String shape, int x, int y, Text text) {}

    /** A legend with a place on the picture. */
    record Placed(List<Text> names, List<Entry> entries, int bottom) {}

    /** A legend of a single group. */
    static Legend of(List<Sign> signs) {
        return new Legend(List.of(new Group("", signs)));
    }

    /** Sets the groups into an area, from its top on, as far down as they need. */
    Placed in(Box area) {
        int names = groups.stream()
                .mapToInt(group -> (int) Math.ceil(Font.STRONG.width(group.name())))
                .max()
                .orElse(0);
        int indent = names == 0 ? 0 : names + GAP;
        List<Text> texts = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        int y = area.y();
        for (Group group : groups) {
            Text name = Text.start(group.name(), new Box(area.x(), y, Math.max(1, names + 1), ROW - 4), Font.STRONG);
            if (name.says()) {
                texts.add(name);
            }
            y = place(group.signs(), area.after(indent), y, entries);
        }
        return new Placed(texts, entries, y);
    }

    private static int place(List<Sign> signs, Box area, int top, List<Entry> entries) {
        int[] columns = columns(signs, area.width());
        int x = area.x();
        for (int i = 0; i < signs.size(); i++) {
            int column = i % columns.length;
            x = column == 0 ? area.x() : x + columns[column - 1] + GAP;
            int y = top + i / columns.length * ROW;
            Sign sign = signs.get(i);
            int words = Math.min(sign.wide(), area.width()) - sign.width() - SWATCH_GAP;
            Text text = Text.start(sign.words(), new Box(x + sign.width() + SWATCH_GAP, y, words, ROW - 4), Font.SMALL);
            entries.add(new Entry(sign.shape(), x + sign.width() / 2, y + ROW / 2 - 2, text));
        }
        return top + (signs.size() + columns.length - 1) / columns.length * ROW;
    }

    /** How wide the columns are: as many as fit, but no more than fill all rows evenly. */
    private static int[] columns(List<Sign> signs, int width) {
        for (int rows = 1; rows < signs.size(); rows++) {
            int[] columns = widest(signs, (signs.size() + rows - 1) / rows);
            if (IntStream.of(columns).sum() + (columns.length - 1) * GAP <= width) {
                return columns;
            }
        }
        return widest(signs, 1);
    }

    /** The widest entry of each column. */
    private static int[] widest(List<Sign> signs, int number) {
        int[] columns = new int[number];
        for (int i = 0; i < signs.size(); i++) {
            columns[i % number] = Math.max(columns[i % number], signs.get(i).wide());
        }
        return columns;
    }
}
