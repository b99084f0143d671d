package io.autopact.portfolio.picture;

import io.autopact.portfolio.CoverageState;
import io.autopact.portfolio.CoverageView;
import io.autopact.portfolio.CoverageView.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where everything stands on a coverage heat map. */
final class CoverageLayout {

    private static final int GROUP = 22;
    private static final int GAP = 6;

    /** So many rows can be told in words; more can be seen together. */
    private static final int ROWS_IN_WORDS = 12;

    /** The headings come again before a reader, or a page, has lost them. */
    private static final int ROWS_UNDER_ONE_HEADING = 20;

    private final CoverageView coverage;
    private final List<Row> shown;
    private final PictureLinks links;
    private final CoverageWords words;
    private final Language language;
    private final List<Heading> headings = new ArrayList<>();
    private final List<RowBand> rows = new ArrayList<>();
    private final List<Text> notes = new ArrayList<>();
    private final Grid grid;
    private final List<Block> blocks = new ArrayList<>();
    private final int nameEnd;
    private final int width;

    CoverageLayout(CoverageView coverage, CoverageLabels labels, Language language) {
        this(coverage, coverage.rows(), labels, language, PictureLinks.NONE);
    }

    /** @param shown the rows to draw; what is told of all is told of those of the coverage */
    CoverageLayout(
            CoverageView coverage, List<Row> shown, CoverageLabels labels, Language language, PictureLinks links) {
        this.coverage = coverage;
        this.shown = shown;
        this.links = links;
        this.language = language;
        this.words = new CoverageWords(coverage, labels, language);
        this.grid = shown.size() > ROWS_IN_WORDS ? Grid.CLOSE : Grid.IN_WORDS;
        List<Block> all = List.of(
                new Block("DOMAIN", words.domains(), 0, coverage.domains(), words::domain, Row::cells),
                new Block("ELEMENT", words.elements(), 0, coverage.elements(), words::element, Row::elements),
                new Block(
                        "CAPABILITY",
                        words.capabilities(),
                        0,
                        coverage.capabilities(),
                        words::capability,
                        Row::capabilities));
        int columns = all.stream()
                .filter(Block::isThere)
                .mapToInt(block -> GAP + width(block))
                .sum();
        int name = Math.max(grid.name(), Frame.PAGE_WIDTH - 2 * Frame.MARGIN - columns);
        this.nameEnd = Frame.MARGIN + name;
        int x = nameEnd + GAP;
        for (Block block : all) {
            if (block.isThere()) {
                blocks.add(block.at(x));
                x += width(block) + GAP;
            }
        }
        this.width = nameEnd + columns + Frame.MARGIN;
    }

    /**
     * Columns that stand together: those of the domains, of the elements or of the base capabilities.
     *
     * @param kind DOMAIN, ELEMENT or CAPABILITY
     * @param x where the first begins
     * @param name what a code is called
     * @param cells those of a row, in the order of the codes
     */
    private record Block(
            String kind,
            String title,
            int x,
            List<String> codes,
            UnaryOperator<String> name,
            Function<Row, List<? extends CoverageView.Found>> cells) {

        Block at(int start) {
            return new Block(kind, title, start, codes, name, cells);
        }

        boolean isThere() {
            return !codes.isEmpty();
        }

        List<String> covered(Row row) {
            return cells.apply(row).stream()
                    .filter(cell -> cell.state().isCovered())
                    .map(CoverageView.Found::code)
                    .toList();
        }
    }

    /** How wide the columns of a block are, their count included. */
    private int width(Block block) {
        return block.codes().size() * grid.column() + grid.count();
    }

    /** The measures of the grid: with a word under every sign, or with signs alone. */
    private record Grid(int name, int column, int count, int row, boolean tells) {

        static final Grid IN_WORDS = new Grid(184, 57, 46, 44, true);
        static final Grid CLOSE = new Grid(190, 52, 56, 26, false);
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
    record RowBand(
            int number,
            String title,
            @Nullable String href,
            Box box,
            boolean striped,
            List<Text> texts,
            List<CellSign> cells) {}

    /** A cell: its words, and where the sign of its state stands. */
    record CellSign(
            String title, CoverageState state, @Nullable String href, int x, int y) {}

    /** A row of texts. */
    record Band(Box box, List<Text> texts) {}

    private Box band(int y, int height) {
        return new Box(Frame.MARGIN, y, width - 2 * Frame.MARGIN, height);
    }

    private Box name(Box band) {
        return band.left(nameEnd - band.x()).inset(6, 3);
    }

