package io.autopact.integration;

import io.autopact.history.ChangeVia;
import io.autopact.history.MemberChange;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What an event tells of a change.
 *
 * @param record the record
 * @param change what was done, in the words of the record's history: CREATED, UPDATED, DELETED, or the action's own
 *     word
 * @param version the version of the record after the change; the last one it had where it was deleted
 * @param by who wrote it
 * @param via the way it came in
 * @param members the members that differ before and after; those that tell of persons are left out for BI
 * @param organizations the codes of the organizations that the record concerned before or after
 */
@Schema(name = "ChangeData")
public record ChangeData(
        RecordReference record,
        String change,
        int version,
        String by,
        ChangeVia via,
        List<MemberChange> members,
        List<String> organizations) {

    /**
     * The record that an event is about.
     *
     * @param type the type of record, such as {@code AGREEMENT}
     * @param code its code
     */
    @Schema(name = "ChangedRecord")
    public record RecordReference(String type, String code) {}
}
