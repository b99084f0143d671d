package io.autopact.capability;

import io.autopact.capability.ElementReferences.Reference;
import io.autopact.evidence.CitedRecords;
import io.autopact.history.CodeRegistry;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Today;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the versions of the capability architecture; {@link CapabilityService} reads them. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ArchitectureService {

    private static final String RECORD_KIND = "ARCHITECTURE";
    private static final int REFERENCES_SHOWN = 20;

    private final ArchitectureRepository architectures;
    private final ArchitectureParts parts;
    private final ArchitectureRules rules;
    private final CapabilityService capabilities;
    private final CitedRecords cited;
    private final List<ElementReferences> references;
    private final CodeRegistry codes;
    private final Today today;

    /**
     * Records a new version, which holds from its day of effect on. Answers about earlier days stay what they were.
     *
     * @throws ProblemException if the name is taken, or was that of a deleted version, or a rule is broken
     */
    @Transactional
    public ArchitectureView create(ArchitectureDraft draft) {
        parts.lock();
        codes.requireFree(RECORD_KIND, draft.version());
        ArchitectureParts.Rows rows = rules.rows(draft, parts.known(null));
        Architecture architecture =
                new Architecture(draft.version(), draft.nameZh(), draft.nameEn(), draft.effectiveOn());
        architecture.declares(declared(draft));
        architecture.comesFrom(draft.announcedOn(), rows.origin());
        Architecture saved = architectures.saveAndFlush(architecture);
        parts.write(Objects.requireNonNull(saved.getId()), rows);
        return capabilities.architecture(draft.version(), today.get());
    }

    /**
     * Replaces all that is recorded of a version.
     *
     * @param expected is given the recorded revision, and refuses one that the client does not mean
     * @throws ProblemException if there is no such version, a rule is broken, or an element goes that others rest on
     */
    @Transactional
    public ArchitectureView replace(ArchitectureDraft draft, IntConsumer expected) {
        parts.lock();
        Architecture architecture = expected(draft.version(), expected);
        long id = Objects.requireNonNull(architecture.getId());
        int revision = architecture.getRevision();
        ArchitectureParts.Rows rows = rules.rows(draft, parts.known(id));
        architecture.describe(draft.nameZh(), draft.nameEn(), draft.effectiveOn());
        architecture.declares(declared(draft));
        architecture.comesFrom(draft.announcedOn(), rows.origin());
        architectures.flush();
        ArchitectureParts.Written written = parts.write(id, rows);
        List<Reference> stranded = stranded(id, written.removed());
        if (!stranded.isEmpty()) {
            Resolution resolution = new Resolution();
            resolution.complain(
                    "/layers",
                    "referred-to",
                    "No version would have an element any more that %d records rest on; references names them."
                            .formatted(stranded.size()));
            throw resolution.refusal().with("references", shown(stranded));
        }
        if (written.changed() && architecture.getRevision() == revision) {
            parts.raise(id);
        }
        return capabilities.architecture(draft.version(), today.get());
    }

    /**
     * Deletes a version that no evidence, event or claim names and no other follows, and whose elements stand in other
     * versions or are nobody's. Its name is never given again.
     *
     * @param expected is given the recorded revision, and refuses one that the client does not mean
     * @throws ProblemException if there is no such version, or others rest on it
     */
    @Transactional
    public void delete(String version, IntConsumer expected) {
        parts.lock();
        Architecture architecture = expected(version, expected);
        long id = Objects.requireNonNull(architecture.getId());
        List<Reference> found = new ArrayList<>(cited(RECORD_KIND, version));
        parts.successors(id).forEach(successor -> found.add(new Reference(RECORD_KIND, successor)));
        found.addAll(stranded(id, parts.known(id).elements().keySet()));
        if (!found.isEmpty()) {
            throw new ProblemException(
                            CommonProblem.CONFLICT,
                            "%d records rest on %s or on elements that no other version has."
                                    .formatted(found.size(), version))
                    .with("references", shown(found));
        }
        parts.remove(id);
        architectures.delete(architecture);
        architectures.flush();
    }

    /** Whether there is a version with this name. */
    @Transactional(readOnly = true)
    public boolean exists(String version) {
        return architectures.findByCode(version).isPresent();
    }

    private Architecture expected(String version, IntConsumer expected) {
        Architecture architecture =
                architectures.findByCode(version).orElseThrow(() -> ProblemException.notFound("architecture", version));
        expected.accept(architecture.getRevision());
        return architecture;
    }

    /** What rests on those of the elements that no version but this one has. */
    private List<Reference> stranded(long architectureId, Collection<String> elements) {
        List<Reference> found = new ArrayList<>();
        elements.stream()
                .sorted()
                .filter(element -> !parts.standsElsewhere(element, architectureId))
                .forEach(element -> {
                    parts.solutionsOf(element).forEach(code -> found.add(new Reference("SOLUTION", code)));
                    references.forEach(each -> found.addAll(each.find(element)));
                    found.addAll(cited("ARCHITECTURE_ELEMENT", element));
                });
        return found;
    }

    private List<Reference> cited(String type, String code) {
        return cited.references(type, code).stream()
                .map(reference -> new Reference(reference.type(), reference.code()))
                .toList();
    }

    private static List<Reference> shown(List<Reference> references) {
        return references.stream().limit(REFERENCES_SHOWN).toList();
    }

    private static Map<LayerKind, Integer> declared(ArchitectureDraft draft) {
        Map<LayerKind, Integer> counts = new EnumMap<>(LayerKind.class);
        draft.layers().forEach(layer -> {
            Integer count = layer.declaredCount();
            if (count != null) {
                counts.put(layer.kind(), count);
            }
        });
        return counts;
    }
}