    Drawing drawing() {
        Frame.Head head = Frame.head(width, words.title(), words.subtitle(), Legend.of(States.legend(language)));
        int y = head.bottom() + 10;
        for (int i = 0; i < shown.size(); i++) {
            if (i % ROWS_UNDER_ONE_HEADING == 0) {
                y = heading(y + (i == 0 ? 0 : 10));
            }
            row(i, y);
            y += grid.row();
        }
        Band summary = null;
        if (coverage.rows().isEmpty()) {
            y = heading(y);
            notes.add(Text.middle(words.nothing(), band(y, 60), Font.BODY));
            y += 60;
        } else if (coverage.rows().size() > 1) {
            summary = summary(y + 6);
            y = summary.box().bottom();
        }
        Frame frame = head.frame(language, y + Frame.MARGIN, words.description());
        return new Drawing(frame, headings, rows, summary, notes);
    }

    private int heading(int top) {
        List<Box> boxes = new ArrayList<>();
        List<Text> texts = new ArrayList<>();
        int height = language == Language.ZH ? 44 : 136;
        Box foot = band(top + GROUP + height - 22, 22);
        texts.add(Text.start(words.organizations(), name(foot), Font.HEADING));
        blocks.forEach(block -> group(block, band(top, GROUP + height), boxes, texts));
        headings.add(new Heading(boxes, texts));
        return top + GROUP + height + 4;
    }

    private void group(Block block, Box heading, List<Box> boxes, List<Text> texts) {
        Box head = new Box(block.x(), heading.y(), width(block), GROUP - 2);
        boxes.add(head);
        texts.add(Text.middle(block.title(), head.inset(4, 0), Font.HEADING));
        int height = heading.height() - GROUP;
        int column = block.x();
        for (String code : block.codes()) {
            texts.add(
                    columnName(block.name().apply(code), new Box(column, heading.y() + GROUP, grid.column(), height)));
            column += grid.column();
        }
        texts.add(columnName(words.covered(), new Box(column, heading.y() + GROUP, grid.count(), height)));
    }

    /** Chinese stands upright in a narrow column, and English does not. */
    private Text columnName(String name, Box box) {
        return language == Language.ZH
                ? Text.middle(name, box.inset(1, 2), Font.SMALL)
                : Text.upwards(name, box.inset(2, 4), Font.SMALL);
    }

    private void row(int index, int y) {
        Row row = shown.get(index);
        Box box = band(y, grid.row());
        List<Text> texts = new ArrayList<>();
        texts.add(Text.start(words.name(row), name(box), Font.BODY));
        List<CellSign> cells = new ArrayList<>();
        for (Block block : blocks) {
            int x = block.x();
            for (CoverageView.Found cell : block.cells().apply(row)) {
                String title = words.cell(row, block.name().apply(cell.code()), cell);
                String href = links.cell(row.organization(), block.kind(), cell.code());
                cell(title, cell.state(), href, new Box(x, y, grid.column(), grid.row()), cells, texts);
                x += grid.column();
            }
            texts.add(Text.middle(
                    block.covered(row).size() + "/" + block.codes().size(), counts(block, box), Font.STRONG));
        }
        rows.add(new RowBand(
                index + 1, words.row(row), links.organization(row.organization()), box, index % 2 == 1, texts, cells));
    }

    private void cell(
            String title, CoverageState state, @Nullable String href, Box box, List<CellSign> cells, List<Text> texts) {
        if (!grid.tells()) {
            cells.add(new CellSign(title, state, href, box.middle(), box.centre()));
            return;
        }
        cells.add(new CellSign(title, state, href, box.middle(), box.y() + 15));
        texts.add(Text.middle(States.word(state, language), box.below(26).top(15), Font.TINY));
    }

    /** Where it stands how many of a row's cells of a block are covered, after the last of them. */
    private Box counts(Block block, Box row) {
        return new Box(block.x() + block.codes().size() * grid.column(), row.y() + 3, grid.count(), row.height() - 6);
    }

    private Band summary(int y) {
        Box box = band(y, 32);
        List<Text> texts = new ArrayList<>();
        texts.add(Text.start(words.summary(), name(box), Font.STRONG));
        blocks.forEach(block -> sums(block, box, texts));
        return new Band(box, texts);
    }

    /**
     * As the summary counts: a group once, whichever of those counted with it covers; where none is counted, each row.
     */
    private void sums(Block block, Box box, List<Text> texts) {
        Map<String, Set<String>> covering = new HashMap<>();
        coverage.rows()
                .forEach(row -> words.countedAs(row)
                        .ifPresent(one -> block.covered(row)
                                .forEach(code -> covering.computeIfAbsent(code, any -> new HashSet<>())
                                        .add(one))));
        int counted = words.counted();
        int x = block.x();
        long all = 0;
        for (String code : block.codes()) {
            int sum = covering.getOrDefault(code, Set.of()).size();
            texts.add(Text.middle(
                    sum + "/" + counted,
                    new Box(x + 1, box.y() + 3, grid.column() - 2, box.height() - 6),
                    Font.STRONG));
            all += sum;
            x += grid.column();
        }
        long of = (long) block.codes().size() * counted;
        if (of > 0) {
            texts.add(Text.middle(Math.round(100.0 * all / of) + "%", counts(block, box), Font.STRONG));
        }
    }
}
