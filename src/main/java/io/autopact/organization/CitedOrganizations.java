package io.autopact.organization;

import io.autopact.evidence.EvidenceService;
import io.autopact.shared.writing.Consequence;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Evidence refers to organizations by their type and code. */
@Component
@RequiredArgsConstructor
class CitedOrganizations implements OrganizationReferences {

    private final EvidenceService evidence;

    @Override
    public List<Reference> find(Referred organization) {
        return evidence.citing(organization.type().name(), organization.code()).stream()
                .map(code -> new Reference("EVIDENCE", code))
                .toList();
    }

    @Override
    public List<Consequence> goingOn(Referred organization, LocalDate today) {
        return List.of();
    }

    @Override
    public List<Consequence> repoint(Referred from, Referred into) {
        EvidenceService.Moved moved = evidence.repoint(from.type().name(), from.code(), into.code());
        return moved.moved() + moved.dropped() == 0
                ? List.of()
                : List.of(new Consequence(
                        "EVIDENCE_MOVED",
                        into.type().name(),
                        into.code(),
                        null,
                        null,
                        "%d pieces of evidence move from %s to %s; %d said there what was said already."
                                .formatted(moved.moved(), from.code(), into.code(), moved.dropped())));
    }
}
