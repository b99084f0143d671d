package io.autopact.portfolio.web;

import io.autopact.organization.OrganizationService;
import io.autopact.organization.OrganizationType;
import io.autopact.organization.OrganizationView;
import io.autopact.portfolio.CapabilityMapService;
import io.autopact.portfolio.CapabilityMapView;
import io.autopact.portfolio.CoverageService;
import io.autopact.portfolio.CoverageView;
import io.autopact.portfolio.TimelineService;
import io.autopact.portfolio.TimelineView;
import io.autopact.portfolio.brief.BriefMarkdown;
import io.autopact.portfolio.brief.BriefService;
import io.autopact.portfolio.brief.BriefView;
import io.autopact.portfolio.picture.Language;
import io.autopact.shared.problem.MovesWithMerger;
import io.autopact.shared.roles.AllowEveryRole;
import io.autopact.shared.time.Today;
import io.autopact.shared.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What it all adds up to for one partner, whichever type of organization it is. */
@MovesWithMerger
@RequiredArgsConstructor
abstract class OverviewEndpoints {

    private static final String CODE = "The organization's code.";
    private static final String AS_OF = "The date asked about; today where it is missing.";
    private static final String DESCENDANTS = "Whether all that belongs to it at the date is told of, too.";
    private static final String COMPARE =
            "Another date to compare with: what an agreement covers and did not then is marked as gained, what it covered"
                    + " then and does not as lost.";
    private static final String SINCE =
            "Since when changes are told; three months before the date asked about where it is missing.";
    private static final String MARKDOWN = "text/markdown";
    private static final int MONTHS_BACK = 3;

    private final OrganizationType type;
    private final Overviews overviews;

    /** What the endpoints ask. */
    @Component
    @RequiredArgsConstructor
    static class Overviews {

        private final OrganizationService organizations;
        private final CoverageService coverage;
        private final CapabilityMapService maps;
        private final TimelineService timelines;
        private final BriefService briefs;
        private final BriefMarkdown markdown;
        private final Pictures pictures;
        private final Today today;
    }

