package io.autopact.portfolio.web;

import io.autopact.portfolio.ChangeItem;
import io.autopact.portfolio.DueItem;
import io.autopact.portfolio.ForecastMonth;
import io.autopact.portfolio.GapItem;
import io.autopact.portfolio.PortfolioService;
import io.autopact.portfolio.SlipItem;
import io.autopact.portfolio.SummaryEvidenceItem;
import io.autopact.portfolio.SummaryService;
import io.autopact.portfolio.SummaryView;
import io.autopact.portfolio.WhiteSpaceItem;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.roles.AllowEveryRole;
import io.autopact.shared.time.Today;
import io.autopact.shared.web.PageAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Portfolio")
@RestController
@RequestMapping(path = "/api/v1/portfolio", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class PortfolioController {

    static final String KNOWN_AT =
            "What the register said at this instant; what was written later is not known. asOf is then its date where that"
                    + " is missing.";

    private final PortfolioService portfolio;
    private final SummaryService summaries;
    private final Today today;

    @Operation(
            operationId = "getPortfolioSummary",
            summary = "The portfolio in figures 合作概览",
            description =
                    "With whom we work, what is in force, what it covers and where it has landed, at a date; with the"
                            + " automakers that are counted, and those that are left out and why.")
    @AllowEveryRole
    @GetMapping("/summary")
    SummaryView summary(
            @Parameter(description = "The date asked about; today where it is missing.")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate asOf,
            @Parameter(description = KNOWN_AT) @RequestParam(required = false) @Nullable Instant knownAt) {
        return summaries.summary(today.or(asOf, knownAt), knownAt);
    }

    @Operation(
            operationId = "listSummaryEvidence",
            summary = "From a figure to the words behind it 数字的佐证",
            description =
                    "Each record that a figure of the summary counts at the date, with the words of sources for it and"
                            + " against it: on the record, and on the agreements, rollouts and deployments that make it count.")
    @AllowEveryRole
    @GetMapping("/summary/evidence")
    ResponseEntity<Page<SummaryEvidenceItem>> summaryEvidence(@Listed("portfolio-summary-evidence") ListRequest query) {
        return PageAnswer.of(summaries.evidence(query));
    }

    @Operation(
            operationId = "listExpiring",
            summary = "What falls due 到期提醒",
            description =
                    "Agreements that end, last days to give notice where an agreement would renew itself, and open"
                            + " milestones, overdue ones first. How far ahead is each agreement's own matter (reminderDays),"
                            + " or dueBefore's.")
    @AllowEveryRole
    @GetMapping("/expiring")
    ResponseEntity<Page<DueItem>> expiring(@Listed("portfolio-expiring") ListRequest query) {
        return PageAnswer.of(portfolio.expiring(query));
    }

    @Operation(
            operationId = "listWhiteSpace",
            summary = "What is not covered yet, ranked 空白领域",
            description = "The domains that automakers we work with do not cover, those that most comparable ones cover"
                    + " first. Comparable are the other groups of the same country, or all others where the country is not"
                    + " known; a group counts once.")
    @AllowEveryRole
    @GetMapping("/white-space")
    ResponseEntity<Page<WhiteSpaceItem>> whiteSpace(@Listed("portfolio-white-space") ListRequest query) {
        return PageAnswer.of(portfolio.whiteSpace(query));
    }

    @Operation(
            operationId = "listGaps",
            summary = "What the register cannot bear out 缺口",
            description =
                    "Agreements whose scope is not known, cooperations without an agreement, rollouts and deployments"
                            + " that rest on none or no longer on one, layers with another number of elements than declared.")
    @AllowEveryRole
    @GetMapping("/gaps")
    ResponseEntity<Page<GapItem>> gaps(@Listed("portfolio-gaps") ListRequest query) {
        return PageAnswer.of(portfolio.gaps(query));
    }

    @Operation(
            operationId = "listSlips",
            summary = "Launches that slipped 延期",
            description = "Rollouts whose launch is later than its first plan, the worst first, in days.")
    @AllowEveryRole
    @GetMapping("/slips")
    ResponseEntity<Page<SlipItem>> slips(@Listed("portfolio-slips") ListRequest query) {
        return PageAnswer.of(portfolio.slips(query));
    }

    @Operation(
            operationId = "listRolloutForecast",
            summary = "Planned launches by month 上市预测",
            description = "The launches that are planned and have not happened at the date, month by month.")
    @AllowEveryRole
    @GetMapping("/rollout-forecast")
    ResponseEntity<Page<ForecastMonth>> forecast(@Listed("portfolio-rollout-forecast") ListRequest query) {
        return PageAnswer.of(portfolio.forecast(query));
    }

    @Operation(
            operationId = "listPortfolioChanges",
            summary = "What changed between two dates 两个日期之间的变化",
            description =
                    "What is otherwise at one date than at another, by what the register says today: cooperations,"
                            + " agreements, coverage, rollouts and deployments that came, went or moved.")
    @AllowEveryRole
    @GetMapping("/changes")
    ResponseEntity<Page<ChangeItem>> changes(@Listed("portfolio-changes") ListRequest query) {
        return PageAnswer.of(portfolio.changes(query));
    }
}
