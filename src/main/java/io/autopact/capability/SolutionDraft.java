package io.autopact.capability;

import io.autopact.shared.time.Confidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a client can record of a solution.
 *
 * @param code its code
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param element the code of the element it belongs to; null where that is not known
 * @param elementConfidence whether a source states that; null to leave it as it is recorded of the same element
 * @param relationshipLevel between whom it works
 * @param domains the domains it serves
 * @param capabilities the base abilities it uses
 */
public record SolutionDraft(
        String code,
        String nameZh,
        String nameEn,
        @Nullable String element,
        @Nullable Confidence elementConfidence,
        RelationshipLevel relationshipLevel,
        List<Assignment> domains,
        List<Assignment> capabilities) {}
