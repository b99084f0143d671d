package io.autopact.capability;

import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of the capability architecture 四横两纵一中台.
 *
 * @param version what the version is called, such as {@code 2019-05}
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param effectiveOn the day it took effect
 * @param effectiveOnPrecision how exactly that is known
 * @param effectiveOnConfidence whether that is stated or inferred
 * @param effectiveOnNotBefore the first day on which it can have been, where it is known to have been on or before a
 *     day
 * @param announcedOn the day it was announced, which is not that of its effect; null where that is not known
 * @param announcedOnPrecision how exactly that is known
 * @param announcedOnConfidence whether that is stated or inferred
 * @param announcedOnNotBefore the first day on which that can have been, where it is known to have been on or before a
 *     day
 * @param occasion the code of the event on which it was announced; null where that is not known
 * @param owner the code of the own unit it belongs to; null where that is not known
 * @param predecessor the version that it follows; null where that is not known
 * @param layers its layers: horizontal, vertical, platform
 * @param capabilities the base abilities outside the layers, those of this version
 * @param mismatches the layers that list more or fewer elements than the source says they have
 * @param revision rises with every change of the record
 * @param updatedAt when it last changed
 */
@Schema(name = "Architecture")
public record ArchitectureView(
        String version,
        String nameZh,
        String nameEn,
        LocalDate effectiveOn,
        DatePrecision effectiveOnPrecision,
        Confidence effectiveOnConfidence,
        @Nullable LocalDate effectiveOnNotBefore,
        @Nullable LocalDate announcedOn,
        @Nullable DatePrecision announcedOnPrecision,
        @Nullable Confidence announcedOnConfidence,
        @Nullable LocalDate announcedOnNotBefore,
        @Nullable String occasion,
        @Nullable String owner,
        @Nullable String predecessor,
        List<Layer> layers,
        List<BaseCapability> capabilities,
        List<Mismatch> mismatches,
        int revision,
        Instant updatedAt) {

    /**
     * A layer.
     *
     * @param kind which of the three
     * @param nameZh its name in Chinese
     * @param nameEn its name in English
     * @param declaredCount how many elements the source says it has; null where it does not say
     * @param elements the elements that are listed, which need not be as many
     */
    public record Layer(
            LayerKind kind,
            String nameZh,
            String nameEn,
            @Nullable Integer declaredCount,
            List<Element> elements) {}

    /**
     * An element of a layer.
     *
     * @param code its code, such as {@code IOV}
     * @param nameZh its name in Chinese
     * @param nameEn its name in English
     * @param position its place in the layer
     * @param confidence whether a source states that it is in this layer
     * @param domains the codes of the domains it serves
     * @param domainAssignments the same with their confidence
     */
    public record Element(
            String code,
            String nameZh,
            String nameEn,
            int position,
            Confidence confidence,
            List<String> domains,
            List<DomainAssignment> domainAssignments) {}

    /**
     * A base ability.
     *
     * @param code its code, such as {@code LBS}
     * @param nameZh its name in Chinese, the same in every version
     * @param nameEn its name in English, the same in every version
     */
    public record BaseCapability(String code, String nameZh, String nameEn) {}

    /**
     * A layer whose elements are not as many as the source says: something to ask about, and no mistake by itself.
     *
     * @param layer which layer
     * @param declared how many elements the source says it has
     * @param listed how many are listed
     */
    public record Mismatch(LayerKind layer, int declared, int listed) {}
}
