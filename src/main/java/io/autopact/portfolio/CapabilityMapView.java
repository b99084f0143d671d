package io.autopact.portfolio;

import io.autopact.capability.ArchitectureView;
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
 * @param capabilities the base abilities outside the layers, with what is covered of them
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
     * @param possible the furthest state that any of them may have, by dates that are known roughly; null where that is
     *     the state
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
            @Nullable CoverageState possible,
            int covering,
            List<String> agreements,
            List<String> rollouts,
            List<String> deployments)
            implements Part {}

    /**
     * A base ability.
     *
     * @param code its code
     * @param nameZh its name in Chinese
     * @param nameEn its name in English
     * @param state the furthest state that any of the organizations has; null for the architecture alone
     * @param possible the furthest state that any of them may have, by dates that are known roughly; null where that is
     *     the state
     * @param covering how many of the organizations have an agreement in force that covers it
     * @param agreements the agreements it rests on
     * @param rollouts the rollouts it rests on, of solutions that use it
     * @param deployments the deployments it rests on, of solutions that use it
     */
    @Schema(name = "CapabilityMapCapability")
    public record Capability(
            String code,
            String nameZh,
            String nameEn,
            @Nullable CoverageState state,
            @Nullable CoverageState possible,
            int covering,
            List<String> agreements,
            List<String> rollouts,
            List<String> deployments)
            implements Part {

        /** One of which no coverage is told. */
        public static Capability alone(ArchitectureView.BaseCapability capability) {
            return new Capability(
                    capability.code(),
                    capability.nameZh(),
                    capability.nameEn(),
                    null,
                    null,
                    0,
                    List.of(),
                    List.of(),
                    List.of());
        }
    }

    /** What the map tells of each of its parts, elements and base abilities. */
    public sealed interface Part {

        /** Its name in Chinese. */
        String nameZh();

        /** Its name in English. */
        String nameEn();

        /** How far it has come; null for the architecture alone. */
        @Nullable
        CoverageState state();

        /** How far it may have come beyond that; null where the dates leave nothing open. */
        @Nullable
        CoverageState possible();

        /** How many of the organizations have an agreement in force that covers it. */
        int covering();

        /** The agreements it rests on. */
        List<String> agreements();

        /** The rollouts it rests on. */
        List<String> rollouts();

        /** The deployments it rests on. */
        List<String> deployments();
    }
}
