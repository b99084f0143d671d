package io.autopact.evidence;

import io.autopact.shared.problem.Violation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds what the codes stand for by which events and people name organizations: records of the kinds that are such. */
@Component
public class OrganizationNames {

    private final List<CitableType> types;
    private final RecordNames names;

    OrganizationNames(Collection<CitableType> types, RecordNames names) {
        this.types = types.stream().filter(CitableType::organization).toList();
        this.names = names;
    }

    /** Whether the records of a kind are organizations. */
    public boolean include(String type) {
        return types.stream().anyMatch(each -> each.type().equals(type));
    }

    /**
     * What is wrong with a code by which an organization is named: that it was merged into another, or what the rules
     * say.
     *
     * @param pointer where in the body it stands
     * @param rules gives what the rules say of it, told whether there is such an organization
     */
    public List<Violation> violations(String code, String pointer, Rules rules) {
        RecordNames.Found found = names.find(types, code);
        Optional<Violation> merged = found.merged(pointer);
        return merged.isPresent() ? List.of(merged.get()) : rules.violations(found.isThere());
    }

    /** The rules about a record that names an organization. */
    @FunctionalInterface
    public interface Rules {

        /** What they say, told whether the organization is there. */
        List<Violation> violations(boolean isThere);
    }

    /** SQL that gives the codes of all of them in a column named code. */
    public static String codes(Collection<CitableType> types) {
        return types.stream()
                .filter(CitableType::organization)
                .map(CitableType::codes)
                .collect(Collectors.joining(" union all "));
    }
}
