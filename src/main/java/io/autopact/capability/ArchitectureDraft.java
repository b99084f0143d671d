package io.autopact.capability;

import io.autopact.capability.ArchitectureView.BaseCapability;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.RoughDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a client can record of a version of the architecture.
 *
 * @param version what the version is called
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param effectiveOn the day it takes effect
 * @param announcedOn the day it was announced; null where that is not known
 * @param occasion the code of the event on which it was announced; null where that is not known
 * @param owner the code of the own unit it belongs to; null where that is not known
 * @param predecessor the version that it follows; null where that is not known
 * @param layers its layers; one that is left out has no elements
 * @param capabilities its base abilities, in their order
 */
public record ArchitectureDraft(
        String version,
        String nameZh,
        String nameEn,
        RoughDate effectiveOn,
        @Nullable RoughDate announcedOn,
        @Nullable String occasion,
        @Nullable String owner,
        @Nullable String predecessor,
        List<Layer> layers,
        List<BaseCapability> capabilities) {

    /**
     * A layer.
     *
     * @param kind which of the three
     * @param declaredCount how many elements the source says it has; null where it does not say
     * @param elements the elements that are listed, in their order
     */
    public record Layer(LayerKind kind, @Nullable Integer declaredCount, List<Element> elements) {}

    /**
     * An element of a layer.
     *
     * @param code its code
     * @param nameZh its name in Chinese
     * @param nameEn its name in English
     * @param position its place in the layer; null for that in the list
     * @param confidence whether a source states that it is in this layer; null to leave it as it is recorded
     * @param domains the domains it serves
     */
    public record Element(
            String code,
            String nameZh,
            String nameEn,
            @Nullable Integer position,
            @Nullable Confidence confidence,
            List<Assignment> domains) {}
}
