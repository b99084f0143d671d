package io.autopact.evidence.web;

import io.autopact.evidence.EvidenceService;
import io.autopact.evidence.EvidenceView;
import io.autopact.evidence.SourceView;
import io.autopact.shared.listing.ListQuery;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.web.ETags;
import io.autopact.shared.web.PageAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Evidence")
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class EvidenceController {

    private final EvidenceService evidence;

    @Operation(
            operationId = "listSources",
            summary = "All sources 来源列表",
            description = "Where the facts of the register come from.")
    @GetMapping("/sources")
    ResponseEntity<Page<SourceView>> sources(@Listed(EvidenceService.SOURCES) ListQuery query) {
        return PageAnswer.of(evidence.sources(query));
    }

    @Operation(
            operationId = "getSource",
            summary = "One source 来源",
            description = "A source with all that is known of it.")
    @GetMapping("/sources/{code}")
    ResponseEntity<SourceView> source(
            @Parameter(description = "The source's code.", example = "ARTICLE-2019-06") @PathVariable String code) {
        SourceView source = evidence.source(code);
        return ResponseEntity.ok().eTag(ETags.of(source.version())).body(source);
    }

    @Operation(
            operationId = "listEvidence",
            summary = "The words that state a fact 佐证",
            description =
                    "The words of sources for and against what is recorded, for a record (type and code), for a source,"
                            + " or all. An agreement's words are one request away: type=AGREEMENT and code=AG-2019-DONGFENG.")
    @GetMapping("/evidence")
    ResponseEntity<Page<EvidenceView>> evidence(@Listed(EvidenceService.EVIDENCE) ListQuery query) {
        return PageAnswer.of(evidence.evidence(query));
    }
}
