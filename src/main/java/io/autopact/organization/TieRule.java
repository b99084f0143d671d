package io.autopact.organization;

import java.util.Arrays;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/** The rules of ties, as the database's {@code tie_violations} names them. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
enum TieRule {
    OVERLAP("overlap", "overlaps another tie between the same two organizations"),
    SECOND_PARENT("second-parent", "gives the organization a second parent on the same day"),
    CYCLE("cycle", "closes a cycle: the other organization belongs to this one already on the same day");

    private final String code;
    private final String detail;

    static TieRule of(String code) {
        return Arrays.stream(values())
                .filter(rule -> rule.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The database knows a rule that is not listed: " + code));
    }
}
