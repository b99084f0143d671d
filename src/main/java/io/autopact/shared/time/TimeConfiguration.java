package io.autopact.shared.time;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The service's clock, in the zone where the partnerships are managed. Whatever is decided by a day or an instant asks
 * it, so that one clock moves all of it.
 *
 * <p>What is recorded of when something happened, and what several instances have to agree on to the second (who has an
 * idempotency key, whether an import's instance is still alive, when a token was last used), are instants of the
 * database, which has one clock for all of them. How long something takes is measured by {@link System#nanoTime()}.
 */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    Clock clock(@Value("${autopact.zone}") ZoneId zone) {
        return Clock.system(zone);
    }

    /** Constraints such as {@link jakarta.validation.constraints.Future} go by the same clock. */
    @Bean
    ValidationConfigurationCustomizer constraintsByClock(Clock clock) {
        return configuration -> configuration.clockProvider(() -> clock);
    }
}
