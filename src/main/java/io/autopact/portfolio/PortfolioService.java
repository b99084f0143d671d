package io.autopact.portfolio;

import io.autopact.shared.listing.ListQuery;
import io.autopact.shared.listing.Listing;
import io.autopact.shared.listing.Lists;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import java.time.LocalDate;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Answers questions about the portfolio as a whole. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PortfolioService {

    private final Lists lists;
    private final Listing<DueItem> expiringListing;
    private final Listing<WhiteSpaceItem> whiteSpaceListing;
    private final Listing<GapItem> gapListing;
    private final Listing<SlipItem> slipListing;
    private final Listing<ForecastMonth> forecastListing;
    private final Listing<ChangeItem> changeListing;

    /** What falls due: expiries, last days to give notice, and milestones, overdue ones first. */
    public Page<DueItem> expiring(ListQuery query) {
        return lists.page(expiringListing, query);
    }

    /** What automakers that we work with do not cover, what most comparable ones do first. */
    public Page<WhiteSpaceItem> whiteSpace(ListQuery query) {
        return lists.page(whiteSpaceListing, query);
    }

    /** What the register cannot bear out. */
    public Page<GapItem> gaps(ListQuery query) {
        return lists.page(gapListing, query);
    }

    /** The rollouts whose launch slipped, the worst first. */
    public Page<SlipItem> slips(ListQuery query) {
        return lists.page(slipListing, query);
    }

    /** The launches that are still planned, by month. */
    public Page<ForecastMonth> forecast(ListQuery query) {
        return lists.page(forecastListing, query);
    }

    /**
     * What is otherwise at one date than at another.
     *
     * @throws ProblemException if the earlier date is missing, or is the later one
     */
    public Page<ChangeItem> changes(ListQuery query) {
        String from = query.filters().get(PortfolioQuestionListings.FROM);
        if (from == null) {
            throw ProblemException.invalid(List.of(Violation.in(
                    PortfolioQuestionListings.FROM, "required", "Changes are told from one date on: give from.")));
        }
        String to = query.filters().getOrDefault("to", query.asOf().toString());
        if (LocalDate.parse(from).isAfter(LocalDate.parse(to))) {
            throw ProblemException.invalid(List.of(Violation.in(
                    PortfolioQuestionListings.FROM,
                    "out-of-order",
                    "from is %s and lies after %s.".formatted(from, to))));
        }
        return lists.page(changeListing, query);
    }
}
