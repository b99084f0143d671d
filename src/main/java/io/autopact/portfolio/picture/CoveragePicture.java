package io.autopact.portfolio.picture;

import com.samskivert.mustache.Template;
import io.autopact.portfolio.CoverageView;
import java.io.StringWriter;
import java.io.Writer;
import org.springframework.stereotype.Component;

/** Draws who covers what as a heat map: a row for each organization, a column for each domain and element. */
@Component
public class CoveragePicture {

    private final Template template = Svg.template("coverage");

    CoveragePicture() {}

    /** What the template knows of a picture by itself: whether it has links, and so parts to be asked for. */
    private record Alone(boolean linked) {}

    /**
     * Draws a coverage.
     *
     * @param labels what the codes of domains and elements are called
     * @return an SVG document, as high as the rows need
     */
    public String draw(CoverageView coverage, CoverageLabels labels, Language language) {
        StringWriter target = new StringWriter();
        draw(HeatMap.of(coverage), labels, language, PictureLinks.NONE, target);
        return target.toString();
    }

    /**
     * Draws a heat map of any length.
     *
     * @param labels what the codes of domains and elements are called
     * @param links where rows and cells lead
     * @param target takes the SVG document as it is drawn
     */
    public void draw(HeatMap map, CoverageLabels labels, Language language, PictureLinks links, Writer target) {
        template.execute(
                new CoverageLayout(map, labels, language, links).drawing(),
                new Alone(!links.equals(PictureLinks.NONE)),
                target);
    }

    /**
     * Draws a heat map as a part of a page.
     *
     * @param place where it stands in the page
     */
    public String embed(HeatMap map, CoverageLabels labels, Language language, PicturePlace place) {
        StringWriter target = new StringWriter();
        template.execute(new CoverageLayout(map, labels, language, place.links()).drawing(), place, target);
        return target.toString();
    }
}
