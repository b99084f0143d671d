package io.autopact.portfolio.picture;

import io.autopact.portfolio.CapabilityMapComparison;
import io.autopact.portfolio.CapabilityMapView;
import io.autopact.portfolio.CapabilityMapView.Capability;
import io.autopact.portfolio.CapabilityMapView.Element;
import io.autopact.portfolio.CoverageChange;
import io.autopact.portfolio.CoverageState;
import io.autopact.shared.time.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a capability map says. */
record CapabilityMapWords(CapabilityMapView map, @Nullable CapabilityMapComparison comparison, Language language) {

    /** Keeps a number and its word on one line. */
    private static final String NO_BREAK = "\u00a0";

    private static final String SEPARATOR = " · ";

    private String choose(String zh, String en) {
        return language.choose(zh, en);
    }

    String name(CapabilityMapView.Part part) {
        return language.name(part.nameZh(), part.nameEn());
    }

    /** Whether coverage is drawn, and not the architecture alone. */
    boolean tellsCoverage() {
        return map.organizations() > 0;
    }

    private String subject() {
        return language.name(map.nameZh(), map.nameEn());
    }

    private String architecture() {
        return language.name(map.architectureNameZh(), map.architectureNameEn());
    }

    String title() {
        return tellsCoverage()
                ? subject() + choose(" · 能力架构图", " · Capability map")
                : choose("业务架构 · ", "Architecture · ") + architecture();
    }

    String subtitle() {
        String basis = choose("截至 ", "As of ")
                + map.asOf()
                + (comparison == null ? "" : Changes.against(comparison.date(), language))
                + choose(" · 业务架构版本 ", " · Architecture ")
                + map.architecture();
        if (!tellsCoverage()) {
            return basis;
        }
        String over = map.organizations() > 1 ? " · " + language.count(map.organizations(), "家组织", "organization") : "";
        return basis + " · " + architecture() + over;
    }

    String description() {
        List<Element> elements = elements();
        String shape = choose(
                "%s（版本 %s），%d 个要素，截至 %s。".formatted(architecture(), map.architecture(), elements.size(), map.asOf()),
                "%s, version %s, with %s, as of %s."
                        .formatted(
                                architecture(),
                                map.architecture(),
                                language.count(elements.size(), "", "element"),
                                map.asOf()));
        if (!tellsCoverage()) {
            return shape;
        }
        String told = shape
                + choose(
                        "%s在各要素上的进展：%s。".formatted(subject(), tally(elements)),
                        " How far %s has come with them: %s.".formatted(subject(), tally(elements)));
        String compared = comparison == null ? told : told + compared(comparison);
        return map.capabilities().isEmpty()
                ? compared
                : compared
                        + choose(
                                "在基础能力上的进展：%s。".formatted(tally(map.capabilities())),
                                " With the base capabilities: %s.".formatted(tally(map.capabilities())));
    }

    /** What was gained and lost, part by part, for who does not see it. */
    private String compared(CapabilityMapComparison with) {
        String changes = Stream.concat(elements().stream(), map.capabilities().stream())
                .filter(part -> !change(part).isEmpty())
                .map(part -> name(part) + choose("：", ": ") + change(part))
                .collect(Collectors.joining(choose("；", "; ")));
        return changes.isEmpty()
                ? choose("与 %s 相比没有变化。", " Nothing changed against %s.").formatted(with.date())
                : choose("与 %s 相比：%s。", " Compared with %s: %s.").formatted(with.date(), changes);
    }

    private CapabilityMapComparison.@Nullable Tally tally(CapabilityMapView.Part part) {
        if (comparison == null) {
            return null;
        }
        return switch (part) {
            case Element element -> comparison.elements().get(element.code());
            case Capability capability -> comparison.capabilities().get(capability.code());
        };
    }

    /** Which sign stands at a part: of what was gained, of what was lost, or of both; null where neither was. */
    @Nullable
    String changeSign(CapabilityMapView.Part part) {
        CapabilityMapComparison.Tally tally = tally(part);
        if (tally == null) {
            return null;
        }
        CoverageChange change = tally.change();
        return change == null ? "BOTH" : change.name();
    }

    /** What became of a part, in words; empty where nothing did. */
    private String change(CapabilityMapView.Part part) {
        CapabilityMapComparison.Tally tally = tally(part);
        if (tally == null) {
            return "";
        }
        CoverageChange change = tally.change();
        return countsChanges() || change == null
                ? Changes.words(tally.gained(), tally.lost(), language)
                : Changes.word(change, language);
    }

