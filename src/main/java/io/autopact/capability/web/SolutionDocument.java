package io.autopact.capability.web;

import io.autopact.capability.RelationshipLevel;
import io.autopact.capability.SolutionDraft;
import io.autopact.shared.document.Document;
import io.autopact.shared.document.MergePatch;
import io.autopact.shared.document.SelfChecking;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Confidence;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to record a solution.
 *
 * @param code its code, for good: 1 to 80 capital letters, digits, hyphens and underscores
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param descriptionZh what it does, in Chinese; missing where that is not known
 * @param descriptionEn what it does, in English
 * @param element the code of the element it belongs to; missing where that is not known
 * @param elementConfidence whether a source states that; missing to leave it as it is recorded of the same element, and
 *     stated of another
 * @param relationshipLevel between whom it works; missing where that is not known
 * @param relationshipLevelConfidence whether a source states that; missing to leave it as it is recorded of the same
 *     level, and stated of another
 * @param domains the codes of the domains it serves; where they are missing, domainAssignments says which
 * @param domainAssignments how it is known of each; of one that is missing it stays as it is recorded, and a new one is
 *     stated
 * @param capabilities the codes of the base abilities it uses; where they are missing, capabilityAssignments says which
 * @param capabilityAssignments how it is known of each, as with the domains
 * @param providers the codes of the own units that offer it; where they are missing, providerAssignments says which
 * @param providerAssignments how it is known of each, as with the domains
 * @param builtOn the codes of the elements of the architecture that it is built on; where they are missing,
 *     builtOnAssignments says which
 * @param builtOnAssignments how it is known of each, as with the domains
 */
@Document(readOnly = {"archived", "disputed", "disputedMembers", "version", "updatedAt", "consequences"})
@Schema(name = "SolutionRequest")
record SolutionDocument(
        @Pattern(regexp = Codes.UPPER, message = Codes.UPPER_MESSAGE) @Nullable
        String code,

        @NotBlank @Size(min = 1, max = 200) String nameZh,
        @NotBlank @Size(min = 1, max = 200) String nameEn,
        @Size(min = 1, max = 4000) @Nullable String descriptionZh,
        @Size(min = 1, max = 4000) @Nullable String descriptionEn,
        @Size(min = 1, max = 80) @Nullable String element,
        @Nullable Confidence elementConfidence,
        @Nullable RelationshipLevel relationshipLevel,
        @Nullable Confidence relationshipLevelConfidence,

        @With @Size(max = 200) @Nullable List<@NotBlank @Size(max = 80) String> domains,

        @Size(max = 200) @Nullable List<Assigned.@Valid Domain> domainAssignments,

        @With @Size(max = 200) @Nullable List<@NotBlank @Size(max = 80) String> capabilities,

        @Size(max = 200) @Nullable List<Assigned.@Valid Capability> capabilityAssignments,

        @With @Size(max = 200) @Nullable List<@NotBlank @Size(max = 80) String> providers,

        @Size(max = 200) @Nullable List<Assigned.@Valid Provider> providerAssignments,

        @With @Size(max = 200) @Nullable List<@NotBlank @Size(max = 80) String> builtOn,

        @Size(max = 200) @Nullable List<Assigned.@Valid Foundation> builtOnAssignments)
        implements SelfChecking {

    /**
     * Why a solution is archived or restored.
     *
     * @param reason why, as the history shows it
     */
    @Document
    @Schema(name = "SolutionReasonRequest")
    record Because(@Size(min = 1, max = 4000) @Nullable String reason) {}

    @Override
    public void check(Complaints complaints) {
        if (element == null && elementConfidence != null) {
            complaints.add("elementConfidence", "invalid", "elementConfidence needs element beside it.");
        }
        if (relationshipLevel == null && relationshipLevelConfidence != null) {
            complaints.add(
                    "relationshipLevelConfidence",
                    "invalid",
                    "relationshipLevelConfidence needs relationshipLevel beside it.");
        }
    }

    /** This after a patch: assignments that it gives without the codes say which. */
    SolutionDocument after(MergePatch patch) {
        SolutionDocument document = this;
        if (patch.has("domainAssignments") && !patch.has("domains")) {
            document = document.withDomains(null);
        }
        if (patch.has("capabilityAssignments") && !patch.has("capabilities")) {
            document = document.withCapabilities(null);
        }
        if (patch.has("providerAssignments") && !patch.has("providers")) {
            document = document.withProviders(null);
        }
        if (patch.has("builtOnAssignments") && !patch.has("builtOn")) {
            document = document.withBuiltOn(null);
        }
        return document;
    }

    /**
     * The draft that this means.
     *
     * @param path the code in the path; null where the body gives it
     * @throws ProblemException if the code does not fit
     */
    SolutionDraft draft(@Nullable String path) {
        return new SolutionDraft(
                Codes.choose("code", java.util.regex.Pattern.compile(Codes.UPPER), Codes.UPPER_MESSAGE, path, code),
                nameZh,
                nameEn,
                descriptionZh,
                descriptionEn,
                element,
                elementConfidence,
                relationshipLevel,
                relationshipLevelConfidence,
                Assigned.of("", "domain", "domains", domains, domainAssignments),
                Assigned.of("", "capability", "capabilities", capabilities, capabilityAssignments),
                Assigned.of("", "provider", "providers", providers, providerAssignments),
                Assigned.of("", "element", "builtOn", builtOn, "builtOnAssignments", builtOnAssignments));
    }
}
