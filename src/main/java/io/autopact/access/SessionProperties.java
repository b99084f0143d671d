package io.autopact.access;

import io.autopact.shared.StartupException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long somebody stays logged in to look at pages.
 *
 * @param life how long after the login a session ends, whatever is done in it
 */
@ConfigurationProperties("autopact.session")
record SessionProperties(@DefaultValue("PT12H") Duration life) {

    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofDays(30);

    SessionProperties {
        if (life.compareTo(LEAST) < 0 || life.compareTo(MOST) > 0) {
            throw new StartupException(
                    "AUTOPACT_SESSION_LIFE takes a duration from PT1M to P30D, such as PT12H: it is " + life);
        }
    }
}
