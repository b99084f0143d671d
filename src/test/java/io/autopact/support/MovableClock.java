package io.autopact.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/**
 * A clock that a test sets forward while the service runs: {@code @Import(MovableClock.class)} puts it in the place of
 * the service's own. Time goes on from where it was set to.
 */
@TestComponent
@Primary
public final class MovableClock extends Clock {

    private final Clock real;
    private volatile Duration ahead = Duration.ZERO;

    @Autowired
    MovableClock(@Value("${autopact.zone}") ZoneId zone) {
        this(Clock.system(zone));
    }

    private MovableClock(Clock real) {
        this.real = real;
    }

    /** Lets so much time go by at once. */
    public void forward(Duration time) {
        ahead = ahead.plus(time);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        MovableClock elsewhere = new MovableClock(real.withZone(zone));
        elsewhere.ahead = ahead;
        return elsewhere;
    }
}
