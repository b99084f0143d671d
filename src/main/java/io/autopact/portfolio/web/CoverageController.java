package io.autopact.portfolio.web;

import io.autopact.portfolio.CapabilityMapService;
import io.autopact.portfolio.CapabilityMapView;
import io.autopact.portfolio.CoverageGrouping;
import io.autopact.portfolio.CoverageGroups;
import io.autopact.portfolio.CoverageOrder;
import io.autopact.portfolio.CoverageService;
import io.autopact.portfolio.CoverageView;
import io.autopact.portfolio.PortfolioTurns;
import io.autopact.portfolio.picture.HeatMap;
import io.autopact.portfolio.picture.Language;
import io.autopact.portfolio.picture.PictureLinks;
import io.autopact.shared.openapi.CanMeet;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.roles.AllowEveryRole;
import io.autopact.shared.time.CertaintyFilter;
import io.autopact.shared.time.Today;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.enums.ParameterStyle;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

@Tag(name = "Portfolio")
@RestController
@RequestMapping("/api/v1/portfolio")
@RequiredArgsConstructor
class CoverageController {

    private static final String AS_OF = "The date asked about; today where it is missing.";
    private static final String ORGANIZATION =
            "The codes of those to tell of, separated by commas; where it is missing, the automakers in cooperation at"
                    + " the date and those that an agreement covers then.";
    private static final String DESCENDANTS = "Whether all that belongs to them at the date is told of, too.";
    private static final String CERTAINTY =
            "CERTAIN tells of those in cooperation or covered by an agreement for certain, POSSIBLE of those that may be by"
                    + " dates that are known roughly and are not certain to, ALL of both.";
    private static final String COMPARE =
            "Another date to compare with: what an agreement covers and did not then is marked as gained, what it covered"
                    + " then and does not as lost.";
    private static final String GROUP =
            "By what rows are put together: none, country (each cell tells how many of how many cover it) or alike (those"
                    + " of which every cell is in the same state). Rows link to the picture of the group alone.";
    private static final String ONLY =
            "The one group to draw, organization by organization, with group: a country by ISO 3166-1 alpha-2, or unknown;"
                    + " for alike the key that the link of its row has.";
    private static final String SORT =
            "What to sort the rows by, the most important first, separated by commas; a leading minus turns the order."
                    + " Sorts: organization, domains, elements, launched, underWay, deployments, instruments. Without it:"
                    + " -domains,organization.";

    private final CoverageService coverage;
    private final CoverageGroups groups;
    private final CapabilityMapService maps;
    private final Pictures pictures;
    private final ResponseCache bodies;
    private final PortfolioTurns turns;
    private final JsonMapper json;
    private final Today today;

    @Operation(
            operationId = "getCoverage",
            summary = "Who covers what 覆盖矩阵",
            description =
                    "For each organization a cell for every domain and for every element of the architecture: how far"
                            + " it has come, on which agreements and amendments it rests, from whom they are inherited, and in which"
                            + " rollouts and deployments it has landed. The whole answer is one document.")
    @ApiResponse(
            responseCode = "200",
            description = "Who covers what.",
            content = @Content(schema = @Schema(implementation = CoverageView.class)))
    @AllowEveryRole
    @GetMapping(path = "/coverage", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SentBody> coverage(
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf,
            @Parameter(description = ORGANIZATION, style = ParameterStyle.FORM, explode = Explode.FALSE)
                    @RequestParam(required = false)
                    @Nullable
                    List<String> organization,
            @Parameter(description = DESCENDANTS) @RequestParam(defaultValue = "false") boolean includeDescendants,
            @Parameter(description = SORT) @RequestParam(required = false) @Nullable String sort,
            @Parameter(description = CERTAINTY) @RequestParam(defaultValue = "CERTAIN") CertaintyFilter certainty,
            @Parameter(description = PortfolioController.KNOWN_AT) @RequestParam(required = false) @Nullable
                    Instant knownAt,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable
                    String acceptEncoding) {
        LocalDate date = today.or(asOf, knownAt);
        CachedResponse body = find(
                question("json", date, organization, includeDescendants, sort, certainty), knownAt, json::writeValue);
        return ResponseCache.answer(ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON), body, acceptEncoding);
    }

    @Operation(
            operationId = "getCoveragePicture",
            summary = "Who covers what, as a heat map 覆盖热力图",
            description = "The same rows as a picture (SVG): a row for each organization, a column for each domain and"
                    + " element, the state in words, patterns and colours. Compared with another date it marks what was"
                    + " gained and lost. Grouped it has a row for each group, with how many of it cover something.")
    @PictureOperation
    @AllowEveryRole
    @GetMapping(path = "/coverage.svg", produces = PictureAnswer.SVG)
    ResponseEntity<SentBody> picture(
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf,
            @Parameter(description = ORGANIZATION, style = ParameterStyle.FORM, explode = Explode.FALSE)
                    @RequestParam(required = false)
                    @Nullable
                    List<String> organization,
            @Parameter(description = DESCENDANTS) @RequestParam(defaultValue = "false") boolean includeDescendants,
            @Parameter(description = SORT) @RequestParam(required = false) @Nullable String sort,
            @Parameter(description = CERTAINTY) @RequestParam(defaultValue = "CERTAIN") CertaintyFilter certainty,
            @Parameter(description = PortfolioController.KNOWN_AT) @RequestParam(required = false) @Nullable
                    Instant knownAt,
            @Parameter(description = COMPARE) @RequestParam(required = false) @Nullable LocalDate compare,
            @Parameter(description = GROUP, schema = @Schema(allowableValues = {"none", "country", "alike"}))
                    @RequestParam(required = false)
                    @Nullable
                    String group,
            @Parameter(description = ONLY) @RequestParam(required = false) @Nullable String only,
            @LanguageParameter @RequestParam(required = false) @Nullable String lang,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable
                    String acceptLanguage,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable
                    String acceptEncoding) {
        LocalDate date = today.or(asOf, knownAt);
        Language language = Language.of(lang, acceptLanguage);
        CoverageGrouping grouping = CoverageGrouping.of(group, CoverageGrouping.NONE);
        grouping.check(only);
        ResponseCache.Question question = question(
                        language.tag() + ".svg", date, organization, includeDescendants, sort, certainty)
                .withCompare(compare)
                .withGroup(grouping)
                .withOnly(only);
        CachedResponse body = find(
                question,
                knownAt,
                (target, view) -> pictures.drawCoverage(
                        heatMap(question, view, knownAt), knownAt, language, links(question, language), target));
        return ResponseCache.answer(PictureAnswer.in(language), body, acceptEncoding);
    }

