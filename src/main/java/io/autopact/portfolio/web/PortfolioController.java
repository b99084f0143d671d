package io.autopact.portfolio.web;

import io.autopact.portfolio.DueItem;
import io.autopact.portfolio.PortfolioService;
import io.autopact.shared.listing.ListQuery;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.web.PageAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Portfolio")
@RestController
@RequestMapping(path = "/api/v1/portfolio", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class PortfolioController {

    private final PortfolioService portfolio;

    @Operation(
            operationId = "listExpiring",
            summary = "What falls due 到期提醒",
            description =
                    "Agreements that end, last days to give notice where an agreement would renew itself, and open"
                            + " milestones, overdue ones first. How far ahead is each agreement's own matter (reminderDays),"
                            + " or dueBefore's.")
    @GetMapping("/expiring")
    ResponseEntity<Page<DueItem>> expiring(@Listed("portfolio-expiring") ListQuery query) {
        return PageAnswer.of(portfolio.expiring(query));
    }
}
