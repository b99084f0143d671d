package io.autopact.pages.web;

import io.autopact.access.PageController;
import io.autopact.pages.Asked;
import io.autopact.pages.FigurePage;
import io.autopact.pages.HeatMapPart;
import io.autopact.pages.OverviewPage;
import io.autopact.shared.roles.AllowReaders;
import io.swagger.v3.oas.annotations.Hidden;
import lombok.RequiredArgsConstructor;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The portfolio at a glance. */
@Hidden
@RestController
@RequiredArgsConstructor
class OverviewController implements PageController {

    private final OverviewPage overview;
    private final FigurePage figures;
    private final Screens screens;

    @AllowReaders
    @Takes({HeatMapPart.ROWS, HeatMapPart.GROUP, HeatMapPart.ONLY, Asked.VIEW})
    @GetMapping("/")
    ResponseEntity<String> overview(Asked asked) {
        return screens.show(asked, () -> overview.write(asked));
    }

    @AllowReaders
    @Takes("cursor")
    @GetMapping("/figures/{figure}")
    ResponseEntity<String> figure(Asked asked, @PathVariable String figure) {
        return screens.show(asked, () -> figures.write(asked, figure));
    }
}
