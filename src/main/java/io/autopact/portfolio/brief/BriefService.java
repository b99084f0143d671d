package io.autopact.portfolio.brief;

import io.autopact.history.HistoryService;
import io.autopact.history.RecordKey;
import io.autopact.organization.OrganizationView;
import io.autopact.portfolio.CoverageService;
import io.autopact.portfolio.CoverageState;
import io.autopact.portfolio.CoverageView;
import io.autopact.portfolio.DueItem;
import io.autopact.portfolio.GapItem;
import io.autopact.portfolio.Subject;
import io.autopact.portfolio.TimelineService;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.time.RoughDate;
import io.autopact.shared.time.Today;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Sums up what one should know of a partner and all that belongs to it before meeting them. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class BriefService {

    private static final String BRIEF = SqlFile.read("portfolio/brief.sql");

    private static final int MOST_CHANGES = 200;
    private static final int MOST_ITEMS = 500;
    private static final int MONTHS_AHEAD = 6;

    private final JdbcClient database;
    private final JsonRows rows;
    private final ListReader lists;
    private final ListDefinition<DueItem> expiringListing;
    private final ListDefinition<GapItem> gapListing;
    private final TimelineService timelines;
    private final CoverageService coverage;
    private final HistoryService history;
    private final Today today;

    /** What the database gives in one go. */
    record Facts(
            List<String> family,
            List<String> line,
            List<RecordKey> records,
            List<BriefView.InForce> inForce,
            List<BriefView.OpenAgreement> drafts,
            List<BriefView.OpenMilestone> milestones,
            List<BriefView.OpenInstrument> instruments,
            List<BriefView.OpenRollout> rollouts,
            List<Subject> domains) {}

    /**
     * The brief on a partner.
     *
     * @param since since when changes are told
     * @throws ProblemException if since lies after the date
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public BriefView brief(OrganizationView organization, LocalDate since, LocalDate asOf) {
        if (since.isAfter(asOf)) {
            throw ProblemException.invalid(List.of(
                    Violation.in("since", "out-of-order", "since is %s and lies after %s.".formatted(since, asOf))));
        }
        Facts facts = database.sql(BRIEF)
                .param("code", organization.code())
                .param("asOf", asOf)
                .query(rows.as(Facts.class))
                .single();
        return new BriefView(
                organization.code(),
                organization.nameZh(),
                organization.nameEn(),
                asOf,
                since,
                timelines.timeline(organization, asOf).events().stream()
                        .filter(event -> event.happenedFrom(since) && !event.planned())
                        .toList(),
                history.changes(facts.records(), today.start(since), today.start(asOf.plusDays(1)), MOST_CHANGES),
                covered(organization, asOf, facts.domains()),
                facts.inForce(),
                lists.first(
                        expiringListing,
                        Map.of(
                                "organization",
                                String.join(",", facts.family()),
                                "dueBefore",
                                asOf.plusMonths(MONTHS_AHEAD).plusDays(1).toString()),
                        asOf,
                        MOST_ITEMS),
                ties(facts, asOf),
                new BriefView.Open(
                        facts.drafts(),
                        facts.milestones(),
                        facts.instruments(),
                        facts.rollouts(),
                        lists.first(
                                gapListing,
                                Map.of("organization", organization.code(), "includeDescendants", "true"),
                                asOf,
                                MOST_ITEMS)));
    }

    /** Of those that concern any of them: a tie of a sister organization does not. */
    private List<DueItem> ties(Facts facts, LocalDate asOf) {
        return lists
                .first(
                        expiringListing,
                        Map.of(
                                "kind",
                                "TIE_ENDS,TIE_BEGINS",
                                "organization",
                                Stream.concat(facts.family().stream(), facts.line().stream())
                                        .distinct()
                                        .collect(Collectors.joining(",")),
                                "dueBefore",
                                RoughDate.LATEST.toString()),
                        asOf,
                        MOST_ITEMS)
                .stream()
                .filter(each -> each.tie() != null
                        && (facts.family().contains(each.tie().organization())
                                || facts.line().contains(each.tie().organization())
                                || facts.family().contains(each.tie().to())))
                .toList();
    }

    /** What the partner and all that belongs to it cover together: the furthest that any of them has come. */
    private List<BriefView.Covered> covered(OrganizationView organization, LocalDate asOf, List<Subject> domains) {
        List<CoverageView.Cell> cells = coverage.coverage(asOf, List.of(organization.code()), true).rows().stream()
                .flatMap(row -> row.cells().stream())
                .toList();
        return domains.stream()
                .map(domain -> {
                    List<CoverageView.Cell> own = cells.stream()
                            .filter(cell -> cell.domain().equals(domain.code()))
                            .toList();
                    return new BriefView.Covered(
                            domain.code(),
                            domain.nameZh(),
                            domain.nameEn(),
                            CoverageState.furthest(own.stream().map(CoverageView.Cell::state)),
                            own.stream()
                                    .flatMap(cell -> cell.basis().stream())
                                    .map(CoverageView.Basis::agreement)
                                    .distinct()
                                    .sorted()
                                    .toList());
                })
                .toList();
    }
}
