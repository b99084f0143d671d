package io.autopact.portfolio.picture;

import com.samskivert.mustache.Template;
import io.autopact.portfolio.CapabilityMapComparison;
import io.autopact.portfolio.CapabilityMapView;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws the architecture in its shape: bars across, columns down over them, the platform beneath. */
@Component
public class CapabilityMapPicture {

    private final Template template = Svg.template("capability-map");

    CapabilityMapPicture() {}

    /**
     * Draws a capability map, or the architecture alone.
     *
     * @return an SVG document
     */
    public String draw(CapabilityMapView map, Language language) {
        return draw(map, null, language);
    }

    /**
     * Draws a capability map with what became of it.
     *
     * @param comparison what it is compared with; null where it is with nothing
     * @return an SVG document
     */
    public String draw(CapabilityMapView map, @Nullable CapabilityMapComparison comparison, Language language) {
        return template.execute(new CapabilityMapLayout(map, comparison, language, PictureLinks.NONE).drawing());
    }

    /**
     * Draws a capability map as a part of a page.
     *
     * @param comparison what it is compared with; null where it is with nothing
     */
    public String embed(
            CapabilityMapView map,
            @Nullable CapabilityMapComparison comparison,
            Language language,
            PicturePlace place) {
        StringWriter target = new StringWriter();
        template.execute(new CapabilityMapLayout(map, comparison, language, place.links()).drawing(), place, target);
        return target.toString();
    }
}
