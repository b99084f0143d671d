package io.autopact.portfolio.web;

import io.autopact.portfolio.CapabilityMapService;
import io.autopact.portfolio.TimelineView;
import io.autopact.portfolio.picture.CapabilityMapPicture;
import io.autopact.portfolio.picture.CoverageNames;
import io.autopact.portfolio.picture.CoveragePicture;
import io.autopact.portfolio.picture.HeatMap;
import io.autopact.portfolio.picture.Language;
import io.autopact.portfolio.picture.PictureLinks;
import io.autopact.portfolio.picture.TimelinePicture;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with pictures of what services tell, in the language that is asked for. */
@Component
@RequiredArgsConstructor
class Pictures {

    private final CapabilityMapPicture maps;
    private final CoveragePicture coverages;
    private final TimelinePicture timelines;
    private final CoverageNames names;

    ResponseEntity<String> map(
            CapabilityMapService.Compared map, @Nullable String lang, @Nullable String acceptLanguage) {
        Language language = Language.of(lang, acceptLanguage);
        return PictureAnswer.of(maps.draw(map.now(), map.comparison(), language), language);
    }

    /** Draws a capability map that is kept. */
    void drawMap(CapabilityMapService.Compared map, Language language, OutputStream target) throws IOException {
        target.write(maps.draw(map.now(), map.comparison(), language).getBytes(StandardCharsets.UTF_8));
    }

    /** Draws a coverage of any length, told by what was known at an instant, which is never in memory as a whole. */
    void drawCoverage(
            HeatMap map, @Nullable Instant knownAt, Language language, PictureLinks links, OutputStream target)
            throws IOException {
        Writer writer = new OutputStreamWriter(target, StandardCharsets.UTF_8);
        coverages.draw(map, names.of(map.coverage(), knownAt), language, links, writer);
        writer.flush();
    }

    ResponseEntity<String> timeline(TimelineView timeline, @Nullable String lang, @Nullable String acceptLanguage) {
        Language language = Language.of(lang, acceptLanguage);
        return PictureAnswer.of(timelines.draw(timeline, language), language);
    }
}
