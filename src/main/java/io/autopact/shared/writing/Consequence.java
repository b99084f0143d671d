package io.autopact.shared.writing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a change does beyond the record that it changes, told before it is done where it is run dry.
 *
 * @param kind what happens, such as {@code COVERAGE_LOST}, {@code MILESTONE_LEFT} or {@code REFERENCE_MOVED}
 * @param type the kind of record that it happens to, such as {@code AUTOMAKER}
 * @param code the record's code
 * @param member the member or part of the record, such as {@code SMART_LOGISTICS}; null where it is the record as a
 *     whole
 * @param on the day on which it happens; null where it has none
 * @param detail the same in plain words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Consequence(
        String kind,
        String type,
        String code,
        @Nullable String member,
        @Nullable LocalDate on,
        String detail) {}
