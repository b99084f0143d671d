package io.autopact.capability.web;

import io.autopact.capability.CapabilityService;
import io.autopact.capability.CooperationDomainService;
import io.autopact.capability.CooperationDomainView;
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
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Cooperation domains")
@RestController
@RequestMapping(path = "/api/v1/cooperation-domains", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class CooperationDomainController {

    private static final String CODE = "The domain's code.";

    private final CapabilityService capabilities;
    private final CooperationDomainService domains;
    private final MergePatches patches;
    private final Today today;

    @Operation(
            operationId = "listCooperationDomains",
            summary = "The cooperation domains 合作领域列表",
            description = "The areas that agreements are about, with the elements and solutions that serve each.")
    @AllowReaders
    @GetMapping
    ResponseEntity<Page<CooperationDomainView>> list(@Listed("cooperation-domains") ListRequest query) {
        return PageAnswer.of(capabilities.domains(query));
    }

    @Operation(
            operationId = "getCooperationDomain",
            summary = "One cooperation domain 合作领域",
            description = "A domain with the elements and solutions that serve it, stated or inferred.")
    @AllowReaders
    @GetMapping("/{code}")
    ResponseEntity<CooperationDomainView> get(
            @Parameter(description = CODE) @PathVariable String code,
            @Parameter(description = "The date asked about; today where it is missing.")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate asOf,
            Fields fields) {
        LocalDate date = today.or(asOf);
        CooperationDomainView domain = capabilities.domain(code, date, fields);
        return RecordAnswer.of(domain, ETags.of(domain.version(), date, domain), fields);
    }

    @Operation(
            operationId = "replaceCooperationDomain",
            summary = "Replace its names and position 替换",
            description = "The seven domains are fixed: their names and their order can be changed, and nothing else.")
    @AllowAdministrators
    @PutMapping(path = "/{code}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CooperationDomainView> put(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody CooperationDomainDocument document) {
        capabilities.domain(code, today.get());
        expected.creates(code, true);
        return described(code, document, expected);
    }

    @Operation(
            operationId = "patchCooperationDomain",
            summary = "Change a name or its position 部分修改",
            description = "Changes the members given and leaves the others.")
    @AllowAdministrators
    @PatchMapping(path = "/{code}", consumes = MergePatch.MEDIA_TYPE)
    ResponseEntity<CooperationDomainView> patch(
            @Parameter(description = CODE) @PathVariable String code,
            ExpectedVersion expected,
            @RequestBody MergePatch patch) {
        CooperationDomainView current = capabilities.domain(code, today.get());
        return described(code, patches.apply(current, patch, CooperationDomainDocument.class), expected);
    }

    private ResponseEntity<CooperationDomainView> described(
            String code, CooperationDomainDocument document, ExpectedVersion expected) {
        document.requireCode(code);
        return ok(
                domains.describe(code, document.nameZh(), document.nameEn(), document.position(), expected),
                today.get());
    }

    private static ResponseEntity<CooperationDomainView> ok(CooperationDomainView domain, LocalDate asOf) {
        return ResponseEntity.ok()
                .eTag(ETags.of(domain.version(), asOf, domain))
                .body(domain);
    }
}
