package io.autopact.portfolio;

import io.autopact.shared.listing.ListQuery;
import io.autopact.shared.listing.Listing;
import io.autopact.shared.listing.Lists;
import io.autopact.shared.listing.Page;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Answers questions about the portfolio as a whole. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PortfolioService {

    private final Lists lists;
    private final Listing<DueItem> expiring;

    /** What falls due: expiries, last days to give notice, and milestones, overdue ones first. */
    public Page<DueItem> expiring(ListQuery query) {
        return lists.page(expiring, query);
    }
}
