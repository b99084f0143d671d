package io.autopact.capability;

import io.autopact.capability.ArchitectureParts.CapabilityRow;
import io.autopact.capability.ArchitectureParts.ElementRow;
import io.autopact.capability.ArchitectureParts.Known;
import io.autopact.capability.ArchitectureParts.Origin;
import io.autopact.capability.ArchitectureParts.Placement;
import io.autopact.capability.ArchitectureParts.Rows;
import io.autopact.capability.ArchitectureParts.ServedRow;
import io.autopact.capability.ArchitectureView.BaseCapability;
import io.autopact.evidence.EventService;
import io.autopact.organization.OrganizationReference;
import io.autopact.organization.OrganizationService;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.rule.Change;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.Today;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a version of the architecture has to keep: one layer for each element, one version for each day of effect. */
@Component
@RequiredArgsConstructor
class ArchitectureRules {

    private final CapabilityService capabilities;
    private final OrganizationService organizations;
    private final EventService events;
    private final JdbcClient database;
    private final Today today;

    /**
     * Makes rows of a draft's parts.
     *
     * @param known what is recorded of the same version
     * @throws ProblemException with everything that breaks a rule
     */
    Rows rows(ArchitectureDraft draft, Known known) {
        Resolution resolution = new Resolution();
        Origin origin = origin(draft, resolution);
        checkLayers(draft, resolution);
        List<ElementRow> elements = new ArrayList<>();
        List<ServedRow> served = new ArrayList<>();
        for (ArchitectureDraft.Layer layer : draft.layers()) {
            for (int i = 0; i < layer.elements().size(); i++) {
                ArchitectureDraft.Element element = layer.elements().get(i);
                elements.add(row(layer.kind(), element, i + 1, known));
                served.addAll(resolution.resolve(
                        "cooperation domain",
                        element.domains(),
                        capabilities::domainKeys,
                        known.served().getOrDefault(element.code(), Map.of()),
                        (domain, confidence) -> new ServedRow(element.code(), domain, confidence)));
            }
        }
        List<CapabilityRow> used = capabilityRows(draft, known, resolution);
        resolution.refuse();
        return new Rows(origin, elements, served, used);
    }

    private Origin origin(ArchitectureDraft draft, Resolution resolution) {
        String owner = draft.owner();
        OrganizationReference owning =
                owner == null ? null : organizations.references(List.of(owner)).get(owner);
        if (owner != null && owning == null) {
            resolution.complain(organizations.absent("/owner", "own unit", owner));
        }
        Earlier earlier = draft.predecessor() == null ? null : earlier(draft.predecessor());
        if (draft.predecessor() != null && earlier == null) {
            resolution.complain(
                    "/predecessor", "unknown-code", "There is no architecture %s.".formatted(draft.predecessor()));
        }
        check(draft, owning, earlier, resolution);
        return new Origin(
                occasion(draft, resolution),
                owning == null ? null : owning.key(),
                earlier == null ? null : earlier.id());
    }

    private @Nullable Long occasion(ArchitectureDraft draft, Resolution resolution) {
        String code = draft.occasion();
        Long occasion = code == null ? null : events.key(code).orElse(null);
        if (code != null && occasion == null) {
            resolution.complain("/occasion", "unknown-code", "There is no event %s.".formatted(code));
        }
        return occasion;
    }

    private record Earlier(long id, LocalDate effectiveOn) {}

    private @Nullable Earlier earlier(String version) {
        return database.sql("select id, effective_on from architecture where code = :version")
                .param("version", version)
                .query(Earlier.class)
                .optional()
                .orElse(null);
    }

    private void check(
            ArchitectureDraft draft,
            @Nullable OrganizationReference owner,
            @Nullable Earlier earlier,
            Resolution resolution) {
        String sameDay = database.sql("select code from architecture where effective_on = :day and code <> :version")
                .param("day", draft.effectiveOn().value())
                .param("version", draft.version())
                .query(String.class)
                .optional()
                .orElse(null);
        CapabilityRules.ARCHITECTURE
                .violations(new Change<>(
                        null,
                        new CapabilityRules.Facts(
                                draft.version(),
                                draft.effectiveOn(),
                                sameDay,
                                owner == null ? null : draft.owner(),
                                owner == null ? null : owner.type(),
                                draft.predecessor(),
                                earlier == null ? null : earlier.effectiveOn()),
                        today.get()))
                .forEach(resolution::complain);
    }

    private static void checkLayers(ArchitectureDraft draft, Resolution resolution) {
        Set<LayerKind> kinds = EnumSet.noneOf(LayerKind.class);
        Map<String, LayerKind> layers = new HashMap<>();
        for (int i = 0; i < draft.layers().size(); i++) {
            ArchitectureDraft.Layer layer = draft.layers().get(i);
            if (!kinds.add(layer.kind())) {
                resolution.complain(
                        "/layers/%d/kind".formatted(i), "repeated", "%s stands twice.".formatted(layer.kind()));
            }
            for (int j = 0; j < layer.elements().size(); j++) {
                String code = layer.elements().get(j).code();
                LayerKind first = layers.putIfAbsent(code, layer.kind());
                if (first != null) {
                    resolution.complain(
                            "/layers/%d/elements/%d/code".formatted(i, j),
                            "repeated",
                            "%s stands in the layer %s already; an element is in one layer, once."
                                    .formatted(code, first));
                }
            }
        }
    }

    private static ElementRow row(LayerKind layer, ArchitectureDraft.Element element, int place, Known known) {
        Placement recorded = known.elements().get(element.code());
        Confidence confidence = element.confidence();
        if (confidence == null) {
            confidence = recorded != null && recorded.layer() == layer ? recorded.confidence() : Confidence.STATED;
        }
        Integer position = element.position();
        return new ElementRow(
                element.code(),
                layer,
                position == null ? place : position,
                element.nameZh(),
                element.nameEn(),
                confidence);
    }

    /** The order is that of the body; where it is the recorded one, the recorded positions stay, gaps and all. */
    private static List<CapabilityRow> capabilityRows(ArchitectureDraft draft, Known known, Resolution resolution) {
        List<String> codes =
                draft.capabilities().stream().map(BaseCapability::code).toList();
        boolean sameOrder = codes.equals(List.copyOf(known.capabilities().keySet()));
        Set<String> seen = new HashSet<>();
        List<CapabilityRow> rows = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            BaseCapability capability = draft.capabilities().get(i);
            if (!seen.add(capability.code())) {
                resolution.complain(
                        "/capabilities/%d/code".formatted(i),
                        "repeated",
                        "%s stands twice.".formatted(capability.code()));
            }
            int position = sameOrder ? known.capabilities().getOrDefault(capability.code(), i + 1) : i + 1;
            rows.add(new CapabilityRow(capability.code(), position, capability.nameZh(), capability.nameEn()));
        }
        return rows;
    }
}
