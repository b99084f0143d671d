package io.autopact.organization.web;

import io.autopact.organization.OrganizationDraft;
import io.autopact.organization.OrganizationLifecycle;
import io.autopact.organization.OrganizationService;
import io.autopact.organization.OrganizationType;
import io.autopact.organization.OrganizationView;
import io.autopact.shared.document.Because;
import io.autopact.shared.document.MergePatch;
import io.autopact.shared.document.MergePatches;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.MovesWithMerger;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.roles.AllowManagers;
import io.autopact.shared.roles.AllowReaders;
import io.autopact.shared.time.Today;
import io.autopact.shared.web.ETags;
import io.autopact.shared.web.ExpectedVersion;
import io.autopact.shared.web.RecordAnswer;
import io.autopact.shared.writing.AnswersConsequences;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import lombok.AccessLevel;
import lombok.Getter;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What the resources of all three types of organizations have in common. */
@MovesWithMerger
@RequiredArgsConstructor
@Getter(AccessLevel.PROTECTED)
abstract class OrganizationEndpoints {

    private static final String AS_OF = "The date asked about; today where it is missing.";

    private final OrganizationType type;
    private final OrganizationService organizations;
    private final OrganizationLifecycle lifecycle;
    private final MergePatches patches;
    private final Today today;

    @Operation(
            summary = "Record a new one 新建",
            description = "Records an organization under a code that is its own for good.")
    @AllowManagers
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrganizationView> create(@RequestBody OrganizationDocument document) {
        return created(organizations.create(document.draft(type, null)));
    }

    @Operation(summary = "Read one 查询", description = "An organization with its ties, aliases and cooperation.")
    @AllowReaders
    @GetMapping(path = "/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrganizationView> get(
            @Parameter(description = "The organization's code.") @PathVariable String code,
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf,
            @Parameter(
                            description =
                                    "What the register said at this instant; what was written later is not known. asOf is then"
                                            + " its date where that is missing.")
                    @RequestParam(required = false)
                    @Nullable
                    Instant knownAt,
            Fields fields) {
        LocalDate date = today.or(asOf, knownAt);
        OrganizationView view = knownAt == null
                ? organizations.get(type, code, date, fields)
                : organizations.recall(type, code, date, knownAt, fields);
        return RecordAnswer.of(view, ETags.of(view.version(), date), fields);
    }

    @Operation(
            summary = "Replace one, or record it under this code 替换或新建",
            description = "With If-Match it replaces what is recorded; with If-None-Match: * it creates only.")
    @AllowManagers
    @PutMapping(
            path = "/{code}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrganizationView> put(
            @Parameter(description = "The organization's code.") @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody OrganizationDocument document) {
        OrganizationDraft draft = document.draft(type, code);
        if (creates(code, expected)) {
            return created(createOnly(draft));
        }
        return ok(organizations.replace(draft, expected), today.get());
    }

    @Operation(
            summary = "Change some of it 部分修改",
            description =
                    "Changes the members given and leaves the others; null empties a member, and a list is replaced as a"
                            + " whole. parent is short for the tie to it.")
    @AllowManagers
    @PatchMapping(path = "/{code}", consumes = MergePatch.MEDIA_TYPE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrganizationView> patch(
            @Parameter(description = "The organization's code.") @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody MergePatch patch) {
        OrganizationView current = organizations.get(type, code, today.get());
        OrganizationDocument merged = patches.apply(current, patch, OrganizationDocument.class);
        OrganizationDocument wanted = patch.has("parent") && !patch.has("ties") ? merged.withParentOf(current) : merged;
        return ok(organizations.replace(wanted.draft(type, code), expected), today.get());
    }

    @Operation(
            summary = "Delete one that nothing refers to 删除",
            description =
                    "Deletes the record; the history stays and the code is never given again. Where anything refers to it,"
                            + " the problem names it: archive it instead.")
    @AllowManagers
    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @Parameter(description = "The organization's code.") @PathVariable String code, ExpectedVersion expected) {
        lifecycle.delete(type, code, expected);
    }

    @Operation(
            summary = "Keep it for the record only 归档",
            description =
                    "Leaves it out of lists and of new agreements and changes no answer about any date. consequences tells"
                            + " what goes on and is left to itself.")
    @AllowManagers
    @PostMapping(
            path = "/{code}/archive",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrganizationView> archive(
            @Parameter(description = "The organization's code.") @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody(required = false) @Nullable Because because) {
        return ok(lifecycle.archive(type, code, Because.orNone(because), expected), today.get());
    }

    @Operation(
            summary = "Take an archived one up again 恢复",
            description = "Puts it back into lists and new agreements.")
    @AllowManagers
    @PostMapping(
            path = "/{code}/restore",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrganizationView> restore(
            @Parameter(description = "The organization's code.") @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody(required = false) @Nullable Because because) {
        return ok(lifecycle.restore(type, code, Because.orNone(because), expected), today.get());
    }

    @Operation(
            summary = "Merge a duplicate into another one 合并",
            description =
                    "Everything that referred to the duplicate refers to the other one, which is found by its names from now"
                            + " on; the duplicate's code answers 301. consequences lists what was moved. Rehearse it with"
                            + " dryRun=true.")
    @AnswersConsequences
    @AllowManagers
    @PostMapping(
            path = "/{code}/merge",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrganizationView> merge(
            @Parameter(description = "The duplicate's code.") @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody OrganizationActions.Merge merge) {
        return ok(lifecycle.merge(type, code, merge.into(), merge.reason(), expected), today.get());
    }

    @Operation(
            summary = "All that belongs to it 下属组织",
            description = "The organizations that belong to this one at a date, over all levels, nearest first.")
    @AllowReaders
    @GetMapping(path = "/{code}/descendants", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<OrganizationView> descendants(
            @Parameter(description = "The organization's code.") @PathVariable String code,
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf,
            Fields fields) {
        return new Page<>(organizations.descendants(type, code, today.or(asOf), fields), null, null);
    }

    @Operation(
            summary = "All that it belongs to 上级组织",
            description = "The organizations that this one belongs to at a date, over all levels, nearest first.")
    @AllowReaders
    @GetMapping(path = "/{code}/ancestors", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<OrganizationView> ancestors(
            @Parameter(description = "The organization's code.") @PathVariable String code,
            @Parameter(description = AS_OF) @RequestParam(required = false) @Nullable LocalDate asOf,
            Fields fields) {
        return new Page<>(organizations.ancestors(type, code, today.or(asOf), fields), null, null);
    }

    private boolean creates(String code, ExpectedVersion expected) {
        try {
            return expected.creates(code, organizations.exists(code));
        } catch (ProblemException refusal) {
            throw organizations.toldOfMerger(code, refusal);
        }
    }

    private OrganizationView createOnly(OrganizationDraft draft) {
        try {
            return organizations.create(draft);
        } catch (ProblemException taken) {
            if (taken.getType() == CommonProblem.CONFLICT && organizations.exists(draft.code())) {
                throw new ProblemException(
                        CommonProblem.PRECONDITION_FAILED,
                        "If-None-Match is * and %s exists by now.".formatted(draft.code()));
            }
            throw taken;
        }
    }

    private ResponseEntity<OrganizationView> created(OrganizationView view) {
        return ResponseEntity.created(URI.create("/api/v1/%s/%s".formatted(type.path(), view.code())))
                .eTag(ETags.of(view.version(), today.get()))
                .body(view);
    }

    private static ResponseEntity<OrganizationView> ok(OrganizationView view, LocalDate asOf) {
        return ResponseEntity.ok().eTag(ETags.of(view.version(), asOf)).body(view);
    }
}