    @Operation(
            summary = "What it covers 覆盖情况",
            description =
                    "A cell for every domain and for every element of the architecture: how far it has come, on which"
                            + " agreements it rests, from whom they are inherited, and where it has landed.")
    @AllowEveryRole
    @GetMapping(path = "/{code}/coverage", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CoverageView> coverage(
            @Parameter(description = CODE) @PathVariable String code,
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf,
            @Parameter(description = DESCENDANTS) @RequestParam(defaultValue = "false") boolean includeDescendants) {
        LocalDate date = overviews.today.or(asOf);
        CoverageView view = overviews.coverage.coverage(
                date, List.of(organization(code, date).code()), includeDescendants);
        return ResponseEntity.ok().eTag(ETags.of(view)).body(view);
    }

    @Operation(
            summary = "What it covers of the architecture 能力地图",
            description = "The elements of 四横两纵一中台 with how far each has come; for a group the furthest of all that"
                    + " belongs to it.")
    @AllowEveryRole
    @GetMapping(path = "/{code}/capability-map", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CapabilityMapView> capabilityMap(
            @Parameter(description = CODE) @PathVariable String code,
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf,
            @Parameter(description = DESCENDANTS) @RequestParam(defaultValue = "false") boolean includeDescendants) {
        CapabilityMapView view = map(code, asOf, includeDescendants);
        return ResponseEntity.ok().eTag(ETags.of(view)).body(view);
    }

    @Operation(
            summary = "What it covers of the architecture, as a picture 能力地图",
            description = "The same in the shape of the architecture (SVG): four bars across, two down, the platform"
                    + " beneath.")
    @PictureOperation
    @AllowEveryRole
    @GetMapping(path = "/{code}/capability-map.svg", produces = PictureAnswer.SVG)
    ResponseEntity<String> capabilityMapPicture(
            @Parameter(description = CODE) @PathVariable String code,
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf,
            @Parameter(description = DESCENDANTS) @RequestParam(defaultValue = "false") boolean includeDescendants,
            @Parameter(description = COMPARE) @RequestParam(required = false) @Nullable LocalDate compare,
            @LanguageParameter @RequestParam(required = false) @Nullable String lang,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable
                    String acceptLanguage) {
        LocalDate date = overviews.today.or(asOf);
        return overviews.pictures.map(
                overviews.maps.compared(organization(code, date), date, includeDescendants, compare),
                lang,
                acceptLanguage);
    }

    @Operation(
            summary = "What happened 时间线",
            description =
                    "Agreements, rollouts and deployments of the organization and of all that belongs to it at the"
                            + " date, and every dated fact in its order, up to the date; what was planned then comes after.")
    @AllowEveryRole
    @GetMapping(path = "/{code}/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TimelineView> timeline(
            @Parameter(description = CODE) @PathVariable String code,
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf) {
        TimelineView view = timelineOf(code, asOf);
        return ResponseEntity.ok().eTag(ETags.of(view)).body(view);
    }

    @Operation(
            summary = "What happened, as a picture 时间线",
            description = "Agreements as bars, rollouts with plan and actual of each stage, deployments (SVG).")
    @PictureOperation
    @AllowEveryRole
    @GetMapping(path = "/{code}/timeline.svg", produces = PictureAnswer.SVG)
    ResponseEntity<String> timelinePicture(
            @Parameter(description = CODE) @PathVariable String code,
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf,
            @LanguageParameter @RequestParam(required = false) @Nullable String lang,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable
                    String acceptLanguage) {
        return overviews.pictures.timeline(timelineOf(code, asOf), lang, acceptLanguage);
    }

    @Operation(
            summary = "What to know before a meeting 会前简报",
            description =
                    "What happened and what was recorded since a date, what is in force and covered, what falls due and"
                            + " what is open, of the organization and of all that belongs to it.")
    @AllowEveryRole
    @GetMapping(path = "/{code}/brief", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BriefView> brief(
            @Parameter(description = CODE) @PathVariable String code,
            @Parameter(description = SINCE) @RequestParam(required = false) @Nullable LocalDate since,
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf) {
        BriefView view = briefOf(code, since, asOf);
        return ResponseEntity.ok().eTag(ETags.of(view)).body(view);
    }

    @Operation(
            summary = "What to know before a meeting, to print 会前简报（Markdown）",
            description = "The brief as Markdown, in Chinese or English.")
    @ApiResponse(
            responseCode = "200",
            description = "The brief.",
            content = @Content(mediaType = MARKDOWN, schema = @Schema(type = "string")))
    @AllowEveryRole
    @GetMapping(path = "/{code}/brief.md", produces = MARKDOWN)
    ResponseEntity<String> briefPage(
            @Parameter(description = CODE) @PathVariable String code,
            @Parameter(description = SINCE) @RequestParam(required = false) @Nullable LocalDate since,
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf,
            @LanguageParameter @RequestParam(required = false) @Nullable String lang,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable
                    String acceptLanguage) {
        Language language = Language.of(lang, acceptLanguage);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "markdown", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(overviews.markdown.write(briefOf(code, since, asOf), language));
    }

    private CapabilityMapView map(String code, @Nullable LocalDate asOf, boolean includeDescendants) {
        LocalDate date = overviews.today.or(asOf);
        return overviews.maps.of(organization(code, date), date, includeDescendants);
    }

    private TimelineView timelineOf(String code, @Nullable LocalDate asOf) {
        LocalDate date = overviews.today.or(asOf);
        return overviews.timelines.timeline(organization(code, date), date);
    }

    private BriefView briefOf(String code, @Nullable LocalDate since, @Nullable LocalDate asOf) {
        LocalDate date = overviews.today.or(asOf);
        return overviews.briefs.brief(
                organization(code, date), since == null ? date.minusMonths(MONTHS_BACK) : since, date);
    }

    private OrganizationView organization(String code, LocalDate date) {
        return overviews.organizations.get(type, code, date);
    }
}
