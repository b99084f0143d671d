package io.autopact.pages.web;

import io.autopact.access.PageController;
import io.autopact.pages.Asked;
import io.autopact.pages.ChangesPage;
import io.autopact.pages.ClaimsPage;
import io.autopact.pages.DuePage;
import io.autopact.pages.RolloutsPage;
import io.autopact.pages.SearchPage;
import io.autopact.shared.roles.AllowReaders;
import io.swagger.v3.oas.annotations.Hidden;
import lombok.RequiredArgsConstructor;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Questions over many records: what lands, what falls due, what changed, what is said, what is there. */
@Hidden
@RestController
@RequiredArgsConstructor
class QuestionController implements PageController {

    private final RolloutsPage rollouts;
    private final DuePage due;
    private final ChangesPage changes;
    private final ClaimsPage claims;
    private final SearchPage search;
    private final Screens screens;

    @AllowReaders
    @Takes({"q", "automaker", "solution", "vehicleModel", "market", "basis", "stage", "late", "cursor"})
    @GetMapping("/rollouts")
    ResponseEntity<String> rollouts(Asked asked) {
        return screens.show(asked, () -> rollouts.write(asked));
    }

    @AllowReaders
    @Takes({DuePage.MONTHS, DuePage.BY, DuePage.PERSON, "kind", "organization", "cursor"})
    @GetMapping("/due")
    ResponseEntity<String> due(Asked asked) {
        return screens.show(asked, () -> due.write(asked));
    }

    @AllowReaders
    @Takes(
            value = {"from", "to", "by", "record", "organization", "after", "cursor"},
            knownAt = false)
    @GetMapping("/changes")
    ResponseEntity<String> changes(Asked asked) {
        return screens.show(asked, () -> changes.write(asked));
    }

    @AllowReaders
    @Takes({"q", "cursor"})
    @GetMapping("/claims")
    ResponseEntity<String> claims(Asked asked) {
        return screens.show(asked, () -> claims.write(asked));
    }

    @AllowReaders
    @Takes(value = "q", knownAt = false)
    @GetMapping("/search")
    ResponseEntity<String> search(Asked asked) {
        return screens.show(asked, () -> search.write(asked));
    }
}
