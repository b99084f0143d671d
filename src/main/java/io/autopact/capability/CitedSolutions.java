package io.autopact.capability;

import io.autopact.evidence.CitedRecords;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Evidence, events and claims refer to solutions by their code. */
@Component
@RequiredArgsConstructor
class CitedSolutions implements SolutionReferences {

    private final CitedRecords cited;

    @Override
    public List<Reference> find(Referred solution) {
        return cited.references("SOLUTION", solution.code()).stream()
                .map(reference -> new Reference(reference.type(), reference.code()))
                .toList();
    }
}
