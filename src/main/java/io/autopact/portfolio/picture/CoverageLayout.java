package io.autopact.portfolio.picture;

import io.autopact.portfolio.CoverageChange;
import io.autopact.portfolio.CoverageComparison;
import io.autopact.portfolio.CoverageState;
import io.autopact.portfolio.CoverageView;
import io.autopact.portfolio.CoverageView.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    private final @Nullable CoverageComparison comparison;
    private final CoverageLines lines;
    private final CoverageWords words;
    private final Language language;
    private final List<Heading> headings = new ArrayList<>();
    private final List<RowBand> rows = new ArrayList<>();
    private final List<Text> notes = new ArrayList<>();
    private final CoverageGrid grid;
    private final List<CoverageBlock> blocks = new ArrayList<>();
    private final int nameEnd;
    private final int width;

    CoverageLayout(HeatMap map, CoverageLabels labels, Language language, PictureLinks links) {
        this.coverage = map.coverage();
        this.comparison = map.comparison();
        this.language = language;
        this.words = new CoverageWords(coverage, comparison, labels, language);
        List<CoverageBlock> all = CoverageBlock.of(coverage, words);
        this.lines = new CoverageLines(map, all, words, links);
        this.grid = lines.countsInCells()
                ? CoverageGrid.COUNTED
                : map.size() > ROWS_IN_WORDS ? CoverageGrid.CLOSE : CoverageGrid.IN_WORDS;
        int columns = all.stream().mapToInt(block -> GAP + grid.width(block)).sum();
        int name = Math.max(grid.name(), Frame.PAGE_WIDTH - 2 * Frame.MARGIN - columns);
        this.nameEnd = Frame.MARGIN + name;
        int x = nameEnd + GAP;
        for (CoverageBlock block : all) {
            blocks.add(block.at(x));
            x += grid.width(block) + GAP;
        }
        this.width = nameEnd + columns + Frame.MARGIN;
    }

    /** What the template draws. */
    record Drawing(
            Frame frame,
            List<Heading> headings,
            List<RowBand> rows,
            @Nullable Band summary,
            @Nullable Band changes,
            List<Text> notes) {}

    /** The names of the columns, which come again and again. */
    record Heading(List<Box> boxes, List<Text> texts) {}

    /** A line. */
    record RowBand(
            int number,
            String title,
            @Nullable String href,
            Box box,
            boolean striped,
            List<Text> texts,
            List<CellSign> cells) {}

    /** A cell: its words, and where the sign of its state stands, or how much of a track is filled. */
    record CellSign(
            String title,
            @Nullable String href,
            @Nullable CoverageState state,
            @Nullable CoverageChange change,
            CapabilityMapElements.@Nullable Meter meter,
            int x,
            int y) {}

    /** A row of texts. */
    record Band(Box box, List<Text> texts) {}

    private Box band(int y, int height) {
        return new Box(Frame.MARGIN, y, width - 2 * Frame.MARGIN, height);
    }

    private Box name(Box band) {
        return band.left(nameEnd - band.x()).inset(6, 3);
    }

    Drawing drawing() {
        Frame.Head head = Frame.head(width, words.title(), words.subtitle(), Legend.of(legend()));
        int y = head.bottom() + 10;
        for (int i = 0; i < lines.size(); i++) {
            if (i % ROWS_UNDER_ONE_HEADING == 0) {
                y = heading(y + (i == 0 ? 0 : 10));
            }
            row(i, y);
            y += grid.row();
        }
        Band summary = null;
        Band changes = null;
        if (lines.size() == 0) {
            y = heading(y);
            notes.add(Text.middle(words.nothing(), band(y, 60), Font.BODY));
            y += 60;
        } else if (coverage.rows().size() > 1) {
            summary = summary(y + 6);
            y = summary.box().bottom();
        }
        if (comparison != null && lines.size() > 0) {
            changes = changes(comparison, y + 6);
            y = changes.box().bottom();
        }
        Frame frame = head.frame(language, y + Frame.MARGIN, words.description());
        return new Drawing(frame, headings, rows, summary, changes, notes);
    }

    private List<Legend.Sign> legend() {
        List<Legend.Sign> signs = new ArrayList<>();
        if (lines.countsInCells()) {
            signs.add(new Legend.Sign(
                    "share",
                    States.WIDTH,
                    language.choose("12/30：30 家中有 12 家协议生效", "12/30: 12 of 30 have an agreement in force")));
        } else {
            signs.addAll(States.legend(language));
        }
        if (comparison != null) {
            signs.addAll(Changes.legend(comparison.date(), language));
        }
        return signs;
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

    private void group(CoverageBlock block, Box heading, List<Box> boxes, List<Text> texts) {
        Box head = new Box(block.x(), heading.y(), grid.width(block), GROUP - 2);
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
        CoverageLine line = lines.line(index);
        Box box = band(y, grid.row());
        List<Text> texts = new ArrayList<>();
        texts.add(Text.start(line.name(), name(box), Font.BODY));
        List<CellSign> cells = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            int x = blocks.get(i).x();
            for (CoverageLine.Cell cell : line.cells().get(i)) {
                cell(cell, new Box(x, y, grid.column(), grid.row()), cells, texts);
                x += grid.column();
            }
            texts.add(Text.middle(line.counts().get(i), counts(blocks.get(i), box), Font.STRONG));
        }
        rows.add(new RowBand(index + 1, line.title(), line.href(), box, index % 2 == 1, texts, cells));
    }

    private void cell(CoverageLine.Cell cell, Box box, List<CellSign> cells, List<Text> texts) {
        CoverageLine.Share share = cell.share();
        if (share != null) {
            share(cell, share, box, cells, texts);
            return;
        }
        int y = grid.tells() ? box.y() + 15 : box.centre();
        cells.add(new CellSign(cell.title(), cell.href(), cell.state(), cell.change(), null, box.middle(), y));
        if (grid.tells() && cell.state() != null) {
            texts.add(Text.middle(
                    words.state(cell.state(), cell.change()), box.below(26).top(15), Font.TINY));
        }
    }

    /** How many of how many, a track that is filled as far, and what was gained and lost. */
    private void share(
            CoverageLine.Cell cell, CoverageLine.Share share, Box box, List<CellSign> cells, List<Text> texts) {
        texts.add(count(
                share.of() == 0 ? "\u2013" : share.covering() + "/" + share.of(),
                box.inset(1, 0).below(2).top(16)));
        Box track = new Box(box.x() + 5, box.y() + 20, grid.column() - 10, 7);
        int filled = share.covering() == 0
                ? 0
                : Math.max(2, Math.round((float) track.width() * share.covering() / share.of()));
        cells.add(new CellSign(
                cell.title(),
                cell.href(),
                null,
                null,
                new CapabilityMapElements.Meter(track, track.left(filled)),
                box.middle(),
                box.centre()));
        changed(share, box.below(28).top(15), texts);
    }

    private static void changed(CoverageLine.Share share, Box box, List<Text> texts) {
        String signs = Changes.signs(share.gained(), share.lost());
        if (!signs.isEmpty()) {
            texts.add(count(signs, box));
        }
    }

    /** A long count stands smaller. */
    private static Text count(String count, Box box) {
        return Text.middle(count, box, Font.STRONG.width(count) <= box.width() ? Font.STRONG : Font.TINY);
    }

    /** Where it stands how many of a row's cells of a block are covered, after the last of them. */
    private Box counts(CoverageBlock block, Box row) {
        return new Box(block.x() + block.codes().size() * grid.column(), row.y() + 3, grid.count(), row.height() - 6);
    }

    private Band summary(int y) {
        Box box = band(y, 32);
        List<Text> texts = new ArrayList<>();
        texts.add(Text.start(words.summary(), name(box), Font.STRONG));
        blocks.forEach(block -> sums(block, box, texts));
        return new Band(box, texts);
    }

    private Band changes(CoverageComparison with, int y) {
        Box box = band(y, 26);
        List<Row> all =
                Stream.concat(coverage.rows().stream(), with.gone().stream()).toList();
        List<Text> texts = new ArrayList<>();
        texts.add(Text.start(words.changes(), name(box), Font.STRONG));
        for (CoverageBlock block : blocks) {
            int x = block.x();
            for (CoverageLine.Share share : lines.changes(block, all)) {
                changed(share, new Box(x + 1, box.y() + 3, grid.column() - 2, box.height() - 6), texts);
                x += grid.column();
            }
        }
        return new Band(box, texts);
    }

    private void sums(CoverageBlock block, Box box, List<Text> texts) {
        CoverageSums sums = CoverageSums.of(block, coverage, words);
        int x = block.x();
        for (int sum : sums.covering()) {
            texts.add(count(
                    sum + "/" + sums.counted(), new Box(x + 1, box.y() + 3, grid.column() - 2, box.height() - 6)));
            x += grid.column();
        }
        if (!sums.share().isEmpty()) {
            texts.add(Text.middle(sums.share(), counts(block, box), Font.STRONG));
        }
    }
}
