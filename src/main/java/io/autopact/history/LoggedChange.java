package io.autopact.history;

import java.util.List;
import java.util.UUID;

/**
 * One change of one record, as those are told who follow all of them.
 *
 * @param position where it stands among the changes of its record; unique over all
 * @param transaction the transaction that wrote it
 * @param id names it, the same whenever it is told
 * @param kind the kind of record in the change log
 * @param type what the record is cited as, such as {@code AUTOMAKER}
 * @param code the record's code
 * @param version the version that the record has after it; the last one it had where it was deleted
 * @param organizations the codes of those whom the record concerned before or after it
 * @param entry the change as the record's history tells it
 */
public record LoggedChange(
        long position,
        long transaction,
        UUID id,
        String kind,
        String type,
        String code,
        int version,
        List<String> organizations,
        HistoryEntry entry) {}
