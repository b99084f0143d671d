package io.autopact.agreement.web;

import io.autopact.agreement.AgreementService;
import io.autopact.agreement.AgreementView;
import io.autopact.shared.listing.ListQuery;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.time.Today;
import io.autopact.shared.web.ETags;
import io.autopact.shared.web.PageAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Agreements")
@RestController
@RequestMapping(path = "/api/v1/agreements", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class AgreementController {

    private static final String NUMBER = "The agreement's number.";
    private static final String IF_MATCH = "The ETag that the agreement was read with; its version decides.";

    private final AgreementService agreements;
    private final Today today;

    @Operation(
            operationId = "listAgreements",
            summary = "All agreements 协议列表",
            description = "Agreements with parties, scope and phase at the date asked about, the latest signed first.")
    @GetMapping
    ResponseEntity<Page<AgreementView>> list(@Listed("agreements") ListQuery query) {
        return PageAnswer.of(agreements.list(query));
    }

    @Operation(
            operationId = "getAgreement",
            summary = "One agreement 协议",
            description =
                    "An agreement with its parties, signatories and witnesses, scope, dates, lineage, status, and the phase"
                            + " at the date asked about.")
    @GetMapping("/{number}")
    ResponseEntity<AgreementView> get(
            @Parameter(description = "The agreement's number.", example = "AG-2019-DONGFENG") @PathVariable
                    String number,
            @Parameter(description = "The date that moves phase and scope; today where it is missing.")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate asOf) {
        LocalDate date = today.or(asOf);
        AgreementView agreement = agreements.get(number, date);
        return ResponseEntity.ok().eTag(ETags.of(agreement.version(), date)).body(agreement);
    }

    @Operation(
            operationId = "draftAgreement",
            summary = "Begin an agreement 新建协议",
            description = "Records a draft under the number given, or under the next free one of the year.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AgreementView> draft(@RequestBody AgreementDocument document) {
        AgreementView agreement = agreements.draft(document.draft());
        return ResponseEntity.created(URI.create("/api/v1/agreements/" + agreement.number()))
                .eTag(ETags.of(agreement.version(), today.get()))
                .body(agreement);
    }

    @Operation(
            operationId = "negotiateAgreement",
            summary = "Begin to negotiate 开始谈判",
            description = "Moves a draft to NEGOTIATING.")
    @PostMapping(path = "/{number}/negotiate", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AgreementView> negotiate(
            @Parameter(description = NUMBER) @PathVariable String number,
            @Parameter(description = IF_MATCH) @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable
                    String ifMatch,
            @RequestBody AgreementActions.Negotiate step) {
        return ok(agreements.negotiate(number, step.on(), version -> ETags.requireMatch(ifMatch, version)));
    }

    @Operation(
            operationId = "signAgreement",
            summary = "Sign 签署",
            description =
                    "Records that it was signed, when and where, by whom and before which witnesses. A draft may be signed"
                            + " directly, to record what has happened.")
    @PostMapping(path = "/{number}/sign", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AgreementView> sign(
            @Parameter(description = NUMBER) @PathVariable String number,
            @Parameter(description = IF_MATCH) @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable
                    String ifMatch,
            @RequestBody AgreementActions.Sign step) {
        return ok(agreements.sign(number, step.signing(), version -> ETags.requireMatch(ifMatch, version)));
    }

    @Operation(
            operationId = "withdrawAgreement",
            summary = "Give up before signing 撤回",
            description = "Moves an agreement that is not signed to WITHDRAWN, with the reason.")
    @PostMapping(path = "/{number}/withdraw", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AgreementView> withdraw(
            @Parameter(description = NUMBER) @PathVariable String number,
            @Parameter(description = IF_MATCH) @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable
                    String ifMatch,
            @RequestBody AgreementActions.Withdraw step) {
        return ok(
                agreements.withdraw(number, step.on(), step.reason(), version -> ETags.requireMatch(ifMatch, version)));
    }

    @Operation(
            operationId = "terminateAgreement",
            summary = "End before its time 终止",
            description = "Ends a signed agreement with the day given as its last.")
    @PostMapping(path = "/{number}/terminate", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AgreementView> terminate(
            @Parameter(description = NUMBER) @PathVariable String number,
            @Parameter(description = IF_MATCH) @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable
                    String ifMatch,
            @RequestBody AgreementActions.Terminate step) {
        return ok(agreements.terminate(
                number, step.on(), step.reason(), version -> ETags.requireMatch(ifMatch, version)));
    }

    private ResponseEntity<AgreementView> ok(AgreementView agreement) {
        return ResponseEntity.ok()
                .eTag(ETags.of(agreement.version(), today.get()))
                .body(agreement);
    }
}
