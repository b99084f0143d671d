package io.autopact.integration.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When what failed is tried again. */
final class Schedule {

    /** Failures alone for so long end the sending. */
    static final Duration PATIENCE = Duration.ofDays(5);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** So much longer a pause can be at most, so that those who failed together do not come back together. */
    private static final double JITTER = 0.1;

    private Schedule() {}

    /**
     * How long to wait after a failure; empty where it is given up.
     *
     * @param failures how often it has failed
     */
    static Optional<Duration> pause(int failures, RandomGenerator random) {
        if (failures > PAUSES.size()) {
            return Optional.empty();
        }
        Duration pause = PAUSES.get(failures - 1);
        return Optional.of(pause.plusMillis((long) (pause.toMillis() * JITTER * random.nextDouble())));
    }
}
