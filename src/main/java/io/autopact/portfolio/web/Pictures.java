package io.autopact.portfolio.web;

import io.autopact.portfolio.CapabilityMapView;
import io.autopact.portfolio.CoverageView;
import io.autopact.portfolio.TimelineView;
import io.autopact.portfolio.picture.CapabilityMapPicture;
import io.autopact.portfolio.picture.CoverageNames;
import io.autopact.portfolio.picture.CoveragePicture;
import io.autopact.portfolio.picture.Language;
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

    ResponseEntity<String> map(CapabilityMapView map, @Nullable String lang, @Nullable String acceptLanguage) {
        Language language = Language.of(lang, acceptLanguage);
        return PictureAnswer.of(maps.draw(map, language), language);
    }

    /** Draws a capability map that is kept. */
    void drawMap(CapabilityMapView map, Language language, OutputStream target) throws IOException {
        target.write(maps.draw(map, language).getBytes(StandardCharsets.UTF_8));
    }

    /** Draws a coverage of any length, told by what was known at an instant, which is never in memory as a whole. */
    void drawCoverage(CoverageView coverage, @Nullable Instant knownAt, Language language, OutputStream target)
            throws IOException {
        Writer writer = new OutputStreamWriter(target, StandardCharsets.UTF_8);
        coverages.draw(coverage, names.of(coverage, knownAt), language, writer);
        writer.flush();
    }

    ResponseEntity<String> timeline(TimelineView timeline, @Nullable String lang, @Nullable String acceptLanguage) {
        Language language = Language.of(lang, acceptLanguage);
        return PictureAnswer.of(timelines.draw(timeline, language), language);
    }
}
