package io.autopact.portfolio.picture;

import io.autopact.portfolio.CapabilityMapView.Element;
import io.autopact.portfolio.CoverageState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws the elements of a capability map, each in the box that it is given. */
final class CapabilityMapElements {

    /** How long the end of an element is that shows its state. */
    static final int CAP = 52;

    private static final int GAP = 12;
    private static final int METER = 96;

    /** Which part of a bar is its name's; the rest is for how far it has come. */
    private static final double NAME_PART = 0.42;

    private final CapabilityMapWords words;
    private final PictureLinks links;
    private final List<ElementBox> drawn = new ArrayList<>();

    CapabilityMapElements(CapabilityMapWords words, PictureLinks links) {
        this.words = words;
        this.links = links;
    }

    /** An element: its box, and the cap that shows its state. */
    record ElementBox(
            int number,
            String title,
            String state,
            boolean inferred,
            @Nullable String change,
            @Nullable String href,
            @Nullable Box halo,
            Box box,
            @Nullable Box cap,
            @Nullable Meter meter,
            List<Text> texts) {}

    /** How many of the organizations, as the part of a track that is filled. */
    record Meter(Box track, Box filled) {}

    /** How far an element has come: what the meter draws, and what is said. */
    private record Progress(@Nullable Meter meter, List<Text> texts) {}

    /** What has been drawn. */
    List<ElementBox> drawn() {
        return drawn;
    }

    /** A bar, with its text where no column stands on it. */
    void bar(Element element, Box bar, Box free) {
        CoverageState state = element.state();
        Box inner = free.after(state == null ? 12 : CAP + 14).inset(0, 4);
        List<Text> texts = new ArrayList<>();
        Box name = state == null ? inner.left(inner.width() - 12) : inner.left((int) (inner.width() * NAME_PART));
        if (words.inferred(element)) {
            int foot = Font.TINY.height(1);
            Box note = name.below(name.height() - foot);
            texts.add(
                    state == null
                            ? Text.middle(words.inference(), note, Font.TINY)
                            : Text.start(words.inference(), note, Font.TINY));
            name = name.inset(0, foot);
        }
        if (state == null) {
            texts.add(Text.middle(words.name(element), name, Font.NAME));
            add(element, null, bar, null, null, texts);
            return;
        }
        texts.add(Text.start(words.name(element), name, Font.NAME));
        Box facts = new Box(name.right() + 14, inner.y(), inner.right() - name.right() - 22, inner.height());
        Progress progress = progress(element, state, facts, Text.Align.START);
        texts.addAll(progress.texts());
        add(element, null, bar, bar.left(CAP).inset(4, 4), progress.meter(), texts);
    }

    /** An element from top to bottom. */
    void column(Element element, Box column) {
        CoverageState state = element.state();
        List<Text> texts = new ArrayList<>();
        Box inner = column.inset(8, 6);
        if (words.inferred(element)) {
            int foot = Font.TINY.height(2);
            texts.add(Text.middle(words.inference(), inner.below(inner.height() - foot), Font.TINY));
        }
        inner = inner.top(inner.height() - Font.TINY.height(2));
        if (state == null) {
            texts.add(Text.middle(words.name(element), inner, Font.NAME));
            add(element, column.inset(-5, -4), column, null, null, texts);
            return;
        }
        inner = inner.below(CAP - 6);
        int facts = Math.min(factsOf(element, inner), inner.height() / 2);
        Text name = Text.middle(words.name(element), inner.top(inner.height() - facts), Font.NAME);
        int height = Font.NAME.height(name.lines().size());
        int gap = Math.clamp(inner.height() - height - facts, 0, GAP);
        int top = Math.max(0, (inner.height() - height - gap - facts) / 2);
        texts.add(Text.middle(words.name(element), inner.row(inner.y() + top, height), Font.NAME));
        Progress progress =
                progress(element, state, inner.row(inner.y() + top + height + gap, facts), Text.Align.MIDDLE);
        texts.addAll(progress.texts());
        add(element, column.inset(-5, -4), column, column.top(CAP - 4).inset(4, 4), null, texts);
    }

    /** State, share and counts under each other, in the middle of the height that they have. */
    private Progress progress(Element element, CoverageState state, Box area, Text.Align align) {
        List<Text> texts = new ArrayList<>();
        int heading = Font.HEADING.height(1);
        int line = Font.SMALL.height(1);
        String counts = words.counts(element);
        int room = area.height() - heading - (words.tellsShare() ? line : 0);
        int lines = counts.isEmpty()
                ? 0
                : Text.start(counts, area.below(area.height() - room), Font.SMALL)
                        .lines()
                        .size();
        int parts = heading + (words.tellsShare() ? line : 0) + line * lines;
        int gap = Math.clamp((area.height() - parts) / 3, 0, 3);
        int gaps = gap * ((words.tellsShare() ? 1 : 0) + (lines > 0 ? 1 : 0));
        int y = area.y() + Math.max(0, (area.height() - parts - gaps) / 2);
        texts.add(Text.of(words.state(element, state), area.row(y, heading), Font.HEADING, align));
        y += heading + gap;
        Meter meter = null;
        if (words.tellsShare()) {
            Box share = area.row(y, line);
            if (align == Text.Align.START) {
                meter = meter(element, new Box(share.x(), share.centre() - 3, METER, 8));
                share = share.after(METER + 8);
            }
            texts.add(Text.of(words.share(element), share, Font.SMALL, align));
            y += line + gap;
        }
        if (lines > 0) {
            texts.add(Text.of(counts, area.row(y, line * lines), Font.SMALL, align));
        }
        return new Progress(meter, texts);
    }

    /** How high state, share and counts are under each other, where nothing limits them. */
    private int factsOf(Element element, Box area) {
        String counts = words.counts(element);
        int lines = (words.tellsShare() ? 1 : 0)
                + (counts.isEmpty()
                        ? 0
                        : Text.start(counts, area, Font.SMALL).lines().size());
        return Font.HEADING.height(1) + lines * Font.SMALL.height(1) + 2 * 3;
    }

    private Meter meter(Element element, Box track) {
        double part = Math.clamp((double) element.covering() / words.map().organizations(), 0, 1);
        int filled = element.covering() == 0 ? 0 : Math.max(2, (int) Math.round(part * track.width()));
        return new Meter(track, track.left(filled));
    }

    private void add(
            Element element, @Nullable Box halo, Box box, @Nullable Box cap, @Nullable Meter meter, List<Text> texts) {
        String state = element.state() == null ? "" : element.state().name();
        drawn.add(new ElementBox(
                drawn.size() + 1,
                words.aloud(element),
                state,
                words.inferred(element),
                words.changeSign(element),
                links.part(element.code()),
                halo,
                box,
                cap,
                meter,
                texts.stream().filter(Text::says).toList()));
    }
}
