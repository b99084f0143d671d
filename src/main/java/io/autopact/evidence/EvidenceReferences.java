package io.autopact.evidence;

import io.autopact.shared.writing.Consequence;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Evidence names the record that it is about. */
@Component
@RequiredArgsConstructor
class EvidenceReferences implements RecordReferences {

    private final EvidenceService evidence;

    @Override
    public List<Reference> find(String type, String code) {
        return evidence.citing(type, code).stream()
                .map(citing -> new Reference("EVIDENCE", citing))
                .toList();
    }

    @Override
    public List<Consequence> repoint(String type, String from, String into) {
        EvidenceService.Moved moved = evidence.repoint(type, from, into);
        return moved.moved() + moved.dropped() == 0
                ? List.of()
                : List.of(new Consequence(
                        "EVIDENCE_MOVED",
                        type,
                        into,
                        null,
                        null,
                        "%d pieces of evidence move from %s to %s; %d said there what was said already."
                                .formatted(moved.moved(), from, into, moved.dropped())));
    }
}
