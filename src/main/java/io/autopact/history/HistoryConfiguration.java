package io.autopact.history;

import io.autopact.shared.listing.Listing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    Listing<HistoryEntry> historyListing(HistoryService history) {
        return history.listing();
    }
}
