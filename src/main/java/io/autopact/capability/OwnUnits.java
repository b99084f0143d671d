package io.autopact.capability;

import io.autopact.organization.OrganizationReference;
import io.autopact.organization.OrganizationService;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.rule.Change;
import io.autopact.shared.time.Today;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Finds the own units that offer solutions and own versions of the architecture. */
@Component
@RequiredArgsConstructor
class OwnUnits {

    private final OrganizationService organizations;
    private final Today today;

    /**
     * The keys of units by their codes, of those codes that there are; what is no own unit is a complaint.
     *
     * @param units where the codes stand
     */
    Map<String, Long> keys(List<Assignment> units, Resolution resolution) {
        Map<String, OrganizationReference> found =
                organizations.references(units.stream().map(Assignment::code).toList());
        Map<String, Long> keys = new HashMap<>();
        for (Assignment unit : units) {
            OrganizationReference reference = found.get(unit.code());
            if (reference != null && keys.put(unit.code(), reference.key()) == null) {
                CapabilityRules.PROVIDED
                        .violations(
                                new Change<>(
                                        null,
                                        new CapabilityRules.ProviderFacts(unit.code(), reference.type()),
                                        today.get()),
                                "",
                                Map.of("provider", unit.pointer().substring(1)))
                        .forEach(resolution::complain);
            }
        }
        return keys;
    }

    /** Why nobody can be named by a code. */
    Violation absent(String pointer, String code) {
        return organizations.absent(pointer, "own unit", code);
    }
}
