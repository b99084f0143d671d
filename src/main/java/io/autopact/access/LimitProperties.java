package io.autopact.access;

import io.autopact.shared.StartupException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is taken from one client.
 *
 * @param rateLimit how many requests a second each token may send, and how many refused tokens an address, in each
 *     instance
 */
@ConfigurationProperties("autopact")
record LimitProperties(@DefaultValue("1000") int rateLimit) {

    LimitProperties {
        if (rateLimit < 1) {
            throw new StartupException("AUTOPACT_RATE_LIMIT must be 1 or more requests a second: it is " + rateLimit);
        }
    }
}
