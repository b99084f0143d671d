package io.autopact.integration;

import io.autopact.history.ChangeLog;
import io.autopact.history.LogFilter;
import io.autopact.history.LogWindow;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks for changes on behalf of all who wait for some in this instance: one look every 200 ms while anybody waits, and
 * none while nobody does. Those who wait hold no connection, and share what was read.
 */
@Component
@RequiredArgsConstructor
class FeedWatch extends EndlessRounds {

    private static final Logger log = LoggerFactory.getLogger(FeedWatch.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final int AFTER_REFUSAL = 5;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** So many changes at once are read for all; of more, each reads what they want. */
    private static final int MOST_SHARED = 500;

    /** Who takes no news for so long is told to look by themselves. */
    private static final int MOST_UNREAD = 100;

    /**
     * Whoever waits takes so much memory: the buffers of the connection, what was asked, and a thread's stack. Seen of
     * a thousand who waited: some 80 kB.
     */
    private static final int BYTES_OF_ONE = 80 * 1024;

    /** How many wait at once, at most: they may take half of the memory. */
    private final int most =
            (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 2 / BYTES_OF_ONE);

    private final Semaphore places = new Semaphore(most);
    private final ChangeLog changes;
    private final EventTypes types;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final Semaphore wanted = new Semaphore(0);
    private @Nullable String seen;

    /** One who waits for news, from before they look at the register themselves until they are told enough. */
    final class Follower implements AutoCloseable {

        private final AtomicBoolean there = new AtomicBoolean(true);
        private final BlockingQueue<FeedNews> unread = new LinkedBlockingQueue<>(MOST_UNREAD);

        private Follower() {
            followers.add(this);
            wanted.release();
        }

        /** The next news; empty where there are none in time, or the service is about to end. */
        Optional<FeedNews> next(Duration wait) {
            if (!isRunning()) {
                return Optional.empty();
            }
            try {
                return Optional.ofNullable(unread.poll(wait.toNanos(), TimeUnit.NANOSECONDS))
                        .filter(news -> isRunning());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }

        private void tell(FeedNews news) {
            while (!unread.offer(news)) {
                unread.clear();
                unread.offer(new FeedNews(news.until(), null));
            }
        }

        @Override
        public void close() {
            followers.remove(this);
            if (there.getAndSet(false)) {
                places.release();
            }
        }
    }

    /**
     * Somebody begins to wait.
     *
     * @throws ProblemException 503 if as many wait as there is memory for
     */
    Follower follow() {
        if (!places.tryAcquire()) {
            throw new ProblemException(
                            CommonProblem.BUSY, "%d wait for changes; there is no memory for more.".formatted(most))
                    .retryAfter(AFTER_REFUSAL);
        }
        return new Follower();
    }

    /** How many more can wait. */
    Semaphore places() {
        return places;
    }

    /** How many wait. */
    int waiting() {
        return followers.size();
    }

    /** Those who wait are answered before the server waits for the answers under way. */
    @Override
    public void stop() {
        super.stop();
        followers.forEach(follower -> follower.tell(new FeedNews("", null)));
    }

    @Override
    protected Duration round() throws InterruptedException {
        if (followers.isEmpty()) {
            seen = null;
            wanted.acquire();
            wanted.drainPermits();
            return Duration.ZERO;
        }
        seen = look(seen);
        return seen == null ? AFTER_FAILURE : BETWEEN_LOOKS;
    }

    private @Nullable String look(@Nullable String since) {
        try {
            if (since == null) {
                String now = changes.snapshot();
                tell(new FeedNews(now, null));
                return now;
            }
            Optional<String> now = changes.snapshotWithNews(since);
            now.ifPresent(until -> tell(read(since, until)));
            return now.orElse(since);
        } catch (RuntimeException databaseAway) {
            log.warn("The change feed cannot look for changes: {}", databaseAway.getMessage());
            return null;
        }
    }

    private FeedNews read(String since, String until) {
        ChangeLog.Batch batch =
                changes.read(LogWindow.between(since, until), LogFilter.of(types.kinds(List.of())), MOST_SHARED);
        return new FeedNews(until, batch.whole() ? batch.changes() : null);
    }

    private void tell(FeedNews news) {
        followers.forEach(follower -> follower.tell(news));
    }
}
