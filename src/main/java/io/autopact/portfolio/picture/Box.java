package io.autopact.portfolio.picture;

/** A rectangle on the picture, in its units. */
record Box(int x, int y, int width, int height) {

    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    int middle() {
        return x + width / 2;
    }

    int centre() {
        return y + height / 2;
    }

    Box inset(int dx, int dy) {
        return new Box(x + dx, y + dy, Math.max(0, width - 2 * dx), Math.max(0, height - 2 * dy));
    }

    Box top(int part) {
        return new Box(x, y, width, part);
    }

    Box below(int part) {
        return new Box(x, y + part, width, Math.max(0, height - part));
    }

    Box left(int part) {
        return new Box(x, y, part, height);
    }

    Box after(int part) {
        return new Box(x + part, y, Math.max(0, width - part), height);
    }

    /** As wide, at another height. */
    Box row(int top, int high) {
        return new Box(x, top, width, high);
    }

    /** One of several columns that fill the width to the last unit. */
    Box column(int index, int of, int gap) {
        int from = x + index * (width + gap) / of;
        int to = x + (index + 1) * (width + gap) / of - gap;
        return new Box(from, y, to - from, height);
    }
}
