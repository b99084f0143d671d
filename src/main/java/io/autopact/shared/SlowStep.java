package io.autopact.shared;

import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A step of a start that takes seconds and is done once, such as making the database: the log says that it is under
 * way, and then how long it took. A start that has none of them to do says nothing.
 */
public final class SlowStep {

    private static final Logger log = LoggerFactory.getLogger("io.autopact.start");

    private final String name;
    private final long begin = System.nanoTime();

    private SlowStep(String name) {
        this.name = name;
    }

    /** Says that a step begins, such as {@code Making the database}. */
    public static SlowStep begin(String name) {
        log.info("{} …", name);
        return new SlowStep(name);
    }

    /** Does a step between the two lines that tell it. */
    public static void run(String name, Runnable work) {
        SlowStep step = begin(name);
        work.run();
        step.end("");
    }

    /**
     * Says that the step is done.
     *
     * @param result what came of it, or nothing
     */
    public void end(String result) {
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        log.info(
                "{} took {} s{}",
                name,
                String.format(Locale.ROOT, "%.1f", taken.toMillis() / 1000.0),
                result.isEmpty() ? "" : ": " + result);
    }
}
