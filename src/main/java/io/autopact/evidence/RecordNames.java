package io.autopact.evidence;

import io.autopact.shared.problem.Violation;
import io.autopact.shared.rule.Change;
import io.autopact.shared.time.Today;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what the types and codes stand for by which events and claims name records. */
@Component
@RequiredArgsConstructor
public class RecordNames {

    private final JdbcClient database;
    private final List<CitableType> types;
    private final Today today;

    /**
     * All that is wrong with the records that something is to be about.
     *
     * @param pointer where in the body they stand, such as {@code /about}
     */
    public List<Violation> violations(List<NamedRecord> about, String pointer) {
        List<Violation> violations = new ArrayList<>();
        Set<NamedRecord> seen = new HashSet<>();
        for (int i = 0; i < about.size(); i++) {
            violations.addAll(violations(about.get(i), "%s/%d".formatted(pointer, i), seen));
        }
        return violations;
    }

    private List<Violation> violations(NamedRecord named, String pointer, Set<NamedRecord> seen) {
        Optional<CitableType> type =
                types.stream().filter(each -> each.type().equals(named.type())).findFirst();
        if (type.isEmpty()) {
            return List.of(Violation.at(
                    pointer + "/type", "invalid", "It is about one of %s.".formatted(String.join(", ", names(types)))));
        }
        if (!seen.add(named)) {
            return List.of(Violation.at(
                    pointer + "/code", "repeated", "%s %s stands twice.".formatted(named.type(), named.code())));
        }
        Found found = find(List.of(type.get()), named.code());
        return found.merged(pointer + "/code")
                .map(List::of)
                .orElseGet(() -> AboutRules.RECORD.violations(
                        new Change<>(
                                null, new AboutRules.Facts(named.type(), named.code(), found.isThere()), today.get()),
                        pointer,
                        Map.of("recordCode", "code")));
    }

    /** What a code stands for among the records of some kinds. */
    Found find(Collection<CitableType> among, String code) {
        return database.sql("select distinct known.meant from (%s) as known where known.code = :code"
                        .formatted(EvidenceCodes.meanings(among)))
                .param("code", code)
                .query((row, number) -> new Found(code, row.getString("meant")))
                .optional()
                .orElseGet(() -> new Found(code, ""));
    }

    private static List<String> names(Collection<CitableType> types) {
        return types.stream().map(CitableType::type).distinct().sorted().collect(Collectors.toList());
    }

    /**
     * What a code stands for.
     *
     * @param code the code
     * @param meant the code of the record that is meant: its own, or that of the one it was merged into; empty where no
     *     record has it
     */
    record Found(String code, String meant) {

        boolean isThere() {
            return code.equals(meant);
        }

        Optional<Violation> merged(String pointer) {
            return isThere() || meant.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Violation.at(
                            pointer,
                            "unknown-code",
                            "%s was merged into %s; name that one instead.".formatted(code, meant)));
        }
    }
}
