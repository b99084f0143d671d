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
}
