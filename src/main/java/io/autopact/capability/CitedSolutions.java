package io.autopact.capability;

import io.autopact.evidence.EvidenceService;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Evidence refers to solutions by their code. */
@Component
@RequiredArgsConstructor
class CitedSolutions implements SolutionReferences {

    private final EvidenceService evidence;

    @Override
    public List<Reference> find(Referred solution) {
        return evidence.citing("SOLUTION", solution.code()).stream()
                .map(code -> new Reference("EVIDENCE", code))
                .toList();
    }
}