    private static PictureLinks links(ResponseCache.Question question, Language language) {
        return question.group() == CoverageGrouping.NONE || question.only() != null
                ? PictureLinks.NONE
                : new OfGroups(question, language);
    }

    private HeatMap heatMap(ResponseCache.Question question, CoverageView view, @Nullable Instant knownAt) {
        LocalDate compare = question.compare();
        HeatMap all = HeatMap.of(
                view,
                compare == null
                        ? null
                        : coverage.comparison(
                                view,
                                compare,
                                question.organizations(),
                                question.includeDescendants(),
                                question.certainty(),
                                knownAt));
        if (question.group() == CoverageGrouping.NONE) {
            return all;
        }
        HeatMap grouped = all.withGroups(groups.of(question.group(), all.rows(), all.comparison(), knownAt));
        return question.only() == null ? grouped : grouped.only(question.only());
    }

    /** Where the rows of groups lead in a picture by itself: to the picture of the group alone. */
    private record OfGroups(ResponseCache.Question question, Language language) implements PictureLinks {

        @Override
        public String group(String key) {
            UriComponentsBuilder address = UriComponentsBuilder.newInstance()
                    .queryParam("asOf", question.asOf())
                    .queryParam("certainty", question.certainty())
                    .queryParam("lang", language.choose("zh", "en"))
                    .queryParam("group", question.group().parameter())
                    .queryParam("only", key);
            if (question.compare() != null) {
                address.queryParam("compare", question.compare());
            }
            if (!question.organizations().isEmpty()) {
                address.queryParam("organization", String.join(",", question.organizations()))
                        .queryParam("includeDescendants", question.includeDescendants());
            }
            return address.encode().toUriString();
        }
    }

    @Operation(
            operationId = "getPortfolioCapabilityMap",
            summary = "The architecture with what is covered of it 全景能力地图",
            description = "The elements of 四横两纵一中台, each with the furthest state of any automaker that we work with,"
                    + " and how many cover it.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = CapabilityMapView.class)))
    @AllowEveryRole
    @CanMeet(CommonProblem.NOT_FOUND)
    @GetMapping(path = "/capability-map", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SentBody> map(
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable
                    String acceptEncoding) {
        LocalDate date = today.or(asOf);
        CachedResponse body = bodies.find(
                ResponseCache.Question.of("map.json", date, null, false, null, CertaintyFilter.CERTAIN),
                target -> json.writeValue(target, maps.ofPortfolio(date)));
        return ResponseCache.answer(ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON), body, acceptEncoding);
    }

    @Operation(
            operationId = "getPortfolioCapabilityMapPicture",
            summary = "The architecture with what is covered of it, as a picture 全景能力地图",
            description =
                    "The portfolio in the shape of the architecture (SVG): four bars across, two down, the platform"
                            + " beneath.")
    @PictureOperation
    @AllowEveryRole
    @CanMeet(CommonProblem.NOT_FOUND)
    @GetMapping(path = "/capability-map.svg", produces = PictureAnswer.SVG)
    ResponseEntity<SentBody> mapPicture(
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf,
            @Parameter(description = COMPARE) @RequestParam(required = false) @Nullable LocalDate compare,
            @LanguageParameter @RequestParam(required = false) @Nullable String lang,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable
                    String acceptLanguage,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable
                    String acceptEncoding) {
        LocalDate date = today.or(asOf);
        Language language = Language.of(lang, acceptLanguage);
        CachedResponse body = bodies.find(
                ResponseCache.Question.of(
                                "map." + language.tag() + ".svg", date, null, false, null, CertaintyFilter.CERTAIN)
                        .withCompare(compare),
                target -> pictures.drawMap(maps.comparedOfPortfolio(date, compare), language, target));
        return ResponseCache.answer(PictureAnswer.in(language), body, acceptEncoding);
    }

    /** Writes the coverage in a form. */
    private interface Form {
        void write(OutputStream target, CoverageView view) throws IOException;
    }

    private static ResponseCache.Question question(
            String form,
            LocalDate asOf,
            @Nullable List<String> organization,
            boolean includeDescendants,
            @Nullable String sort,
            CertaintyFilter certainty) {
        return ResponseCache.Question.of(form, asOf, organization, includeDescendants, sort, certainty);
    }

    private CachedResponse find(ResponseCache.Question question, @Nullable Instant knownAt, Form writing) {
        CoverageOrder order = CoverageOrder.of(question.sort());
        CachedResponse.Writer writer = target -> writing.write(
                target,
                order.sorted(coverage.coverage(
                        question.asOf(),
                        question.organizations(),
                        question.includeDescendants(),
                        question.certainty(),
                        knownAt)));
        // What was known once is asked for rarely, and is not kept.
        return knownAt == null ? bodies.find(question, writer) : turns.take(() -> CachedResponse.of(writer));
    }
}
