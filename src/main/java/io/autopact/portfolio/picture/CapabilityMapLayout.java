package io.autopact.portfolio.picture;

import io.autopact.capability.LayerKind;
import io.autopact.portfolio.CapabilityMapComparison;
import io.autopact.portfolio.CapabilityMapView;
import io.autopact.portfolio.CapabilityMapView.Capability;
import io.autopact.portfolio.CapabilityMapView.Element;
import io.autopact.portfolio.CapabilityMapView.Layer;
import io.autopact.portfolio.CoverageState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where everything stands on a capability map. */
final class CapabilityMapLayout {

    private static final int PADDING = 14;
    private static final int GAP = 12;
    private static final int LABEL = 96;
    private static final int STUB = 26;
    private static final int COLUMN_GAP = 22;
    private static final int SHAFT = 290;
    private static final int LEAST_ROW = 60;
    private static final int CHIP_HEIGHT = 40;
    private static final int TOLD_CHIP_HEIGHT = 96;

    private final CapabilityMapWords words;
    private final CapabilityMapView map;
    private final PictureLinks links;
    private final List<LayerLabel> layers = new ArrayList<>();
    private final CapabilityMapElements elements;
    private final List<Chip> capabilities = new ArrayList<>();
    private final List<Text> notes = new ArrayList<>();

    CapabilityMapLayout(
            CapabilityMapView map,
            @Nullable CapabilityMapComparison comparison,
            Language language,
            PictureLinks links) {
        this.map = map;
        this.links = links;
        this.words = new CapabilityMapWords(map, comparison, language);
        this.elements = new CapabilityMapElements(words, links);
    }

    /** What the template draws. */
    record Drawing(
            Frame frame,
            Box structure,
            List<LayerLabel> layers,
            List<CapabilityMapElements.ElementBox> elements,
            List<Chip> capabilities,
            List<Text> notes) {}

    /** The name of a layer and how many elements it has. */
    record LayerLabel(Box box, List<Text> texts) {}

    /** A base ability: its box, and the cap that shows its state. */
    record Chip(
            String title,
            String state,
            @Nullable String change,
            @Nullable String href,
            Box box,
            @Nullable Box cap,
            List<Text> texts) {}

    Drawing drawing() {
        List<Element> across = elements(LayerKind.HORIZONTAL);
        List<Element> down = elements(LayerKind.VERTICAL);
        int columnWidth = down.isEmpty() ? 0 : Math.clamp(380 / down.size() - COLUMN_GAP, 112, 168);
        int columns = down.isEmpty() ? 0 : down.size() * (columnWidth + COLUMN_GAP) + STUB;
        int left = Frame.MARGIN + PADDING + LABEL + GAP;
        int width = Math.max(
                Frame.PAGE_WIDTH,
                left + (across.isEmpty() ? 0 : CapabilityMapElements.CAP + 400) + columns + PADDING + Frame.MARGIN);
        Frame.Head head = Frame.head(width, words.title(), words.subtitle(), words.legend());

        int right = width - Frame.MARGIN - PADDING;
        int top = head.bottom() + 8;
        int columnX = across.isEmpty() ? left : right - columns + GAP;
        int y = top + PADDING;
        if (!down.isEmpty()) {
            int wide = down.size() * (columnWidth + COLUMN_GAP) - COLUMN_GAP;
            label(LayerKind.VERTICAL, new Box(columnX, y, wide, 28), true);
            y += 28 + 14;
        }
        int bottom = y + bars(across, new Box(left, y, right - left, 0), columns, !down.isEmpty());
        if (!across.isEmpty()) {
            label(LayerKind.HORIZONTAL, new Box(left - GAP - LABEL, y, LABEL, bottom - y), false);
        }
        for (Element element : down) {
            elements.column(element, new Box(columnX, y - 8, columnWidth, bottom - y + 16));
            columnX += columnWidth + COLUMN_GAP;
        }
        y = across.isEmpty() && down.isEmpty() ? bottom : bottom + 8 + GAP + 4;
        y = platform(new Box(left, y, right - left, 0), across.isEmpty() ? 0 : columns);
        if (elements.drawn().isEmpty()) {
            notes.add(Text.middle(words.nothing(), new Box(left, y, right - left, 60), Font.BODY));
            y += 60;
        }
        Box structure = new Box(Frame.MARGIN, top, width - 2 * Frame.MARGIN, y - top + 2);
        int end = base(new Box(left, structure.bottom() + 18, right - left, 0));
        return new Drawing(
                head.frame(words.language(), end + Frame.MARGIN, words.description()),
                structure,
                layers,
                elements.drawn(),
                capabilities,
                notes);
    }

    private List<Element> elements(LayerKind kind) {
        return map.layers().stream()
                .filter(layer -> layer.kind() == kind)
                .flatMap(layer -> layer.elements().stream())
                .toList();
    }

