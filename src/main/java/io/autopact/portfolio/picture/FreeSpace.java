package io.autopact.portfolio.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A line of small texts that must not run into each other: whoever comes first has the place. */
final class FreeSpace {

    private static final int GAP = 6;

    private final List<Box> taken = new ArrayList<>();
    private final Box line;

    FreeSpace(Box line) {
        this.line = line;
    }

    /** A text over or under a place, if there is room for it. */
    Optional<Text> place(String words, int middle, int widest) {
        int width = Math.min(widest, (int) Math.ceil(Font.TINY.width(words)) + 1);
        int x = Math.clamp(middle - width / 2, line.x(), Math.max(line.x(), line.right() - width));
        Box box = new Box(x, line.y(), width, line.height());
        boolean free = taken.stream().allMatch(it -> it.right() + GAP <= box.x() || box.right() + GAP <= it.x());
        if (!free) {
            return Optional.empty();
        }
        taken.add(box);
        return Optional.of(Text.start(words, box, Font.TINY));
    }

    /** Moves places apart from each other, as little as it takes, and within the edges. */
    static int[] spread(int[] places, int apart, int left, int right) {
        int[] spread = places.clone();
        for (int i = 0; i < spread.length; i++) {
            int least = i == 0 ? left : spread[i - 1] + apart;
            spread[i] = Math.max(spread[i], least);
        }
        for (int i = spread.length - 1; i >= 0; i--) {
            int most = i == spread.length - 1 ? right : spread[i + 1] - apart;
            spread[i] = Math.min(spread[i], most);
        }
        return spread;
    }
}
