package io.autopact.portfolio;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.autopact.history.RegisterVersion;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Keeps pages of the lists about the portfolio as a whole for as long as the register stays what it was: whoever asks
 * for a page goes over everything that is recorded, and many ask for the same one. Any commit, of whatever, makes all
 * that is kept unasked for.
 */
@Component
@RequiredArgsConstructor
class KeptPages {

    /** So many items of all pages together are kept. */
    private static final int MOST_ITEMS = 5_000;

    private final RegisterVersion register;
    private final ListReader lists;

    private final AsyncCache<Asked, Page<?>> pages = Caffeine.newBuilder()
            .maximumWeight(MOST_ITEMS)
            .weigher((Asked asked, Page<?> page) -> 1 + page.items().size())
            .expireAfterAccess(Duration.ofMinutes(10))
            .buildAsync();

    /** What is asked of which version of the register. */
    private record Asked(String version, String list, ListRequest query) {}

    /** A page of a list, the kept one where the register is what it was. */
    @SuppressWarnings("unchecked") // A list has items of one kind.
    <T> Page<T> page(ListDefinition<T> listing, ListRequest query) {
        Asked asked = new Asked(register.current(), listing.name(), query);
        CompletableFuture<Page<?>> mine = new CompletableFuture<>();
        CompletableFuture<Page<?>> others = pages.asMap().putIfAbsent(asked, mine);
        if (others == null) {
            try {
                mine.complete(lists.page(listing, query));
            } catch (Throwable failure) {
                // Whoever waits for it has asked the same, and gets the same answer.
                mine.completeExceptionally(failure);
            }
        }
        return (Page<T>) finished(others == null ? mine : others);
    }

    private static Page<?> finished(CompletableFuture<Page<?>> page) {
        try {
            return page.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
