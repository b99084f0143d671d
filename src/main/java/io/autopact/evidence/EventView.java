package io.autopact.evidence;

import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a day and is no step of a record.
 *
 * @param code its code, such as {@code EV-2019-SUMMIT}
 * @param kind what kind of thing happened
 * @param titleZh what happened, in Chinese
 * @param titleEn what happened, in English
 * @param on when: the day, or the last day of the period in which it lies
 * @param onPrecision how exactly that is known
 * @param onConfidence whether that is stated or inferred
 * @param onNotBefore the first day on which it can have been, where it is known to have been by a day; null where that
 *     is not known
 * @param placeZh where, in Chinese; null where that is not known
 * @param placeEn where, in English; null where that is not known
 * @param organizations the codes of the organizations that were there
 * @param about the records that it is about
 * @param disputed whether evidence contradicts it
 * @param disputedMembers the members that evidence contradicts
 * @param version rises with every change
 * @param updatedAt when it last changed
 */
@Schema(name = "Event")
public record EventView(
        String code,
        EventKind kind,
        String titleZh,
        String titleEn,
        LocalDate on,
        DatePrecision onPrecision,
        Confidence onConfidence,
        @Nullable LocalDate onNotBefore,
        @Nullable String placeZh,
        @Nullable String placeEn,
        List<String> organizations,
        List<NamedRecord> about,
        boolean disputed,
        List<String> disputedMembers,
        int version,
        Instant updatedAt) {}
