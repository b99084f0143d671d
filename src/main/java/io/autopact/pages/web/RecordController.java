package io.autopact.pages.web;

import io.autopact.access.PageController;
import io.autopact.pages.AgreementPage;
import io.autopact.pages.Asked;
import io.autopact.pages.BriefPage;
import io.autopact.pages.OrganizationPage;
import io.autopact.shared.roles.AllowReaders;
import io.swagger.v3.oas.annotations.Hidden;
import lombok.RequiredArgsConstructor;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One record at a time: an organization, an agreement. */
@Hidden
@RestController
@RequiredArgsConstructor
class RecordController implements PageController {

    private final OrganizationPage organizations;
    private final BriefPage briefs;
    private final AgreementPage agreements;
    private final Screens screens;

    @AllowReaders
    @Takes({OrganizationPage.GROUP, Asked.VIEW})
    @GetMapping("/organizations/{code}")
    ResponseEntity<String> organization(Asked asked, @PathVariable String code) {
        return screens.show(asked, () -> organizations.write(asked, code));
    }

    @AllowReaders
    @GetMapping("/organizations/{code}/brief")
    ResponseEntity<String> brief(Asked asked, @PathVariable String code) {
        return screens.show(asked, () -> briefs.write(asked, code));
    }

    @AllowReaders
    @GetMapping("/agreements/{number}")
    ResponseEntity<String> agreement(Asked asked, @PathVariable String number) {
        return screens.show(asked, () -> agreements.write(asked, number));
    }
}
