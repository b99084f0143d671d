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
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Agreements")
@RestController
@RequestMapping(path = "/api/v1/agreements", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class AgreementController {

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
}
