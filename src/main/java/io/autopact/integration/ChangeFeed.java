package io.autopact.integration;

import io.autopact.history.ChangeLog;
import io.autopact.history.LogWindow;
import io.autopact.history.LoggedChange;
import io.autopact.integration.FeedSlice.Item;
import io.autopact.shared.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The change feed: every change of the history once, those of one record in the order of its versions, whatever order
 * transactions commit in.
 */
@Component
@RequiredArgsConstructor
public class ChangeFeed {

    /** So many changes are read at once where few of them may be wanted. */
    private static final int READ_AT_ONCE = 200;

    /** Who asks for what is rare is answered after this long with what was found, and goes on from there. */
    private static final long LONGEST_SEARCH = Duration.ofSeconds(3).toNanos();

    private final ChangeLog log;
    private final EventTypes types;
    private final FeedWatch watch;
    private final FeedTurns turns;

    /** Takes what is told, one slice after the other. */
    @FunctionalInterface
    public interface Listener {

        /** That there is a place to wait in: telling begins. */
        default void begin() {}

        /**
         * Takes what is there; a slice without items where nothing came for a while.
         *
         * @return how long to wait for more; zero to be told no more
         */
        Duration take(FeedSlice slice);
    }

    /** From now on. */
    public FeedPosition now() {
        return FeedPosition.caughtUp(turns.take(log::snapshot));
    }

    /** What comes after a position, as far as it is there. */
    public FeedSlice read(FeedQuery query, FeedPosition position) {
        return turns.take(() -> search(query, position));
    }

    private FeedSlice search(FeedQuery query, FeedPosition position) {
        long end = System.nanoTime() + LONGEST_SEARCH;
        List<Item> items = new ArrayList<>();
        FeedPosition told = position;
        int most = query.limit();
        do {
            boolean begun = told.until() != null;
            Optional<LogWindow> next = begun
                    ? Optional.of(new LogWindow(told.since(), String.valueOf(told.until()), told.after()))
                    : fresh(told.since());
            if (next.isEmpty()) {
                return new FeedSlice(items, told, true);
            }
            LogWindow window = next.get();
            ChangeLog.Batch batch = log.read(window, query.filter().log(types), most);
            most = Math.max(most, READ_AT_ONCE);
            for (LoggedChange change : batch.changes()) {
                if (add(items, query, window, change) && items.size() == query.limit()) {
                    return new FeedSlice(items, FeedPosition.within(window, change.position()), false);
                }
            }
            told = batch.whole() ? FeedPosition.caughtUp(window.until()) : FeedPosition.within(window, batch.last());
            if (batch.whole() && !begun) {
                return new FeedSlice(items, told, true);
            }
        } while (System.nanoTime() < end);
        return new FeedSlice(items, told, false);
    }

    /** What can be seen now beyond a snapshot; empty where there is nothing. */
    private Optional<LogWindow> fresh(@Nullable String since) {
        return (since == null ? Optional.of(log.snapshot()) : log.snapshotWithNews(since))
                .map(until -> LogWindow.between(since, until));
    }

    /**
     * What comes after a position, as soon as anything does.
     *
     * @param wait for how long at most
     * @throws ProblemException 503 if as many wait as there is memory for
     */
    public FeedSlice await(FeedQuery query, FeedPosition position, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        AtomicReference<FeedSlice> last = new AtomicReference<>(new FeedSlice(List.of(), position, false));
        follow(query, position, slice -> {
            last.set(slice);
            return slice.items().isEmpty() ? Duration.ofNanos(Math.max(0, end - System.nanoTime())) : Duration.ZERO;
        });
        return last.get();
    }

    /**
     * Tells all that comes after a position for as long as the listener wants more and the service runs.
     *
     * @throws ProblemException 503 if as many wait as there is memory for; the listener was told nothing then
     */
    public void follow(FeedQuery query, FeedPosition position, Listener listener) {
        try (FeedWatch.Follower follower = watch.follow()) {
            listener.begin();
            FeedSlice slice = read(query, position);
            while (true) {
                Duration wait = listener.take(slice);
                if (wait.isZero()) {
                    return;
                }
                if (!slice.caughtUp()) {
                    slice = read(query, slice.next());
                    continue;
                }
                Optional<FeedNews> news = follower.next(wait);
                if (news.isEmpty() && !watch.isRunning()) {
                    return;
                }
                FeedPosition told = slice.next();
                slice = news.map(it -> after(query, told, it)).orElseGet(() -> new FeedSlice(List.of(), told, true));
            }
        }
    }

    /** What is told of news to one who has been told all that could be seen in a snapshot. */
    private FeedSlice after(FeedQuery query, FeedPosition told, FeedNews news) {
        String since = String.valueOf(told.since());
        List<LoggedChange> changes = news.changes();
        if (changes == null) {
            return read(query, told);
        }
        Snapshot seen = Snapshot.of(since);
        if (!Snapshot.of(news.until()).covers(seen)) {
            return new FeedSlice(List.of(), told, true);
        }
        Predicate<LoggedChange> isNew = change -> !seen.sees(change.transaction());
        LogWindow window = LogWindow.between(since, news.until());
        List<Item> items = new ArrayList<>();
        for (LoggedChange change : changes.stream().filter(isNew).toList()) {
            if (add(items, query, window, change) && items.size() == query.limit()) {
                return new FeedSlice(items, FeedPosition.within(window, change.position()), false);
            }
        }
        return new FeedSlice(items, FeedPosition.caughtUp(news.until()), true);
    }

    private boolean add(List<Item> items, FeedQuery query, LogWindow window, LoggedChange change) {
        Optional<Item> item = types.event(change, query.source(), query.roles())
                .filter(query.filter()::matches)
                .map(event -> new Item(event, FeedPosition.within(window, change.position())));
        item.ifPresent(items::add);
        return item.isPresent();
    }
}
