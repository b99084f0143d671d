package io.autopact.history;

import java.time.Instant;
import java.util.List;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * One change of one record.
 *
 * @param at when it was written
 * @param by who wrote it
 * @param change what was done: CREATED, UPDATED, DELETED, or the action's own word
 * @param members the members that differ before and after
 * @param via the way it came in
 * @param reason why, where a reason was given
 */
public record HistoryEntry(
        Instant at,
        String by,
        String change,
        @With List<MemberChange> members,
        ChangeVia via,
        @Nullable String reason) {}
