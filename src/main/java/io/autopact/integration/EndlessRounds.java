package io.autopact.integration;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Goes round on a thread of its own for as long as the service runs. */
public abstract class EndlessRounds implements SmartLifecycle {

    private volatile @Nullable Thread thread;

    /**
     * Goes round once. What fails in it is its own to deal with.
     *
     * @return how long to wait before the next time
     */
    protected abstract Duration round() throws InterruptedException;

    @Override
    public void start() {
        Thread begun = Thread.ofVirtual().name(getClass().getSimpleName()).unstarted(this::goRound);
        // It goes on for as long as it is the one that is known here.
        thread = begun;
        begun.start();
    }

    @Override
    public void stop() {
        Thread ended = thread;
        thread = null;
        if (ended != null) {
            ended.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void goRound() {
        try {
            while (isRunning()) {
                Thread.sleep(round());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
