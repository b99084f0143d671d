package io.autopact.evidence;

import io.autopact.shared.rule.RecordRule;
import io.autopact.shared.rule.RecordRules;
import java.util.function.Function;

/**
 * What holds of the records that an event or a claim is about, or that somebody is responsible for, whoever writes it.
 */
public final class AboutRules {

    /** About one of them. */
    public static final RecordRules<Facts> RECORD =
            RecordRules.over(Facts.class).rule("about-a-record-that-is-there", isThere(named -> named));

    private AboutRules() {}

    /**
     * That the record which something names is there.
     *
     * @param named which record it names
     */
    public static <F> RecordRule.Policy<F> isThere(Function<F, Facts> named) {
        return (change, found) -> {
            Facts record = named.apply(change.after());
            found.addIf(
                    !record.recordIsThere(),
                    "recordCode",
                    "unknown-code",
                    "No %s has the code %s.",
                    record.recordType(),
                    record.recordCode());
        };
    }

    /**
     * What the rules look at.
     *
     * @param recordType the kind of record
     * @param recordCode the record's code
     * @param recordIsThere whether there is a record of this kind with this code
     */
    public record Facts(String recordType, String recordCode, boolean recordIsThere) {}
}
