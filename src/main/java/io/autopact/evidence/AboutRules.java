package io.autopact.evidence;

import io.autopact.shared.rule.RecordRules;

/** What holds of the records that an event or a claim is about, whoever writes it. */
public final class AboutRules {

    /** About one of them. */
    public static final RecordRules<Facts> RECORD = RecordRules.over(Facts.class)
            .rule(
                    "about-a-record-that-is-there",
                    (change, found) -> found.addIf(
                            !change.after().recordIsThere(),
                            "recordCode",
                            "unknown-code",
                            "No %s has the code %s.",
                            change.after().recordType(),
                            change.after().recordCode()));

    private AboutRules() {}

    /**
     * What the rules look at.
     *
     * @param recordType the kind of record
     * @param recordCode the record's code
     * @param recordIsThere whether there is a record of this kind with this code
     */
    public record Facts(String recordType, String recordCode, boolean recordIsThere) {}
}
