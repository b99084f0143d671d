package io.autopact.evidence.web;

import io.autopact.evidence.SourceDraft;
import io.autopact.evidence.SourceService;
import io.autopact.evidence.SourceView;
import io.autopact.evidence.web.EvidenceDocuments.SourceDocument;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Evidence")
@RestController
@RequestMapping(path = "/api/v1/sources", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class SourceController {

    private static final String CODE = "The source's code.";

    private final SourceService sources;
    private final MergePatches patches;

    @Operation(
            operationId = "listSources",
            summary = "All sources 来源列表",
            description = "Where the facts of the register come from.")
    @AllowReaders
    @GetMapping
    ResponseEntity<Page<SourceView>> list(@Listed(SourceService.SOURCES) ListRequest query) {
        return PageAnswer.of(sources.list(query));
    }

    @Operation(
            operationId = "getSource",
            summary = "One source 来源",
            description = "A source with all that is known of it.")
    @AllowReaders
    @GetMapping("/{code}")
    ResponseEntity<SourceView> get(@Parameter(description = CODE) @PathVariable String code, Fields fields) {
        SourceView source = sources.get(code, fields);
        return RecordAnswer.of(source, ETags.of(source.version()), fields);
    }

    @Operation(
            operationId = "createSource",
            summary = "Record a source 新建来源",
            description = "Records a source under a code that is its own for good.")
    @AllowManagers
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SourceView> create(@RequestBody SourceDocument document) {
        return created(sources.create(document.draft(null)));
    }

    @Operation(
            operationId = "replaceSource",
            summary = "Replace one, or record it under this code 替换或新建",
            description = "With If-Match it replaces what is recorded; with If-None-Match: * it creates only.")
    @AllowManagers
    @PutMapping(path = "/{code}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SourceView> put(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody SourceDocument document) {
        SourceDraft draft = document.draft(code);
        return expected.creates(code, sources.exists(code))
                ? created(sources.create(draft))
                : ok(sources.replace(draft, expected));
    }

    @Operation(
            operationId = "patchSource",
            summary = "Change some of it 部分修改",
            description = "Changes the members given and leaves the others; null empties a member.")
    @AllowManagers
    @PatchMapping(path = "/{code}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<SourceView> patch(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody MergePatch patch) {
        SourceDocument merged = patches.apply(sources.get(code), patch, SourceDocument.class);
        return ok(sources.replace(merged.draft(code), expected));
    }

    @Operation(
            operationId = "deleteSource",
            summary = "Delete one that no evidence rests on 删除",
            description = "Deletes the record; the history stays and the code is never given again.")
    @AllowManagers
    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Parameter(description = CODE) @PathVariable String code, ExpectedVersion expected) {
        sources.delete(code, expected);
    }

    private static ResponseEntity<SourceView> created(SourceView source) {
        return ResponseEntity.created(URI.create("/api/v1/sources/" + source.code()))
                .eTag(ETags.of(source.version()))
                .body(source);
    }

    private static ResponseEntity<SourceView> ok(SourceView source) {
        return ResponseEntity.ok().eTag(ETags.of(source.version())).body(source);
    }
}
