package io.autopact.evidence;

import io.autopact.shared.time.RoughDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a client can record of an event.
 *
 * @param code its code; null to have one made
 * @param kind what kind of thing happened
 * @param titleZh what happened, in Chinese
 * @param titleEn what happened, in English
 * @param on when
 * @param placeZh where, in Chinese
 * @param placeEn where, in English
 * @param organizations the codes of the organizations that were there
 * @param about the records that it is about
 */
public record EventDraft(
        @Nullable String code,
        EventKind kind,
        String titleZh,
        String titleEn,
        RoughDate on,
        @Nullable String placeZh,
        @Nullable String placeEn,
        List<String> organizations,
        List<NamedRecord> about) {}
