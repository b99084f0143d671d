package io.autopact.pages;

import io.autopact.access.PageController;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.roles.AllowReaders;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A page to try the door with, whatever the pages of the service come to show. */
@Hidden
@RestController
class TriedPages implements PageController {

    @AllowReaders
    @GetMapping(path = "/tried/{code}", produces = MediaType.TEXT_HTML_VALUE)
    String page(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            Authentication requester) {
        if (code.equals("nothing")) {
            throw ProblemException.notFound("record", code);
        }
        if (code.equals("broken")) {
            throw new IllegalStateException("secret innards");
        }
        return "<p>%s sees %s of %s</p>".formatted(requester.getName(), code, asOf);
    }
}
