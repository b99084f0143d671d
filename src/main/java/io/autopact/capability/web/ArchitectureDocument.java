package io.autopact.capability.web;

import io.autopact.capability.ArchitectureDraft;
import io.autopact.capability.ArchitectureView.BaseCapability;
import io.autopact.capability.LayerKind;
import io.autopact.shared.document.Document;
import io.autopact.shared.document.RoughDates;
import io.autopact.shared.document.SelfChecking;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to record a version of the architecture.
 *
 * @param version what the version is called, for good: 1 to 80 letters, digits, hyphens, underscores and dots, and not
 *     current
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param effectiveOn the day it takes effect, on which no other version does
 * @param effectiveOnPrecision how exactly that is known; a day where it is missing
 * @param effectiveOnConfidence whether that is stated; stated where it is missing
 * @param announcedOn the day it was announced, which need not be that of its effect; missing where it is not known
 * @param announcedOnPrecision how exactly that is known; a day where it is missing
 * @param announcedOnConfidence whether that is stated; stated where it is missing
 * @param announcedOnNotBefore the first day on which that can have been, where it is known to have been on or before a
 *     day
 * @param occasion the code of the event on which it was announced; missing where that is not known
 * @param owner the code of the own unit it belongs to; missing where that is not known
 * @param predecessor the version that it follows, which takes effect earlier; missing where that is not known
 * @param layers its layers, each kind once; one that is left out has no elements
 * @param capabilities the base abilities outside the layers, in their order
 */
@Document(readOnly = {"mismatches", "revision", "updatedAt"})
@Schema(name = "ArchitectureRequest")
record ArchitectureDocument(
        @Pattern(regexp = VERSION, message = VERSION_MESSAGE) @Nullable
        String version,

        @NotBlank @Size(min = 1, max = 200) String nameZh,
        @NotBlank @Size(min = 1, max = 200) String nameEn,
        @NotNull LocalDate effectiveOn,
        @Nullable DatePrecision effectiveOnPrecision,
        @Nullable Confidence effectiveOnConfidence,
        @Nullable LocalDate effectiveOnNotBefore,
        @Nullable LocalDate announcedOn,
        @Nullable DatePrecision announcedOnPrecision,
        @Nullable Confidence announcedOnConfidence,
        @Nullable LocalDate announcedOnNotBefore,
        @Size(min = 1, max = 80) @Nullable String occasion,
        @Size(min = 1, max = 80) @Nullable String owner,
        @Size(min = 1, max = 80) @Nullable String predecessor,

        @NotNull @Size(max = 20) List<@Valid Layer> layers,

        @Size(max = 200) @Nullable List<@Valid Capability> capabilities)
        implements SelfChecking {

    static final String VERSION = "^(?!current$)[A-Za-z0-9_.-]{1,80}$";

    static final String VERSION_MESSAGE =
            "must be 1 to 80 letters, digits, hyphens, underscores and dots, and not current";

    /**
     * A layer.
     *
     * @param kind which of the three
     * @param declaredCount how many elements the source says it has; missing where it does not say
     * @param elements the elements that are listed, which need not be as many
     */
    @Document(readOnly = {"nameZh", "nameEn"})
    @Schema(name = "LayerRequest")
    record Layer(
            @NotNull LayerKind kind,
            @Min(0) @Max(1000) @Nullable Integer declaredCount,
            @Size(max = 200) @Nullable List<@Valid Element> elements) {

        ArchitectureDraft.Layer draft(String pointer) {
            List<ArchitectureDraft.Element> drafts = new ArrayList<>();
            for (int i = 0; elements != null && i < elements.size(); i++) {
                drafts.add(elements.get(i).draft("%s/elements/%d".formatted(pointer, i)));
            }
            return new ArchitectureDraft.Layer(kind, declaredCount, drafts);
        }
    }

    /**
     * An element of a layer.
     *
     * @param code its code, the same in every version: 1 to 80 capital letters, digits, hyphens and underscores
     * @param nameZh its name in Chinese
     * @param nameEn its name in English
     * @param position its place in the layer; that in the list where it is missing
     * @param confidence whether a source states that it is in this layer; missing to leave it as it is recorded
     * @param domains the codes of the domains it serves; where they are missing, domainAssignments says which
     * @param domainAssignments how it is known of each; of one that is missing it stays as it is recorded, and a new
     *     one is stated
     */
    @Document
    @Schema(name = "ElementRequest")
    record Element(
            @NotNull @Pattern(regexp = Codes.UPPER, message = Codes.UPPER_MESSAGE)
            String code,

            @NotBlank @Size(min = 1, max = 200) String nameZh,
            @NotBlank @Size(min = 1, max = 200) String nameEn,
            @Nullable Integer position,
            @Nullable Confidence confidence,

            @Size(max = 200) @Nullable List<@NotBlank @Size(max = 80) String> domains,

            @Size(max = 200) @Nullable List<Assigned.@Valid Domain> domainAssignments) {

        ArchitectureDraft.Element draft(String pointer) {
            return new ArchitectureDraft.Element(
                    code,
                    nameZh,
                    nameEn,
                    position,
                    confidence,
                    Assigned.of(pointer, "domain", "domains", domains, domainAssignments));
        }
    }

    /**
     * A base ability. One that there is already is called from now on, in every version, as it is called here.
     *
     * @param code its code: 1 to 80 capital letters, digits, hyphens and underscores
     * @param nameZh its name in Chinese
     * @param nameEn its name in English
     */
    @Document
    @Schema(name = "BaseCapabilityRequest")
    record Capability(
            @NotNull @Pattern(regexp = Codes.UPPER, message = Codes.UPPER_MESSAGE)
            String code,

            @NotBlank @Size(min = 1, max = 200) String nameZh,
            @NotBlank @Size(min = 1, max = 200) String nameEn) {}

    @Override
    public void check(Complaints complaints) {
        RoughDates.check(complaints, "effectiveOn", effectiveOn, effectiveOnPrecision, effectiveOnNotBefore);
        RoughDates.check(complaints, "announcedOn", announcedOn, announcedOnPrecision, announcedOnNotBefore);
    }

    /**
     * The draft that this means.
     *
     * @param path the version in the path; null where the body gives it
     * @throws ProblemException if the version's name does not fit
     */
    ArchitectureDraft draft(@Nullable String path) {
        List<ArchitectureDraft.Layer> drafts = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            drafts.add(layers.get(i).draft("/layers/" + i));
        }
        return new ArchitectureDraft(
                Codes.choose("version", java.util.regex.Pattern.compile(VERSION), VERSION_MESSAGE, path, version),
                nameZh,
                nameEn,
                Objects.requireNonNull(
                        RoughDate.of(effectiveOn, effectiveOnPrecision, effectiveOnConfidence, effectiveOnNotBefore)),
                RoughDate.of(announcedOn, announcedOnPrecision, announcedOnConfidence, announcedOnNotBefore),
                occasion,
                owner,
                predecessor,
                drafts,
                capabilities == null
                        ? List.of()
                        : capabilities.stream()
                                .map(capability ->
                                        new BaseCapability(capability.code(), capability.nameZh(), capability.nameEn()))
                                .toList());
    }
}
