package io.autopact.portfolio.picture;

import io.autopact.portfolio.CoverageChange;
import io.autopact.portfolio.CoverageComparison;
import io.autopact.portfolio.CoverageGroup;
import io.autopact.portfolio.CoverageGrouping;
import io.autopact.portfolio.CoverageView;
import io.autopact.portfolio.CoverageView.Found;
import io.autopact.portfolio.CoverageView.Row;
import io.autopact.portfolio.picture.CoverageLine.Cell;
import io.autopact.portfolio.picture.CoverageLine.Share;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts organizations, and groups of them, into lines of a heat map. */
final class CoverageLines {

    private final HeatMap map;
    private final List<CoverageBlock> blocks;
    private final CoverageWords words;
    private final PictureLinks links;
    private final Set<String> told;

    CoverageLines(HeatMap map, List<CoverageBlock> blocks, CoverageWords words, PictureLinks links) {
        this.map = map;
        this.blocks = blocks;
        this.words = words;
        this.links = links;
        this.told = map.coverage().rows().stream().map(Row::organization).collect(Collectors.toSet());
    }

    int size() {
        return map.size();
    }

    /** Whether cells tell how many cover something. */
    boolean countsInCells() {
        return map.groups() != null && map.groups().stream().anyMatch(group -> group.by() == CoverageGrouping.COUNTRY);
    }

    CoverageLine line(int index) {
        return map.groups() == null
                ? ofOne(map.rows().get(index))
                : ofGroup(map.groups().get(index));
    }

    private CoverageLine ofGroup(CoverageGroup group) {
        if (group.isOne()) {
            return ofOne(group.rows().getFirst());
        }
        return group.by() == CoverageGrouping.COUNTRY ? ofMany(group) : ofAlike(group);
    }

    private CoverageLine ofOne(Row row) {
        String name = words.name(row);
        return new CoverageLine(
                name,
                words.row(row),
                links.organization(row.organization()),
                blocks.stream()
                        .map(block -> block.cells().apply(row).stream()
                                .map(cell -> cell(
                                        block,
                                        row,
                                        cell,
                                        name,
                                        links.cell(row.organization(), block.kind(), cell.code())))
                                .toList())
                        .toList(),
                counts(row));
    }

    private List<String> counts(Row row) {
        return blocks.stream()
                .map(block -> block.covered(row).size() + "/" + block.codes().size())
                .toList();
    }

    private Cell cell(CoverageBlock block, Row row, Found cell, String who, @Nullable String href) {
        CoverageComparison comparison = map.comparison();
        Found then = comparison == null ? null : comparison.then(row.organization(), block.cells(), cell.code());
        CoverageChange change = comparison == null ? null : CoverageChange.of(then, cell);
        return new Cell(
                words.cell(who, block.name().apply(cell.code()), cell, change, then), href, cell.state(), change, null);
    }

    /** Organizations of which every cell is in the same state. */
    private CoverageLine ofAlike(CoverageGroup group) {
        Row first = group.rows().getFirst();
        String name = words.alike(group);
        String href = links.group(group.key());
        return new CoverageLine(
                name,
                words.members(name, group),
                href,
                blocks.stream()
                        .map(block -> block.cells().apply(first).stream()
                                .map(cell -> cell(block, first, withoutRecords(cell), name, href))
                                .toList())
                        .toList(),
                counts(first));
    }

    /** What it rests on differs between organizations that are alike. */
    private static Found withoutRecords(Found cell) {
        return new CoverageView.Cell(cell.code(), cell.state(), List.of(), List.of(), List.of(), null);
    }

    private CoverageLine ofMany(CoverageGroup group) {
        String name = words.country(group);
        String href = links.group(group.key());
        List<List<Share>> shares = blocks.stream()
                .map(block -> IntStream.range(0, block.codes().size())
                        .mapToObj(column -> share(group, block, column))
                        .toList())
                .toList();
        return new CoverageLine(
                name,
                words.members(name, group),
                href,
                IntStream.range(0, blocks.size())
                        .mapToObj(i -> cells(blocks.get(i), shares.get(i), name, href))
                        .toList(),
                shares.stream()
                        .map(each -> each.stream()
                                        .filter(share -> share.covering() > 0)
                                        .count()
                                + "/" + each.size())
                        .toList());
    }

    private List<Cell> cells(CoverageBlock block, List<Share> shares, String name, @Nullable String href) {
        return IntStream.range(0, shares.size())
                .mapToObj(column -> new Cell(
                        words.share(name, block.name().apply(block.codes().get(column)), shares.get(column)),
                        href,
                        null,
                        null,
                        shares.get(column)))
                .toList();
    }

    private Share share(CoverageGroup group, CoverageBlock block, int column) {
        CoverageComparison comparison = map.comparison();
        int covering = 0;
        int of = 0;
        int gained = 0;
        int lost = 0;
        for (Row row : group.rows()) {
            Found cell = block.cells().apply(row).get(column);
            if (told.contains(row.organization())) {
                of++;
                covering += cell.state().isCovered() ? 1 : 0;
            }
            if (comparison != null) {
                CoverageChange change =
                        CoverageChange.of(comparison.then(row.organization(), block.cells(), cell.code()), cell);
                gained += change == CoverageChange.GAINED ? 1 : 0;
                lost += change == CoverageChange.LOST ? 1 : 0;
            }
        }
        return new Share(covering, of, gained, lost);
    }

    /** How many of those drawn gained and lost each column of a block. */
    List<Share> changes(CoverageBlock block, List<Row> rows) {
        CoverageGroup all = new CoverageGroup(CoverageGrouping.NONE, "", rows);
        return IntStream.range(0, block.codes().size())
                .mapToObj(column -> share(all, block, column))
                .toList();
    }
}
