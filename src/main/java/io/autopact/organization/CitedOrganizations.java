package io.autopact.organization;

import io.autopact.evidence.CitedRecords;
import io.autopact.shared.writing.Consequence;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Evidence, events and claims refer to organizations by their type and code. */
@Component
@RequiredArgsConstructor
class CitedOrganizations implements OrganizationReferences {

    private final CitedRecords cited;

    @Override
    public List<Reference> find(Referred organization) {
        return cited.references(organization.type().name(), organization.code()).stream()
                .map(reference -> new Reference(reference.type(), reference.code()))
                .toList();
    }

    @Override
    public List<Consequence> goingOn(Referred organization, LocalDate today) {
        return List.of();
    }

    @Override
    public List<Consequence> repoint(Referred from, Referred into) {
        return cited.repoint(from.type().name(), from.code(), into.code());
    }
}
