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
 * @param descriptionZh what it does, in Chinese
 * @param descriptionEn what it does, in English
 * @param element the code of the element it belongs to; null where that is not known
 * @param elementConfidence whether a source states that; null to leave it as it is recorded of the same element
 * @param relationshipLevel between whom it works; null where that is not known
 * @param relationshipLevelConfidence whether a source states that; null to leave it as it is recorded of the same level
 * @param domains the domains it serves
 * @param capabilities the base abilities it uses
 * @param providers the own units that offer it
 * @param builtOn the elements of the architecture that it is built on
 */
public record SolutionDraft(
        String code,
        String nameZh,
        String nameEn,
        @Nullable String descriptionZh,
        @Nullable String descriptionEn,
        @Nullable String element,
        @Nullable Confidence elementConfidence,
        @Nullable RelationshipLevel relationshipLevel,
        @Nullable Confidence relationshipLevelConfidence,
        List<Assignment> domains,
        List<Assignment> capabilities,
        List<Assignment> providers,
        List<Assignment> builtOn) {}
