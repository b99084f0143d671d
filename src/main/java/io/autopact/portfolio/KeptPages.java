package io.autopact.portfolio;

import io.autopact.history.RegisterVersion;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import org.springframework.stereotype.Component;

/**
 * Keeps pages of the lists about the portfolio as a whole: whoever asks for a page goes over everything that is
 * recorded, and many ask for the same one.
 */
@Component
class KeptPages {

    /** So many items of all pages together are kept. */
    private static final int MOST_ITEMS = 5_000;

    /** What is asked counts as an item for so many characters. */
    private static final int CHARACTERS = 200;

    private final ListReader lists;
    private final RegisterCache<Asked, Page<?>> pages;

    KeptPages(RegisterVersion register, ListReader lists) {
        this.lists = lists;
        this.pages = new RegisterCache<>(
                register, MOST_ITEMS, (asked, page) -> 1 + page.items().size() + asked.length() / CHARACTERS);
    }

    /** Which page of which list. */
    private record Asked(String list, ListRequest query) {

        private int length() {
            return query.filters().values().stream().mapToInt(String::length).sum();
        }
    }

    /** A page of a list, the kept one where the register is what it was and it is the same for everybody. */
    @SuppressWarnings("unchecked") // A list has items of one kind.
    <T> Page<T> page(ListDefinition<T> listing, ListRequest query) {
        if (listing.dependsOnWhoeverAsks(query)) {
            return lists.page(listing, query);
        }
        return (Page<T>) pages.find(new Asked(listing.name(), query), () -> lists.page(listing, query));
    }
}
