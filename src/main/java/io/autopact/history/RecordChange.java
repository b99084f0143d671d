package io.autopact.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One change of one of several records.
 *
 * @param type the kind of record, such as {@code AGREEMENT}
 * @param code the record's code
 * @param entry the change
 */
public record RecordChange(
        String type, String code, @JsonUnwrapped HistoryEntry entry) {

    /** The names of the members that changed; none of a new record, of which all did. */
    public List<String> changed() {
        return entry.change().equals("CREATED")
                ? List.of()
                : entry.members().stream().map(MemberChange::member).toList();
    }

    /** When it was written, to the minute. */
    public Instant moment() {
        return entry.at().truncatedTo(ChronoUnit.MINUTES);
    }
}
