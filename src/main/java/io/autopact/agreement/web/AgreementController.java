package io.autopact.agreement.web;

import io.autopact.agreement.AgreementDraft;
import io.autopact.agreement.AgreementService;
import io.autopact.agreement.AgreementView;
import io.autopact.agreement.AmendmentView;
import io.autopact.shared.document.MergePatch;
import io.autopact.shared.document.MergePatches;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.roles.AllowManagers;
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
import java.time.Instant;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Agreements")
@RestController
@RequestMapping(path = "/api/v1/agreements", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class AgreementController {

    private static final String NUMBER = "The agreement's number.";

    private final AgreementService agreements;
    private final MergePatches patches;
    private final Today today;

    @Operation(
            operationId = "listAgreements",
            summary = "All agreements 协议列表",
            description = "Agreements with parties, scope and phase at the date asked about, the latest signed first.")
    @AllowReaders
    @GetMapping
    ResponseEntity<Page<AgreementView>> list(@Listed("agreements") ListRequest query) {
        return PageAnswer.of(agreements.list(query));
    }

    @Operation(
            operationId = "getAgreement",
            summary = "One agreement 协议",
            description =
                    "An agreement with its parties, signatories and witnesses, scope, dates, lineage, status, and the phase"
                            + " at the date asked about.")
    @AllowReaders
    @GetMapping("/{number}")
    ResponseEntity<AgreementView> get(
            @Parameter(description = "The agreement's number.") @PathVariable String number,
            @Parameter(description = "The date that moves phase and scope; today where it is missing.")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate asOf,
            @Parameter(
                            description =
                                    "What the register said at this instant; what was written later is not known. asOf is then"
                                            + " its date where that is missing.")
                    @RequestParam(required = false)
                    @Nullable
                    Instant knownAt,
            Fields fields) {
        LocalDate date = today.or(asOf, knownAt);
        AgreementView agreement = knownAt == null
                ? agreements.get(number, date, fields)
                : agreements.recall(number, date, knownAt, fields);
        return RecordAnswer.of(agreement, ETags.of(agreement.version(), date), fields);
    }

    @Operation(
            operationId = "draftAgreement",
            summary = "Begin an agreement 新建协议",
            description = "Records a draft under the number given, or under the next free one of the year.")
    @AllowManagers
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AgreementView> draft(@RequestBody AgreementDocument document) {
        return created(agreements.draft(document.draft()));
    }

    @Operation(
            operationId = "replaceAgreement",
            summary = "Rewrite one that is not signed, or begin one under this number 替换或新建",
            description =
                    "With If-Match it rewrites a draft; with If-None-Match: * it begins one. What was agreed changes"
                            + " only through amendments and corrections, once it is signed.")
    @AllowManagers
    @PutMapping(path = "/{number}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AgreementView> put(
            @Parameter(description = NUMBER) @PathVariable String number,
            ExpectedVersion expected,
            @RequestBody AgreementDocument document) {
        AgreementDraft draft = document.draftOf(number);
        return expected.creates(number, agreements.exists(number))
                ? created(agreements.draft(draft))
                : ok(agreements.rewrite(number, draft, recorded(number), expected));
    }

    @Operation(
            operationId = "patchAgreement",
            summary = "Change some of one that is not signed 部分修改",
            description =
                    "Changes the members given and leaves the others; null empties a member, and a list is replaced as a"
                            + " whole. What was agreed changes only through amendments and corrections, once it is signed.")
    @AllowManagers
    @PatchMapping(path = "/{number}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<AgreementView> patch(
            @Parameter(description = NUMBER) @PathVariable String number,
            ExpectedVersion expected,
            @RequestBody MergePatch patch) {
        AgreementView current = agreements.get(number, today.get());
        AgreementDocument merged = patches.apply(current, patch, AgreementDocument.class);
        return ok(agreements.rewrite(number, merged.draftOf(number), recorded(number), expected));
    }

    @Operation(
            operationId = "deleteAgreement",
            summary = "Delete a draft 删除草稿",
            description =
                    "Deletes a draft that nothing refers to; the history stays and the number is never given again.")
    @AllowManagers
    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Parameter(description = NUMBER) @PathVariable String number, ExpectedVersion expected) {
        agreements.delete(number, expected);
    }

    @Operation(
            operationId = "listAmendments",
            summary = "What changed after the signing 补充、续签与通知",
            description = "The amendments, renewals and notices of an agreement in the order of their effect.")
    @AllowReaders
    @GetMapping("/{number}/amendments")
    ResponseEntity<Page<AmendmentView>> amendments(
            @Parameter(description = NUMBER) @PathVariable String number, @Listed("amendments") ListRequest query) {
        return PageAnswer.of(agreements.amendments(number, query));
    }

    /** What is recorded, as what a client would send to record it. */
    private AgreementDraft recorded(String number) {
        return patches.apply(agreements.get(number, today.get()), MergePatch.NOTHING, AgreementDocument.class)
                .draftOf(number);
    }

    private ResponseEntity<AgreementView> created(AgreementView agreement) {
        return ResponseEntity.created(URI.create("/api/v1/agreements/" + agreement.number()))
                .eTag(ETags.of(agreement.version(), today.get()))
                .body(agreement);
    }

    private ResponseEntity<AgreementView> ok(AgreementView agreement) {
        return ResponseEntity.ok()
                .eTag(ETags.of(agreement.version(), today.get()))
                .body(agreement);
    }
}
