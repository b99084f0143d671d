package io.autopact.portfolio.web;

import io.autopact.portfolio.CapabilityMapView;
import io.autopact.portfolio.CoverageNames;
import io.autopact.portfolio.CoverageView;
import io.autopact.portfolio.TimelineView;
import io.autopact.portfolio.picture.CapabilityMapPicture;
import io.autopact.portfolio.picture.CoveragePicture;
import io.autopact.portfolio.picture.Label;
import io.autopact.portfolio.picture.Language;
import io.autopact.portfolio.picture.TimelinePicture;
import io.autopact.shared.web.ETags;
import java.util.Map;
import java.util.stream.Collectors;
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
        return PictureAnswer.of(maps.draw(map, language), language, ETags.of(map));
    }

    ResponseEntity<String> coverage(CoverageView coverage, @Nullable String lang, @Nullable String acceptLanguage) {
        Language language = Language.of(lang, acceptLanguage);
        Map<String, Label> labels = names.of(coverage).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        name -> new Label(
                                name.getValue().nameZh(), name.getValue().nameEn())));
        return PictureAnswer.of(coverages.draw(coverage, labels, language), language, ETags.of(coverage));
    }

    ResponseEntity<String> timeline(TimelineView timeline, @Nullable String lang, @Nullable String acceptLanguage) {
        Language language = Language.of(lang, acceptLanguage);
        return PictureAnswer.of(timelines.draw(timeline, language), language, ETags.of(timeline));
    }
}
