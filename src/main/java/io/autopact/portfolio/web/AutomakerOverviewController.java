package io.autopact.portfolio.web;

import io.autopact.organization.OrganizationType;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Automakers")
@RestController
@RequestMapping("/api/v1/automakers")
class AutomakerOverviewController extends OverviewEndpoints {

    AutomakerOverviewController(Overviews overviews) {
        super(OrganizationType.AUTOMAKER, overviews);
    }
}
