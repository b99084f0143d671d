package io.autopact.portfolio.web;

import io.autopact.organization.OrganizationType;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Partners")
@RestController
@RequestMapping("/api/v1/partners")
class PartnerOverviewController extends OverviewEndpoints {

    PartnerOverviewController(Overviews overviews) {
        super(OrganizationType.PARTNER, overviews);
    }
}
