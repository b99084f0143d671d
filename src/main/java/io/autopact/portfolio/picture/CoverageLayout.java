package io.autopact.portfolio.picture;

import io.autopact.portfolio.CoverageState;
import io.autopact.portfolio.CoverageView;
import io.autopact.portfolio.CoverageView.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where everything stands on a coverage heat map. */
final class CoverageLayout {

    private static final int NAME = 196;
    private static final int COLUMN = 52;
    private static final int COUNT = 56;
    private static final int ROW = 26;
    private static final int GROUP = 22;
    private static final int GAP = 6;

    /** The headings come again before a reader, or a page, has lost them. */
    private static final int ROWS_UNDER_ONE_HEADING = 20;

    private final CoverageView coverage;
    private final CoverageWords words;
    private final Language language;
    private final List<Heading> headings = new ArrayList<>();
    private final List<RowBand> rows = new ArrayList<>();
    private final List<Text> notes = new ArrayList<>();
    private final int elementsX;
    private final int width;

    CoverageLayout(CoverageView coverage, Map<String, Label> labels, Language language) {
        this.coverage = coverage;
        this.language = language;
        this.words = new CoverageWords(coverage, labels, language);
        this.elementsX = domainsX() + coverage.domains().size() * COLUMN + COUNT + GAP;
        int end = elementsX
                + (coverage.elements().isEmpty() ? 0 : coverage.elements().size() * COLUMN + COUNT);
        this.width = Math.max(Frame.PAGE_WIDTH, end + Frame.MARGIN);
    }

    /** What the template draws. */
    record Drawing(
            Frame frame,
            List<Heading> headings,
            List<RowBand> rows,
            @Nullable Band summary,
            List<Text> notes) {}

    /** The names of the columns, which come again and again. */
    record Heading(List<Box> boxes, List<Text> texts) {}

    /** An organization's row. */
    record RowBand(int number, String title, Box box, boolean striped, List<Text> texts, List<CellSign> cells) {}

    /** A cell: its words, and where the sign of its state stands. */
    record CellSign(String title, CoverageState state, int x, int y) {}

    /** A row of texts. */
    record Band(Box box, List<Text> texts) {}

    private static int domainsX() {
        return Frame.MARGIN + NAME + GAP;
    }

    private int right() {
        return width - Frame.MARGIN;
    }

    Drawing drawing() {
        Frame.Head head = Frame.head(width, words.title(), words.subtitle(), States.legend(language));
        int y = head.bottom() + 10;
        for (int i = 0; i < coverage.rows().size(); i++) {
            if (i % ROWS_UNDER_ONE_HEADING == 0) {
                y = heading(y + (i == 0 ? 0 : 10));
            }
            row(i, y);
            y += ROW;
        }
        Band summary = null;
        if (coverage.rows().isEmpty()) {
            y = heading(y);
            notes.add(Text.middle(words.nothing(), new Box(Frame.MARGIN, y, width - 2 * Frame.MARGIN, 60), Font.BODY));
            y += 60;
        } else {
            summary = summary(y + 6);
            y = summary.box().bottom();
        }
        Frame frame = head.frame(language, y + Frame.MARGIN, words.description());
        return new Drawing(frame, headings, rows, summary, notes);
    }

    private int heading(int top) {
        List<Box> boxes = new ArrayList<>();
        List<Text> texts = new ArrayList<>();
        int height = language == Language.ZH ? 52 : 136;
        Box name = new Box(Frame.MARGIN, top + GROUP, NAME, height);
        texts.add(Text.start(words.organizations(), name.below(height - 20).inset(6, 0), Font.HEADING));
        group(words.domains(), domainsX(), coverage.domains(), top, height, boxes, texts);
        if (!coverage.elements().isEmpty()) {
            group(words.elements(), elementsX, coverage.elements(), top, height, boxes, texts);
        }
        headings.add(new Heading(boxes, texts));
        return top + GROUP + height + 4;
    }

