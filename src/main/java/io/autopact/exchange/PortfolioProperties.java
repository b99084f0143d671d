package io.autopact.exchange;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a new register is filled with.
 *
 * @param portfolio which portfolio; where it is not set, the article's goes into an embedded database and none into
 *     another
 */
@ConfigurationProperties("autopact")
record PortfolioProperties(@Nullable Portfolio portfolio) {

    /** The portfolios that come along. */
    enum Portfolio {
        /** What one public article of June 2019 states. */
        ARTICLE,
        /** Nothing but the reference data. */
        NONE
    }
}
