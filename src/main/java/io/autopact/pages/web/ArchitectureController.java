package io.autopact.pages.web;

import io.autopact.access.PageController;
import io.autopact.pages.ArchitecturePage;
import io.autopact.pages.Asked;
import io.autopact.shared.roles.AllowReaders;
import io.swagger.v3.oas.annotations.Hidden;
import lombok.RequiredArgsConstructor;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What we offer, and who has it. */
@Hidden
@RestController("architecturePages")
@RequiredArgsConstructor
class ArchitectureController implements PageController {

    private final ArchitecturePage architecture;
    private final Screens screens;

    @AllowReaders
    @Takes(Asked.VIEW)
    @GetMapping("/architecture")
    ResponseEntity<String> whole(Asked asked) {
        return screens.show(asked, () -> architecture.write(asked));
    }

    @AllowReaders
    @Takes(ArchitecturePage.ROWS)
    @GetMapping("/architecture/{element}")
    ResponseEntity<String> element(Asked asked, @PathVariable String element) {
        return screens.show(asked, () -> architecture.write(asked, element));
    }

    @AllowReaders
    @Takes(ArchitecturePage.ROWS)
    @GetMapping("/domains/{code}")
    ResponseEntity<String> domain(Asked asked, @PathVariable String code) {
        return screens.show(asked, () -> architecture.writeDomain(asked, code));
    }
}