    private boolean countsChanges() {
        return tellsShare() || (comparison != null && comparison.organizations() > 1);
    }

    /** The state of a part, after what became of it. */
    String state(CapabilityMapView.Part part, CoverageState state) {
        CapabilityMapComparison.Tally tally = tally(part);
        String word = States.word(state, language);
        if (tally == null) {
            return word;
        }
        CoverageChange change = tally.change();
        return (countsChanges() || change == null
                        ? Changes.signs(tally.gained(), tally.lost())
                        : Changes.sign(change) + " " + Changes.word(change, language))
                + SEPARATOR
                + word;
    }

    private String tally(List<? extends CapabilityMapView.Part> parts) {
        return States.tally(
                parts.stream()
                        .map(CapabilityMapView.Part::state)
                        .filter(Objects::nonNull)
                        .toList(),
                language);
    }

    Legend legend() {
        List<Legend.Sign> signs = new ArrayList<>();
        if (tellsCoverage()) {
            signs.addAll(States.legend(language));
        }
        if (comparison != null) {
            signs.addAll(Changes.legend(comparison.date(), language));
        }
        if (elements().stream().anyMatch(this::inferred)) {
            signs.add(new Legend.Sign(
                    "state-inferred", States.WIDTH, choose("虚线框：归属为推断", "Dashed: assignment inferred")));
        }
        return Legend.of(signs);
    }

    private List<Element> elements() {
        return map.layers().stream().flatMap(layer -> layer.elements().stream()).toList();
    }

    String count(CapabilityMapView.Layer layer) {
        int listed = layer.elements().size();
        Integer declared = layer.declaredCount();
        return declared == null || declared == listed
                ? language.count(listed, "项", "element")
                : choose(
                        "声明 %d · 列出 %d".formatted(declared, listed),
                        "%d declared, %d listed".formatted(declared, listed));
    }

    /** Whether it is drawn for several organizations, so that there is something to count. */
    boolean tellsShare() {
        return map.organizations() > 1;
    }

    /** How many of the organizations have an agreement in force that covers it. */
    String share(CapabilityMapView.Part part) {
        return choose("覆盖 %d/%d 家", "%d/%d covered").formatted(part.covering(), map.organizations());
    }

    String counts(CapabilityMapView.Part part) {
        List<String> counts = new ArrayList<>();
        add(counts, part.agreements(), "份协议", "agreement");
        add(counts, part.rollouts(), "项车型落地", "rollout");
        add(counts, part.deployments(), "项部署", "deployment");
        return String.join(NO_BREAK + "· ", counts);
    }

    private void add(List<String> counts, List<String> records, String zh, String en) {
        if (!records.isEmpty()) {
            counts.add(language.count(records.size(), zh, en).replace(" ", NO_BREAK));
        }
    }

    boolean inferred(Element element) {
        return element.confidence() == Confidence.INFERRED;
    }

    String inference() {
        return choose("归属为推断", "Assignment inferred");
    }

    /** All of an element, for who points at it. */
    String aloud(Element element) {
        List<String> parts = spoken(element);
        if (inferred(element)) {
            parts.add(inference());
        }
        return String.join(SEPARATOR, parts);
    }

    /** All of a base capability. */
    String aloud(Capability capability) {
        return base() + SEPARATOR + String.join(SEPARATOR, spoken(capability));
    }

    private List<String> spoken(CapabilityMapView.Part part) {
        List<String> parts = new ArrayList<>();
        if (tellsCoverage()) {
            parts.add(subject());
        }
        parts.add(name(part));
        CoverageState state = part.state();
        if (state != null) {
            parts.add(States.word(state, language));
            if (tellsShare()) {
                parts.add(share(part));
            }
            if (comparison != null && !change(part).isEmpty()) {
                parts.add(change(part) + choose("（对比 %s）", " (since %s)").formatted(comparison.date()));
            }
        }
        parts.addAll(SomeCodes.of(part.agreements(), language, "份协议", "agreement"));
        parts.addAll(SomeCodes.of(part.rollouts(), language, "项车型落地", "rollout"));
        parts.addAll(SomeCodes.of(part.deployments(), language, "项部署", "deployment"));
        CoverageState possible = part.possible();
        if (possible != null) {
            parts.add(States.possibly(possible, language));
        }
        return parts;
    }

    String base() {
        return choose("基础能力", "Base capabilities");
    }

    String nothing() {
        return choose("该版本没有列出任何要素", "This version lists no elements");
    }
}
