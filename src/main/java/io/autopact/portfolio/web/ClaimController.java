package io.autopact.portfolio.web;

import io.autopact.portfolio.claim.ClaimDraft;
import io.autopact.portfolio.claim.ClaimService;
import io.autopact.portfolio.claim.ClaimView;
import io.autopact.portfolio.claim.ReconciliationView;
import io.autopact.shared.document.MergePatch;
import io.autopact.shared.document.MergePatches;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.roles.AllowEveryRole;
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
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Claims")
@RestController
@RequestMapping(path = "/api/v1/claims", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class ClaimController {

    private static final String CODE = "The claim's code.";

    private final ClaimService claims;
    private final MergePatches patches;

    @Operation(
            operationId = "listClaims",
            summary = "All claims 对外口径列表",
            description = "What is stated in public, with the figure where there is one.")
    @AllowReaders
    @GetMapping
    ResponseEntity<Page<ClaimView>> list(@Listed("claims") ListRequest query) {
        return PageAnswer.of(claims.list(query));
    }

    @Operation(operationId = "getClaim", summary = "One claim 对外口径", description = "A claim in its words.")
    @AllowReaders
    @GetMapping("/{code}")
    ResponseEntity<ClaimView> get(@Parameter(description = CODE) @PathVariable String code, Fields fields) {
        ClaimView claim = claims.get(code, fields);
        return RecordAnswer.of(claim, ETags.of(claim.version()), fields);
    }

    @Operation(
            operationId = "createClaim",
            summary = "Append a claim 新增对外口径",
            description =
                    "Records what is stated in public. Claims are appended and never overwritten: a figure that is"
                            + " stated anew is a new claim.")
    @AllowManagers
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ClaimView> create(@RequestBody ClaimDocument document) {
        return created(claims.append(document.draft(null)));
    }

    @Operation(
            operationId = "putClaim",
            summary = "Append a claim under this code 新增对外口径",
            description =
                    "With If-None-Match: * it records the claim under a code of one's own. What is recorded already is"
                            + " a conflict: claims are never overwritten.")
    @AllowManagers
    @PutMapping(path = "/{code}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ClaimView> put(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody ClaimDocument document) {
        ClaimDraft draft = document.draft(code);
        if (!expected.creates(code, claims.exists(code))) {
            expected.accept(claims.get(code).version());
            throw new ProblemException(
                    CommonProblem.CONFLICT,
                    "%s is recorded; claims are appended and never overwritten: record what is stated anew as another one."
                            .formatted(code));
        }
        return created(claims.append(draft));
    }

    @Operation(
            operationId = "patchClaim",
            summary = "Tell who said it, where and what about 补充口径背景",
            description =
                    "Changes the members given of who spoke, for whom, on which occasion and what about; null empties one."
                            + " The words, the day and the figure stay as they were said.")
    @AllowManagers
    @PatchMapping(path = "/{code}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<ClaimView> patch(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody MergePatch patch) {
        ClaimDocument merged = patches.apply(claims.get(code), patch, ClaimDocument.class);
        ClaimView claim = claims.tell(code, merged.draft(code), expected);
        return ResponseEntity.ok().eTag(ETags.of(claim.version())).body(claim);
    }

    private static ResponseEntity<ClaimView> created(ClaimView claim) {
        return ResponseEntity.created(URI.create("/api/v1/claims/" + claim.code()))
                .eTag(ETags.of(claim.version()))
                .body(claim);
    }

    @Operation(
            operationId = "reconcileClaim",
            summary = "A claim against the register 口径核对",
            description =
                    "What the register has on the day that the claim speaks of, by what is recorded now: the"
                            + " difference, the records counted, and those left out and why. A claim without a metric has none of it.")
    @AllowEveryRole
    @GetMapping("/{code}/reconciliation")
    ResponseEntity<ReconciliationView> reconcile(@Parameter(description = CODE) @PathVariable String code) {
        ReconciliationView reconciliation = claims.reconcile(code);
        return ResponseEntity.ok().eTag(ETags.of(reconciliation)).body(reconciliation);
    }
}
