package io.autopact.portfolio.picture;

import com.samskivert.mustache.Template;
import io.autopact.portfolio.CoverageView;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.springframework.stereotype.Component;

/** Draws who covers what as a heat map: a row for each organization, a column for each domain and element. */
@Component
public class CoveragePicture {

    private final Template template = Svg.template("coverage");

    CoveragePicture() {}

    /**
     * Draws a coverage.
     *
     * @param labels what the codes of domains and elements are called
     * @return an SVG document, as high as the rows need
     */
    public String draw(CoverageView coverage, CoverageLabels labels, Language language) {
        StringWriter target = new StringWriter();
        draw(coverage, labels, language, target);
        return target.toString();
    }

    /**
     * Draws a coverage of any length.
     *
     * @param labels what the codes of domains and elements are called
     * @param target takes the SVG document as it is drawn
     */
    public void draw(CoverageView coverage, CoverageLabels labels, Language language, Writer target) {
        template.execute(new CoverageLayout(coverage, labels, language).drawing(), target);
    }

    /**
     * Draws some rows of a coverage as a part of a page.
     *
     * @param shown the rows; the last line counts all of the coverage
     * @param place where it stands in the page
     */
    public String embed(
            CoverageView coverage,
            List<CoverageView.Row> shown,
            CoverageLabels labels,
            Language language,
            PicturePlace place) {
        StringWriter target = new StringWriter();
        template.execute(new CoverageLayout(coverage, shown, labels, language, place.links()).drawing(), place, target);
        return target.toString();
    }
}
