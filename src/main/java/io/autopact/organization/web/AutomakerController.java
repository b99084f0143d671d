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

@Tag(name = "Automakers")
@RestController
@RequestMapping("/api/v1/automakers")
class AutomakerController extends OrganizationEndpoints {

    AutomakerController(
            OrganizationService organizations, OrganizationLifecycle lifecycle, MergePatches patches, Today today) {
        super(OrganizationType.AUTOMAKER, organizations, lifecycle, patches, today);
    }

    @Operation(summary = "All automakers 车企列表", description = "The vehicle makers that the register knows.")
    @AllowReaders
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Page<OrganizationView>> list(@Listed("automakers") ListRequest query) {
        return PageAnswer.of(getOrganizations().list(getType(), query));
    }
}
