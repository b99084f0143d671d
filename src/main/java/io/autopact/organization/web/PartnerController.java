package io.autopact.organization.web;

import io.autopact.organization.OrganizationLifecycle;
import io.autopact.organization.OrganizationService;
import io.autopact.organization.OrganizationType;
import io.autopact.organization.OrganizationView;
import io.autopact.shared.document.MergePatches;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.roles.AllowReaders;
import io.autopact.shared.time.Today;
import io.autopact.shared.web.PageAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Partners")
@RestController
@RequestMapping("/api/v1/partners")
class PartnerController extends OrganizationEndpoints {

    PartnerController(
            OrganizationService organizations, OrganizationLifecycle lifecycle, MergePatches patches, Today today) {
        super(OrganizationType.PARTNER, organizations, lifecycle, patches, today);
    }

    @Operation(summary = "All partners 生态伙伴列表", description = "The partners that are not vehicle makers.")
    @AllowReaders
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Page<OrganizationView>> list(@Listed("partners") ListRequest query) {
        return PageAnswer.of(getOrganizations().list(getType(), query));
    }
}