    private void group(
            String title, int x, List<String> codes, int top, int height, List<Box> boxes, List<Text> texts) {
        Box band = new Box(x, top, codes.size() * COLUMN + COUNT, GROUP - 2);
        boxes.add(band);
        texts.add(Text.middle(title, band.inset(4, 0), Font.HEADING));
        int column = x;
        for (String code : codes) {
            texts.add(columnName(words.label(code), new Box(column, top + GROUP, COLUMN, height)));
            column += COLUMN;
        }
        texts.add(columnName(words.covered(), new Box(column, top + GROUP, COUNT, height)));
    }

    /** Chinese stands upright in a narrow column, and English does not. */
    private Text columnName(String name, Box box) {
        return language == Language.ZH
                ? Text.middle(name, box.inset(2, 2), Font.SMALL)
                : Text.upwards(name, box.inset(4, 4), Font.SMALL);
    }

    private void row(int index, int y) {
        Row row = coverage.rows().get(index);
        Box box = new Box(Frame.MARGIN, y, right() - Frame.MARGIN, ROW);
        List<Text> texts = new ArrayList<>();
        texts.add(Text.start(words.name(row), box.left(NAME).inset(6, 3), Font.BODY));
        List<CellSign> cells = new ArrayList<>();
        int x = domainsX();
        for (CoverageView.Cell cell : row.cells()) {
            String title =
                    words.cell(row, cell.domain(), cell.state(), cell.basis(), cell.rollouts(), cell.deployments());
            cells.add(new CellSign(title, cell.state(), x + COLUMN / 2, y + ROW / 2));
            x += COLUMN;
        }
        texts.add(count(row.breadth().domains(), coverage.domains().size(), domainsX(), y));
        x = elementsX;
        for (CoverageView.ElementCell cell : row.elements()) {
            String title =
                    words.cell(row, cell.element(), cell.state(), cell.basis(), cell.rollouts(), cell.deployments());
            cells.add(new CellSign(title, cell.state(), x + COLUMN / 2, y + ROW / 2));
            x += COLUMN;
        }
        if (!coverage.elements().isEmpty()) {
            texts.add(count(row.breadth().elements(), coverage.elements().size(), elementsX, y));
        }
        rows.add(new RowBand(index + 1, words.row(row), box, index % 2 == 1, texts, cells));
    }

    /** How many of a row's cells of one kind are covered, after the last of them. */
    private static Text count(int covered, int of, int x, int y) {
        return Text.middle(covered + "/" + of, new Box(x + of * COLUMN, y + 3, COUNT, ROW - 6), Font.STRONG);
    }

    private Band summary(int y) {
        Box box = new Box(Frame.MARGIN, y, right() - Frame.MARGIN, ROW + 6);
        List<Text> texts = new ArrayList<>();
        texts.add(Text.start(words.summary(), box.left(NAME).inset(6, 3), Font.STRONG));
        sums(
                domainsX(),
                coverage.domains(),
                box,
                row -> row.cells().stream()
                        .filter(cell -> States.covers(cell.state()))
                        .map(CoverageView.Cell::domain)
                        .toList(),
                texts);
        sums(
                elementsX,
                coverage.elements(),
                box,
                row -> row.elements().stream()
                        .filter(cell -> States.covers(cell.state()))
                        .map(CoverageView.ElementCell::element)
                        .toList(),
                texts);
        return new Band(box, texts);
    }

    private void sums(int start, List<String> codes, Box box, Function<Row, List<String>> covered, List<Text> texts) {
        List<String> all = coverage.rows().stream()
                .flatMap(row -> covered.apply(row).stream())
                .toList();
        int x = start;
        for (String code : codes) {
            long sum = all.stream().filter(code::equals).count();
            String words = sum + "/" + coverage.rows().size();
            texts.add(Text.middle(words, new Box(x + 1, box.y() + 3, COLUMN - 2, box.height() - 6), Font.STRONG));
            x += COLUMN;
        }
    }
}
