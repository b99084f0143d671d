package io.autopact.capability;

import io.autopact.shared.time.Confidence;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * One of the areas that agreements are about.
 *
 * @param code its code, such as {@code CONNECTED_VEHICLE}
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param position its place in the order of the source
 * @param elements the elements of the current architecture that serve it; none for a domain without a counterpart
 * @param solutions the solutions that serve it
 * @param version rises with every change
 * @param updatedAt when it last changed
 */
@Schema(name = "CooperationDomain")
public record CooperationDomainView(
        String code,
        String nameZh,
        String nameEn,
        int position,
        List<ServingElement> elements,
        List<ServingSolution> solutions,
        int version,
        Instant updatedAt) {

    /**
     * An element that serves the domain.
     *
     * @param element the element's code
     * @param layer the layer it is in
     * @param confidence whether a source states that it serves the domain
     */
    public record ServingElement(String element, LayerKind layer, Confidence confidence) {}

    /**
     * A solution that serves the domain.
     *
     * @param solution the solution's code
     * @param confidence whether a source states that it serves the domain
     */
    public record ServingSolution(String solution, Confidence confidence) {}
}
