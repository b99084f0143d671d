package io.autopact.capability;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.autopact.shared.listing.OnlyOfWrites;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.writing.Consequence;
import io.autopact.shared.writing.TellsConsequences;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * A product offered.
 *
 * @param code its code, such as {@code ECO_CONNECTED_VEHICLE}
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param descriptionZh what it does, in Chinese; null where that is not known
 * @param descriptionEn what it does, in English
 * @param element the element of the architecture it belongs to; null where that is not known
 * @param elementConfidence whether a source states that
 * @param relationshipLevel between whom it works; null where that is not known
 * @param relationshipLevelConfidence whether a source states that
 * @param domains the codes of the cooperation domains it serves
 * @param domainAssignments the same with their confidence
 * @param capabilities the codes of the base abilities it uses
 * @param capabilityAssignments the same with their confidence
 * @param providers the codes of the own units that offer it
 * @param providerAssignments the same with their confidence
 * @param builtOn the codes of the elements of the architecture that it is built on, beside the one it belongs to
 * @param builtOnAssignments the same with their confidence
 * @param archived whether it is kept for the record only
 * @param disputed whether a source contradicts anything that is recorded of it
 * @param disputedMembers the members that are contradicted, such as {@code element}
 * @param version rises with every change
 * @param updatedAt when it last changed
 * @param consequences what the change does beyond it; there only in the answer to one that can have any
 */
@Schema(name = "Solution")
public record SolutionView(
        String code,
        String nameZh,
        String nameEn,
        @Nullable String descriptionZh,
        @Nullable String descriptionEn,
        @Nullable String element,
        @Nullable Confidence elementConfidence,
        @Nullable RelationshipLevel relationshipLevel,
        @Nullable Confidence relationshipLevelConfidence,
        List<String> domains,
        List<DomainAssignment> domainAssignments,
        List<String> capabilities,
        List<CapabilityAssignment> capabilityAssignments,
        List<String> providers,
        List<ProviderAssignment> providerAssignments,
        List<String> builtOn,
        List<ElementAssignment> builtOnAssignments,
        boolean archived,
        boolean disputed,
        List<String> disputedMembers,
        int version,
        Instant updatedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @OnlyOfWrites @With @Nullable
        List<Consequence> consequences)
        implements TellsConsequences {

    /**
     * That a solution uses a base ability.
     *
     * @param capability the ability's code
     * @param confidence whether a source states it
     */
    public record CapabilityAssignment(String capability, Confidence confidence) {}

    /**
     * That an own unit offers a solution.
     *
     * @param provider the own unit's code
     * @param confidence whether a source states it
     */
    public record ProviderAssignment(String provider, Confidence confidence) {}

    /**
     * That a solution is built on an element of the architecture.
     *
     * @param element the element's code
     * @param confidence whether a source states it
     */
    public record ElementAssignment(String element, Confidence confidence) {}
}