    private void label(LayerKind kind, Box box, boolean flat) {
        for (Layer layer : map.layers()) {
            if (layer.kind() != kind) {
                continue;
            }
            String name = words.language().name(layer.nameZh(), layer.nameEn());
            String count = words.count(layer);
            Box inner = box.inset(4, 2);
            if (flat) {
                layers.add(new LayerLabel(box, List.of(Text.middle(name + " · " + count, inner, Font.HEADING))));
            } else {
                layers.add(new LayerLabel(
                        box, List.of(Text.paragraphs(List.of(name, count), inner, Font.HEADING, Text.Align.MIDDLE))));
            }
            return;
        }
    }

    /** The bars under each other; they run on behind the columns. Answers how high all are together. */
    private int bars(List<Element> across, Box area, int columns, boolean crossed) {
        int number = across.size();
        if (number == 0) {
            return crossed ? SHAFT : 0;
        }
        int least = crossed ? (SHAFT - (number - 1) * GAP) / number : 0;
        int height = Math.max(least, Math.clamp(384 / number - GAP, LEAST_ROW, rowHeight()));
        int y = area.y();
        for (Element element : across) {
            Box bar = new Box(area.x(), y, area.width(), height);
            elements.bar(element, bar, bar.left(bar.width() - columns));
            y += height + GAP;
        }
        return y - GAP - area.y();
    }

    /** How high a bar is where nothing forces another height. */
    private int rowHeight() {
        return words.tellsCoverage() ? 84 : LEAST_ROW;
    }

    /**
     * The platform, over the whole width; several of its elements stand beside each other.
     *
     * @param columns how wide the columns are over it, so that what is said stands under what is said above
     */
    private int platform(Box area, int columns) {
        List<Element> platform = elements(LayerKind.PLATFORM);
        if (platform.isEmpty()) {
            return area.y();
        }
        int perRow = Math.min(platform.size(), 3);
        int y = area.y();
        for (int i = 0; i < platform.size(); i++) {
            int column = i % perRow;
            if (i > 0 && column == 0) {
                y += rowHeight() + GAP;
            }
            Box box = area.row(y, rowHeight()).column(column, perRow, GAP);
            elements.bar(
                    platform.get(i), box, words.tellsCoverage() && perRow == 1 ? box.left(box.width() - columns) : box);
        }
        y += rowHeight();
        label(LayerKind.PLATFORM, new Box(area.x() - GAP - LABEL, area.y(), LABEL, y - area.y()), false);
        return y + PADDING - 2;
    }

    /** The base abilities, outside of the architecture proper. */
    private int base(Box area) {
        if (map.capabilities().isEmpty()) {
            return area.y();
        }
        int perRow = Math.min(map.capabilities().size(), words.tellsCoverage() ? 4 : 6);
        int high = words.tellsCoverage() ? TOLD_CHIP_HEIGHT : CHIP_HEIGHT;
        for (int i = 0; i < map.capabilities().size(); i++) {
            Box box = area.row(area.y() + i / perRow * (high + GAP), high).column(i % perRow, perRow, GAP);
            capabilities.add(chip(map.capabilities().get(i), box));
        }
        int rows = (map.capabilities().size() + perRow - 1) / perRow;
        int height = rows * (high + GAP) - GAP;
        Box label = new Box(area.x() - GAP - LABEL, area.y(), LABEL, height);
        layers.add(new LayerLabel(label, List.of(Text.middle(words.base(), label.inset(4, 2), Font.HEADING))));
        return area.y() + height;
    }

    private Chip chip(Capability capability, Box box) {
        CoverageState state = capability.state();
        if (state == null) {
            Text name = Text.middle(words.name(capability), box.inset(14, 2), Font.HEADING);
            return new Chip(words.aloud(capability), "", null, links.part(capability.code()), box, null, List.of(name));
        }
        Box inner = box.after(CapabilityMapElements.CAP + 10).inset(0, 5);
        inner = inner.left(inner.width() - 8);
        int line = Font.SMALL.height(1);
        int facts = line * (words.tellsShare() ? 3 : 2);
        Box below = inner.below(inner.height() - facts);
        List<Text> texts = new ArrayList<>();
        texts.add(Text.start(words.name(capability), inner.top(inner.height() - facts), Font.HEADING));
        texts.add(Text.start(words.state(capability, state), below.row(below.y(), line), Font.STRONG));
        if (words.tellsShare()) {
            texts.add(Text.start(words.share(capability), below.row(below.y() + line, line), Font.SMALL));
        }
        texts.add(Text.start(words.counts(capability), below.row(below.bottom() - line, line), Font.SMALL));
        return new Chip(
                words.aloud(capability),
                state.name(),
                words.changeSign(capability),
                links.part(capability.code()),
                box,
                box.left(CapabilityMapElements.CAP).inset(4, 4),
                texts.stream().filter(Text::says).toList());
    }
}
