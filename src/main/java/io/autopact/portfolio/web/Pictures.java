package io.autopact.portfolio.web;

import io.autopact.portfolio.CapabilityMapView;
import io.autopact.portfolio.CoverageView;
import io.autopact.portfolio.TimelineView;
import io.autopact.portfolio.picture.CapabilityMapPicture;
import io.autopact.portfolio.picture.CoverageLabels;
import io.autopact.portfolio.picture.CoverageNames;
import io.autopact.portfolio.picture.CoveragePicture;
import io.autopact.portfolio.picture.Language;
import io.autopact.portfolio.picture.TimelinePicture;
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

    ResponseEntity<String> coverage(CoverageView coverage, @Nullable String lang, @Nullable String acceptLanguage) {
        Language language = Language.of(lang, acceptLanguage);
        CoverageLabels labels = names.of(coverage);
        return PictureAnswer.of(coverages.draw(coverage, labels, language), language);
    }

    ResponseEntity<String> timeline(TimelineView timeline, @Nullable String lang, @Nullable String acceptLanguage) {
        Language language = Language.of(lang, acceptLanguage);
        return PictureAnswer.of(timelines.draw(timeline, language), language);
    }
}
