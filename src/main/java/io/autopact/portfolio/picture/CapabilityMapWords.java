package io.autopact.portfolio.picture;

import io.autopact.portfolio.CapabilityMapView;
import io.autopact.portfolio.CapabilityMapView.Element;
import io.autopact.shared.time.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a capability map says. */
record CapabilityMapWords(CapabilityMapView map, Language language) {

    /** Keeps a number and its word on one line. */
    private static final String NO_BREAK = "\u00a0";

    private String choose(String zh, String en) {
        return language.choose(zh, en);
    }

    String name(Element element) {
        return language.name(element.nameZh(), element.nameEn());
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
        String basis =
                choose("截至 ", "As of ") + map.asOf() + choose(" · 业务架构版本 ", " · Architecture ") + map.architecture();
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
        String tally = States.tally(
                elements.stream().map(Element::state).filter(Objects::nonNull).toList(), language);
        return shape
                + choose(
                        "%s在各要素上的进展：%s。".formatted(subject(), tally),
                        " How far %s has come with them: %s.".formatted(subject(), tally));
    }

    Legend legend() {
        List<Legend.Sign> signs = new ArrayList<>();
        if (tellsCoverage()) {
            signs.addAll(States.legend(language));
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
    String share(Element element) {
        return choose("覆盖 %d/%d 家", "%d/%d covered").formatted(element.covering(), map.organizations());
    }

    String counts(Element element) {
        List<String> counts = new ArrayList<>();
        add(counts, element.agreements(), "份协议", "agreement");
        add(counts, element.rollouts(), "项车型落地", "rollout");
        add(counts, element.deployments(), "项部署", "deployment");
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
        List<String> parts = new ArrayList<>();
        if (tellsCoverage()) {
            parts.add(subject());
        }
        parts.add(name(element));
        if (element.state() != null) {
            parts.add(States.word(element.state(), language));
            if (tellsShare()) {
                parts.add(share(element));
            }
        }
        parts.addAll(element.agreements());
        parts.addAll(element.rollouts());
        parts.addAll(element.deployments());
        if (inferred(element)) {
            parts.add(inference());
        }
        return String.join(" · ", parts);
    }

    String base() {
        return choose("基础能力", "Base capabilities");
    }

    String nothing() {
        return choose("该版本没有列出任何要素", "This version lists no elements");
    }
}
