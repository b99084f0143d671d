package io.autopact.portfolio.picture;

import com.samskivert.mustache.Template;
import io.autopact.portfolio.CoverageView;
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
        return template.execute(new CoverageLayout(coverage, labels, language).drawing());
    }
}
