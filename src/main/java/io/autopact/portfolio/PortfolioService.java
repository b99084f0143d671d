package io.autopact.portfolio;

import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListRequest;
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

    private final KeptPages pages;
    private final ListDefinition<DueItem> expiringListing;
    private final ListDefinition<WhiteSpaceItem> whiteSpaceListing;
    private final ListDefinition<GapItem> gapListing;
    private final ListDefinition<SlipItem> slipListing;
    private final ListDefinition<ForecastMonth> forecastListing;
    private final ListDefinition<ChangeItem> changeListing;

    /** What falls due: expiries, last days to give notice, and milestones, overdue ones first. */
    public Page<DueItem> expiring(ListRequest query) {
        return pages.page(expiringListing, query);
    }

    /** What automakers that we work with do not cover, what most comparable ones do first. */
    public Page<WhiteSpaceItem> whiteSpace(ListRequest query) {
        return pages.page(whiteSpaceListing, query);
    }

    /** What the register cannot bear out. */
    public Page<GapItem> gaps(ListRequest query) {
        return pages.page(gapListing, query);
    }

    /** The rollouts whose launch slipped, the worst first. */
    public Page<SlipItem> slips(ListRequest query) {
        return pages.page(slipListing, query);
    }

    /** The launches that are still planned, by month. */
    public Page<ForecastMonth> forecast(ListRequest query) {
        return pages.page(forecastListing, query);
    }

    /**
     * What is otherwise at one date than at another.
     *
     * @throws ProblemException if the earlier date is missing, or is the later one
     */
    public Page<ChangeItem> changes(ListRequest query) {
        String from = query.filters().get(PortfolioQuestionLists.FROM);
        if (from == null) {
            throw ProblemException.invalid(List.of(Violation.in(
                    PortfolioQuestionLists.FROM, "required", "Changes are told from one date on: give from.")));
        }
        String to = query.filters().getOrDefault("to", query.asOf().toString());
        if (LocalDate.parse(from).isAfter(LocalDate.parse(to))) {
            throw ProblemException.invalid(List.of(Violation.in(
                    PortfolioQuestionLists.FROM, "out-of-order", "from is %s and lies after %s.".formatted(from, to))));
        }
        return pages.page(changeListing, query);
    }
}
