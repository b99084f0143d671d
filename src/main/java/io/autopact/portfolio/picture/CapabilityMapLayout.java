package io.autopact.portfolio.picture;

import io.autopact.capability.LayerKind;
import io.autopact.portfolio.CapabilityMapView;
import io.autopact.portfolio.CapabilityMapView.Capability;
import io.autopact.portfolio.CapabilityMapView.Element;
import io.autopact.portfolio.CapabilityMapView.Layer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where everything stands on a capability map. */
final class CapabilityMapLayout {

    private static final int PADDING = 14;
    private static final int GAP = 12;
    private static final int LABEL = 96;
    private static final int CAP = 52;
    private static final int STUB = 26;
    private static final int COLUMN_GAP = 22;
    private static final int SHAFT = 230;
    private static final int ROW_HEIGHT = 84;
    private static final int CHIP_HEIGHT = 40;

    private final CapabilityMapWords words;
    private final CapabilityMapView map;
    private final List<LayerLabel> layers = new ArrayList<>();
    private final List<ElementBox> elements = new ArrayList<>();
    private final List<Chip> capabilities = new ArrayList<>();
    private final List<Text> notes = new ArrayList<>();

    CapabilityMapLayout(CapabilityMapView map, Language language) {
        this.map = map;
        this.words = new CapabilityMapWords(map, language);
    }

    /** What the template draws. */
    record Drawing(
            Frame frame,
            Box structure,
            List<LayerLabel> layers,
            List<ElementBox> elements,
            List<Chip> capabilities,
            List<Text> notes) {}

    /** The name of a layer and how many elements it has. */
    record LayerLabel(Box box, List<Text> texts) {}

    /** An element: its box, and the cap that shows its state. */
    record ElementBox(
            int number,
            String title,
            String state,
            boolean inferred,
            @Nullable Box halo,
            Box box,
            @Nullable Box cap,
            List<Text> texts) {}

    /** A base ability. */
    record Chip(String title, Box box, Text text) {}

