package io.autopact.people;

import io.autopact.shared.problem.Violation;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the people whom records name by their codes. Archived ones are named like others. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class NamedPeople {

    private final JdbcClient database;

    /**
     * The people with these codes.
     *
     * @return those that there are, by code
     */
    @Transactional(readOnly = true)
    public Map<String, NamedPerson> find(Collection<String> codes) {
        return codes.isEmpty()
                ? Map.of()
                : database
                        .sql("select code, id, erased from person where code in (:codes)")
                        .param("codes", codes)
                        .query((row, number) -> Map.entry(
                                row.getString("code"), new NamedPerson(row.getLong("id"), row.getBoolean("erased"))))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * That there is nobody with a code.
     *
     * @param pointer where the code stands
     */
    public static Violation absent(String pointer, String code) {
        return Violation.at(pointer, "unknown-code", "There is no person %s.".formatted(code));
    }
}
