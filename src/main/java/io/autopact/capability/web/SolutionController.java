package io.autopact.capability.web;

import io.autopact.capability.CapabilityService;
import io.autopact.capability.SolutionDraft;
import io.autopact.capability.SolutionService;
import io.autopact.capability.SolutionView;
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
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
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

@Tag(name = "Solutions")
@RestController
@RequestMapping(path = "/api/v1/solutions", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class SolutionController {

    private static final String CODE = "The solution's code.";

    private final CapabilityService capabilities;
    private final SolutionService solutions;
    private final MergePatches patches;
    private final Today today;

    @Operation(
            operationId = "listSolutions",
            summary = "All solutions 解决方案列表",
            description = "The products offered, with the element and the domains of each, stated or inferred.")
    @AllowReaders
    @GetMapping
    ResponseEntity<Page<SolutionView>> list(@Listed("solutions") ListRequest query) {
        return PageAnswer.of(capabilities.solutions(query));
    }

    @Operation(
            operationId = "getSolution",
            summary = "One solution 解决方案",
            description =
                    "A solution with its element, its relationship level, the domains it serves and the abilities it uses.")
    @AllowReaders
    @GetMapping("/{code}")
    ResponseEntity<SolutionView> get(@Parameter(description = CODE) @PathVariable String code, Fields fields) {
        SolutionView solution = capabilities.solution(code, today.get(), fields);
        return RecordAnswer.of(solution, tag(solution), fields);
    }

    @Operation(
            operationId = "createSolution",
            summary = "Record a new solution 新建解决方案",
            description =
                    "Records a solution under a code that is its own for good. What is not known of it, such as its"
                            + " element, stays empty.")
    @AllowAdministrators
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SolutionView> create(@RequestBody SolutionDocument document) {
        return created(solutions.create(document.draft(null)));
    }

    @Operation(
            operationId = "replaceSolution",
            summary = "Replace one, or record it under this code 替换或新建",
            description = "With If-Match it replaces what is recorded; with If-None-Match: * it creates only.")
    @AllowAdministrators
    @PutMapping(path = "/{code}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SolutionView> put(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody SolutionDocument document) {
        SolutionDraft draft = document.draft(code);
        return expected.creates(code, solutions.exists(code))
                ? created(solutions.create(draft))
                : ok(solutions.replace(draft, expected));
    }

    @Operation(
            operationId = "patchSolution",
            summary = "Change some of it 部分修改",
            description =
                    "Changes the members given and leaves the others; null empties a member, and a list is replaced as a"
                            + " whole. Assignments that are given without the codes say which.")
    @AllowAdministrators
    @PatchMapping(path = "/{code}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<SolutionView> patch(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody MergePatch patch) {
        SolutionDocument merged =
                patches.apply(capabilities.solution(code, today.get()), patch, SolutionDocument.class);
        return ok(solutions.replace(merged.after(patch).draft(code), expected));
    }

    @Operation(
            operationId = "deleteSolution",
            summary = "Delete one that nothing refers to 删除",
            description =
                    "Deletes the record; the history stays and the code is never given again. Where anything refers to it,"
                            + " the problem names it: archive it instead.")
    @AllowAdministrators
    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Parameter(description = CODE) @PathVariable String code, ExpectedVersion expected) {
        solutions.delete(code, expected);
    }

    @Operation(
            operationId = "archiveSolution",
            summary = "Keep it for the record only 归档",
            description =
                    "Leaves it out of lists and changes no answer about any date. consequences tells which agreements go"
                            + " on that name it.")
    @AllowAdministrators
    @PostMapping(path = "/{code}/archive", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SolutionView> archive(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody(required = false) SolutionDocument.@Nullable Because because) {
        return ok(solutions.archive(code, because == null ? null : because.reason(), expected));
    }

    @Operation(
            operationId = "restoreSolution",
            summary = "Take an archived one up again 恢复",
            description = "Puts it back into lists.")
    @AllowAdministrators
    @PostMapping(path = "/{code}/restore", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SolutionView> restore(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody(required = false) SolutionDocument.@Nullable Because because) {
        return ok(solutions.restore(code, because == null ? null : because.reason(), expected));
    }

    private static ResponseEntity<SolutionView> created(SolutionView solution) {
        return ResponseEntity.created(URI.create("/api/v1/solutions/" + solution.code()))
                .eTag(tag(solution))
                .body(solution);
    }

    private static ResponseEntity<SolutionView> ok(SolutionView solution) {
        return ResponseEntity.ok().eTag(tag(solution)).body(solution);
    }

    /** Whether it is disputed, and the order of what it serves, are other records' to say. */
    private static String tag(SolutionView solution) {
        return ETags.of(solution.version(), solution.withConsequences(null));
    }
}
