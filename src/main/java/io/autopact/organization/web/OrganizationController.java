package io.autopact.organization.web;

import io.autopact.organization.OrganizationService;
import io.autopact.organization.OrganizationView;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.roles.AllowReaders;
import io.autopact.shared.web.PageAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Organizations")
@RestController
@RequestMapping("/api/v1/organizations")
@RequiredArgsConstructor
class OrganizationController {

    private final OrganizationService organizations;

    @Operation(
            operationId = "listOrganizations",
            summary = "Search all organizations 组织检索",
            description =
                    "Automakers, partners and own units together. q finds by any part of the code, a name or an alias,"
                            + " in either language: 东风 finds 东风汽车集团 and 东风柳汽.")
    @AllowReaders
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Page<OrganizationView>> list(@Listed("organizations") ListRequest query) {
        return PageAnswer.of(organizations.list(query));
    }
}
