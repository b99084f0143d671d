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

@Tag(name = "Own units")
@RestController
@RequestMapping("/api/v1/own-units")
class OwnUnitController extends OrganizationEndpoints {

    OwnUnitController(
            OrganizationService organizations, OrganizationLifecycle lifecycle, MergePatches patches, Today today) {
        super(OrganizationType.OWN_UNIT, organizations, lifecycle, patches, today);
    }

    @Operation(summary = "All own units 己方单位列表", description = "Our own company and its units, which sign as parties.")
    @AllowReaders
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Page<OrganizationView>> list(@Listed("own-units") ListRequest query) {
        return PageAnswer.of(getOrganizations().list(getType(), query));
    }
}
