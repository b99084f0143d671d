package io.autopact.capability.web;

import io.autopact.capability.ArchitectureDraft;
import io.autopact.capability.ArchitectureService;
import io.autopact.capability.ArchitectureView;
import io.autopact.capability.CapabilityService;
import io.autopact.shared.document.MergePatch;
import io.autopact.shared.document.MergePatches;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.roles.AllowAdministrators;
import io.autopact.shared.roles.AllowReaders;
import io.autopact.shared.time.Today;
import io.autopact.shared.web.ETags;
import io.autopact.shared.web.ExpectedVersion;
import io.autopact.shared.web.PageAnswer;
import io.autopact.shared.web.RecordAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Architectures")
@RestController
@RequestMapping(path = "/api/v1/architectures", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class ArchitectureController {

    private static final String VERSION = "The version's name; current, which is whichever holds today, is only read.";

    private final CapabilityService capabilities;
    private final ArchitectureService architectures;
    private final MergePatches patches;
    private final Today today;

    @Operation(
            operationId = "listArchitectures",
            summary = "The versions of the architecture 业务架构列表",
            description = "The versions of 四横两纵一中台, the latest first.")
    @AllowReaders
    @GetMapping
    ResponseEntity<Page<ArchitectureView>> list(@Listed("architectures") ListRequest query) {
        return PageAnswer.of(capabilities.architectures(query));
    }

    @Operation(
            operationId = "getArchitecture",
            summary = "One version of the architecture 业务架构",
            description =
                    "The layers with their declared count and their elements, and the base abilities. current is the"
                            + " version in effect at the date asked about.")
    @AllowReaders
    @GetMapping("/{version}")
    ResponseEntity<ArchitectureView> get(
            @Parameter(description = "The version, or current.") @PathVariable String version,
            @Parameter(description = "The date asked about; today where it is missing.")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate asOf,
            Fields fields) {
        LocalDate date = today.or(asOf);
        ArchitectureView architecture = capabilities.architecture(version, date, fields);
        return RecordAnswer.of(architecture, tag(architecture, date), fields);
    }

    @Operation(
            operationId = "createArchitecture",
            summary = "Record a new version 新建架构版本",
            description =
                    "Records a version that holds from its day of effect on; answers about earlier days stay what they"
                            + " were. Declared counts that are not those of the elements listed are told in mismatches.")
    @AllowAdministrators
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ArchitectureView> create(@RequestBody ArchitectureDocument document) {
        return created(architectures.create(document.draft(null)));
    }

    @Operation(
            operationId = "replaceArchitecture",
            summary = "Replace one, or record it under this name 替换或新建",
            description =
                    "With If-Match it replaces what is recorded; with If-None-Match: * it creates only. If-Match is"
                            + " compared with the revision.")
    @AllowAdministrators
    @PutMapping(path = "/{version}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ArchitectureView> put(
            @Parameter(description = VERSION) @PathVariable String version,
            ExpectedVersion expected,
            @RequestBody ArchitectureDocument document)
            throws HttpRequestMethodNotSupportedException {
        requireOne(version, "PUT");
        ArchitectureDraft draft = document.draft(version);
        return expected.creates(version, architectures.exists(version))
                ? created(architectures.create(draft))
                : ok(architectures.replace(draft, expected), today.get());
    }

    @Operation(
            operationId = "patchArchitecture",
            summary = "Change some of it 部分修改",
            description =
                    "Changes the members given and leaves the others; layers and capabilities are each replaced as a"
                            + " whole.")
    @AllowAdministrators
    @PatchMapping(path = "/{version}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<ArchitectureView> patch(
            @Parameter(description = VERSION) @PathVariable String version,
            ExpectedVersion expected,
            @RequestBody MergePatch patch)
            throws HttpRequestMethodNotSupportedException {
        requireOne(version, "PATCH");
        ArchitectureDocument merged =
                patches.apply(capabilities.architecture(version, today.get()), patch, ArchitectureDocument.class);
        return ok(architectures.replace(merged.draft(version), expected), today.get());
    }

    @Operation(
            operationId = "deleteArchitecture",
            summary = "Delete one that nothing rests on 删除",
            description =
                    "Deletes the version; the history stays and the name is never given again. Where evidence cites it, or a"
                            + " solution belongs to an element that no other version has, the problem names them.")
    @AllowAdministrators
    @DeleteMapping("/{version}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Parameter(description = VERSION) @PathVariable String version, ExpectedVersion expected)
            throws HttpRequestMethodNotSupportedException {
        requireOne(version, "DELETE");
        architectures.delete(version, expected);
    }

    /** Which version is current changes with the date: nobody can be sure which one a write would meet. */
    private static void requireOne(String version, String method) throws HttpRequestMethodNotSupportedException {
        if (version.equals(CapabilityService.CURRENT)) {
            throw new HttpRequestMethodNotSupportedException(method, List.of("GET", "HEAD"));
        }
    }

    private ResponseEntity<ArchitectureView> created(ArchitectureView architecture) {
        return ResponseEntity.created(URI.create("/api/v1/architectures/" + architecture.version()))
                .eTag(tag(architecture, today.get()))
                .body(architecture);
    }

    private static ResponseEntity<ArchitectureView> ok(ArchitectureView architecture, LocalDate asOf) {
        return ResponseEntity.ok().eTag(tag(architecture, asOf)).body(architecture);
    }

    /** What the base abilities are called, and the order of the domains, are other records' to say. */
    private static String tag(ArchitectureView architecture, LocalDate asOf) {
        return ETags.of(architecture.revision(), architecture.version(), asOf, architecture);
    }
}
