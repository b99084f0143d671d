package io.autopact.portfolio.picture;

import com.samskivert.mustache.Template;
import io.autopact.portfolio.TimelineView;
import java.io.StringWriter;
import org.springframework.stereotype.Component;

/** Draws what happened with an organization: agreements as bars, rollouts with plan and actual, deployments. */
@Component
public class TimelinePicture {

    private final Template template = Svg.template("timeline");

    TimelinePicture() {}

    /**
     * Draws a timeline.
     *
     * @return an SVG document, as high as the records need
     */
    public String draw(TimelineView timeline, Language language) {
        return template.execute(new TimelineLayout(timeline, language, PictureLinks.NONE).drawing());
    }

    /** Draws a timeline as a part of a page. */
    public String embed(TimelineView timeline, Language language, PicturePlace place) {
        StringWriter target = new StringWriter();
        template.execute(new TimelineLayout(timeline, language, place.links()).drawing(), place, target);
        return target.toString();
    }
}
