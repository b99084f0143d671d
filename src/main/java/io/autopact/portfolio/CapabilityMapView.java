package io.autopact.portfolio;

import io.autopact.capability.LayerKind;
import io.autopact.shared.time.Confidence;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The architecture with what is covered of it, in the shape of 四横两纵一中台.
 *
 * @param organization the code of the organization it is drawn for; null for the portfolio or the architecture alone
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param asOf the date asked about
 * @param architecture the version of the architecture
 * @param architectureNameZh what the architecture is called in Chinese
 * @param architectureNameEn what the architecture is called in English
 * @param organizations over how many organizations the states are taken: 1 for one, all of a group or of the portfolio
 *     else, 0 for the architecture alone
 * @param layers its layers: horizontal, vertical, platform
 * @param capabilities the base abilities outside the layers
 */
@Schema(name = "CapabilityMap")
public record CapabilityMapView(
        @Nullable String organization,
        String nameZh,
        String nameEn,
        LocalDate asOf,
        String architecture,
        String architectureNameZh,
        String architectureNameEn,
        int organizations,
        List<Layer> layers,
        List<Capability> capabilities) {

    /**
     * A layer.
     *
     * @param kind which of the three
     * @param nameZh its name in Chinese
     * @param nameEn its name in English
     * @param declaredCount how many elements the source says it has; null where it does not say
     * @param elements the elements that are listed
     */
    @Schema(name = "CapabilityMapLayer")
    public record Layer(
            LayerKind kind,
            String nameZh,
            String nameEn,
            @Nullable Integer declaredCount,
            List<Element> elements) {}

    /**
     * An element.
     *
     * @param code its code
     * @param nameZh its name in Chinese
     * @param nameEn its name in English
     * @param confidence whether a source states that it is in this layer
     * @param state the furthest state that any of the organizations has; null for the architecture alone
     * @param covering how many of the organizations have an agreement in force that covers it
     * @param agreements the agreements it rests on
     * @param rollouts the rollouts it rests on
     * @param deployments the deployments it rests on
     */
    @Schema(name = "CapabilityMapElement")
    public record Element(
            String code,
            String nameZh,
            String nameEn,
            Confidence confidence,
            @Nullable CoverageState state,
            int covering,
            List<String> agreements,
            List<String> rollouts,
            List<String> deployments) {}

    /**
     * A base ability.
     *
     * @param code its code
     * @param nameZh its name in Chinese
     * @param nameEn its name in English
     */
    @Schema(name = "CapabilityMapCapability")
    public record Capability(String code, String nameZh, String nameEn) {}
}
