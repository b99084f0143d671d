package io.autopact.evidence.web;

import io.autopact.evidence.EvidenceService;
import io.autopact.evidence.EvidenceView;
import io.autopact.evidence.web.EvidenceDocuments.EvidenceDocument;
import io.autopact.shared.document.MergePatch;
import io.autopact.shared.document.MergePatches;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.roles.AllowManagers;
import io.autopact.shared.roles.AllowReaders;
import io.autopact.shared.web.ETags;
import io.autopact.shared.web.ExpectedVersion;
import io.autopact.shared.web.PageAnswer;
import io.autopact.shared.web.RecordAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Evidence")
@RestController
@RequestMapping(path = "/api/v1/evidence", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class EvidenceController {

    private static final String CODE = "The evidence's code.";

    private final EvidenceService evidence;
    private final MergePatches patches;

    @Operation(
            operationId = "listEvidence",
            summary = "The words that state a fact 佐证",
            description =
                    "The words of sources for and against what is recorded, for a record (type and code), for a source,"
                            + " or all. An agreement's words are one request away: type=AGREEMENT and code=AG-2019-DONGFENG.")
    @AllowReaders
    @GetMapping
    ResponseEntity<Page<EvidenceView>> list(@Listed(EvidenceService.EVIDENCE) ListRequest query) {
        return PageAnswer.of(evidence.list(query));
    }

    @Operation(
            operationId = "getEvidence",
            summary = "One piece of evidence 佐证详情",
            description = "The words of a source, with the record or the part of one that they bear on.")
    @AllowReaders
    @GetMapping("/{code}")
    ResponseEntity<EvidenceView> get(@Parameter(description = CODE) @PathVariable String code, Fields fields) {
        EvidenceView piece = evidence.get(code, fields);
        return RecordAnswer.of(piece, ETags.of(piece.version()), fields);
    }

    @Operation(
            operationId = "citeSource",
            summary = "Cite a source 新增佐证",
            description =
                    "Attaches the words of a source to a record or to a member of it, such as scope[CONNECTED_VEHICLE], for"
                            + " it or against it. What is contradicted shows as disputed.")
    @AllowManagers
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<EvidenceView> cite(@RequestBody EvidenceDocument document) {
        EvidenceView cited = evidence.cite(document.draft());
        return ResponseEntity.created(URI.create("/api/v1/evidence/" + cited.code()))
                .eTag(ETags.of(cited.version()))
                .body(cited);
    }

    @Operation(
            operationId = "patchEvidence",
            summary = "Cite anew what was cited wrongly 更正佐证",
            description = "Changes the members given and leaves the others; null empties a member.")
    @AllowManagers
    @PatchMapping(path = "/{code}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<EvidenceView> patch(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody MergePatch patch) {
        EvidenceDocument merged = patches.apply(evidence.get(code), patch, EvidenceDocument.class);
        return ok(evidence.change(code, merged.draft(), expected));
    }

    @Operation(
            operationId = "withdrawEvidence",
            summary = "Withdraw what was cited by mistake 撤回佐证",
            description = "Takes the words off the record; the history keeps them.")
    @AllowManagers
    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@Parameter(description = CODE) @PathVariable String code, ExpectedVersion expected) {
        evidence.withdraw(code, expected);
    }

    private static ResponseEntity<EvidenceView> ok(EvidenceView piece) {
        return ResponseEntity.ok().eTag(ETags.of(piece.version())).body(piece);
    }
}