    Drawing drawing() {
        List<Element> across = elements(LayerKind.HORIZONTAL);
        List<Element> down = elements(LayerKind.VERTICAL);
        int columnWidth = down.isEmpty() ? 0 : Math.clamp(380 / down.size() - COLUMN_GAP, 112, 168);
        int columns = down.isEmpty() ? 0 : down.size() * (columnWidth + COLUMN_GAP) + STUB;
        int left = Frame.MARGIN + PADDING + LABEL + GAP;
        int width = Math.max(
                Frame.PAGE_WIDTH, left + (across.isEmpty() ? 0 : CAP + 400) + columns + PADDING + Frame.MARGIN);
        Frame.Head head = Frame.head(width, words.title(), words.subtitle(), words.legend());

        int right = width - Frame.MARGIN - PADDING;
        int top = head.bottom() + 8;
        int y = top + PADDING;
        if (!down.isEmpty()) {
            int start = across.isEmpty() ? left : right - columns;
            label(LayerKind.VERTICAL, new Box(start, y, right - start, 28), true);
            y += 28 + 14;
        }
        int bottom = y + bars(across, new Box(left, y, right - left, 0), columns, !down.isEmpty());
        if (!across.isEmpty()) {
            label(LayerKind.HORIZONTAL, new Box(left - GAP - LABEL, y, LABEL, bottom - y), false);
        }
        int columnX = across.isEmpty() ? left : right - columns + GAP;
        for (Element element : down) {
            column(element, new Box(columnX, y - 8, columnWidth, bottom - y + 16));
            columnX += columnWidth + COLUMN_GAP;
        }
        y = across.isEmpty() && down.isEmpty() ? bottom : bottom + 8 + GAP + 4;
        y = platform(new Box(left, y, right - left, 0));
        if (elements.isEmpty()) {
            notes.add(Text.middle(words.nothing(), new Box(left, y, right - left, 60), Font.BODY));
            y += 60;
        }
        Box structure = new Box(Frame.MARGIN, top, width - 2 * Frame.MARGIN, y - top + 2);
        int end = base(new Box(left, structure.bottom() + 18, right - left, 0));
        return new Drawing(
                head.frame(words.language(), end + Frame.MARGIN, words.description()),
                structure,
                layers,
                elements,
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
            String name = words.language().choose(layer.nameZh(), layer.nameEn());
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
        int height = Math.max(least, Math.clamp(384 / number - GAP, 58, 92));
        int y = area.y();
        for (Element element : across) {
            Box bar = new Box(area.x(), y, area.width(), height);
            bar(element, bar, bar.left(bar.width() - columns));
            y += height + GAP;
        }
        return y - GAP - area.y();
    }

    /** A bar, with its text where no column stands on it. */
    private void bar(Element element, Box bar, Box free) {
        boolean told = element.state() != null;
        Box inner = free.after(told ? CAP + 14 : 18).inset(0, 4);
        Box cap = told ? bar.left(CAP).inset(4, 4) : null;
        List<Text> texts = new ArrayList<>();
        int nameWidth = told ? (int) (inner.width() * 0.48) : inner.width() - 12;
        Box name = inner.left(nameWidth);
        if (words.inferred(element)) {
            int foot = Font.TINY.height(1);
            texts.add(Text.start(words.inference(), name.below(name.height() - foot), Font.TINY));
            name = name.top(name.height() - foot);
        }
        texts.add(Text.start(words.name(element), name, Font.NAME));
        if (element.state() != null) {
            Box facts = inner.after(nameWidth + 14);
            facts = facts.left(facts.width() - 8);
            String counts = words.counts(element);
            if (!counts.isEmpty()) {
                facts = facts.below((facts.height() - 50) / 2).top(50);
                texts.add(Text.start(counts, facts.below(18), Font.SMALL));
                facts = facts.top(18);
            }
            texts.add(Text.start(words.state(element, element.state()), facts, Font.HEADING));
        }
        add(element, null, bar, cap, texts);
    }

    private void column(Element element, Box column) {
        List<Text> texts = new ArrayList<>();
        Box inner = column.inset(8, 6);
        Box cap = null;
        int foot = Font.TINY.height(2);
        if (words.inferred(element)) {
            texts.add(Text.middle(words.inference(), inner.below(inner.height() - foot), Font.TINY));
        }
        inner = inner.top(inner.height() - foot);
        if (element.state() != null) {
            cap = column.top(CAP - 4).inset(4, 4);
            inner = inner.below(CAP - 6);
            Box facts = inner.below(inner.height() - 36 - 48);
            texts.add(Text.middle(words.state(element, element.state()), facts.top(36), Font.HEADING));
            texts.add(Text.middle(words.counts(element), facts.below(36), Font.SMALL));
            inner = inner.top(inner.height() - 36 - 48);
        }
        texts.add(Text.middle(words.name(element), inner, Font.NAME));
        add(element, column.inset(-5, -4), column, cap, texts);
    }

    /** The platform, over the whole width; several of its elements stand beside each other. */
    private int platform(Box area) {
        List<Element> platform = elements(LayerKind.PLATFORM);
        if (platform.isEmpty()) {
            return area.y();
        }
        int perRow = Math.min(platform.size(), 3);
        int width = (area.width() - (perRow - 1) * GAP) / perRow;
        int y = area.y();
        for (int i = 0; i < platform.size(); i++) {
            int column = i % perRow;
            if (i > 0 && column == 0) {
                y += ROW_HEIGHT + GAP;
            }
            int here = column == perRow - 1 ? area.right() - area.x() - column * (width + GAP) : width;
            Box box = new Box(area.x() + column * (width + GAP), y, here, ROW_HEIGHT);
            bar(platform.get(i), box, box);
        }
        y += ROW_HEIGHT;
        label(LayerKind.PLATFORM, new Box(area.x() - GAP - LABEL, area.y(), LABEL, y - area.y()), false);
        return y + PADDING - 2;
    }

    private void add(Element element, @Nullable Box halo, Box box, @Nullable Box cap, List<Text> texts) {
        String state = element.state() == null ? "" : element.state().name();
        elements.add(new ElementBox(
                elements.size() + 1,
                words.aloud(element),
                state,
                words.inferred(element),
                halo,
                box,
                cap,
                texts.stream().filter(Text::says).toList()));
    }

    /** The base abilities, outside of the architecture proper. */
    private int base(Box area) {
        if (map.capabilities().isEmpty()) {
            return area.y();
        }
        int perRow = Math.min(map.capabilities().size(), 6);
        int width = (area.width() - (perRow - 1) * GAP) / perRow;
        for (int i = 0; i < map.capabilities().size(); i++) {
            Capability capability = map.capabilities().get(i);
            String name = words.language().choose(capability.nameZh(), capability.nameEn());
            Box box = new Box(
                    area.x() + i % perRow * (width + GAP),
                    area.y() + i / perRow * (CHIP_HEIGHT + GAP),
                    width,
                    CHIP_HEIGHT);
            capabilities.add(
                    new Chip(words.base() + " · " + name, box, Text.middle(name, box.inset(14, 2), Font.HEADING)));
        }
        int rows = (map.capabilities().size() + perRow - 1) / perRow;
        int height = rows * (CHIP_HEIGHT + GAP) - GAP;
        notes.add(Text.middle(words.base(), new Box(area.x() - GAP - LABEL, area.y(), LABEL, height), Font.HEADING));
        return area.y() + height;
    }
}
