package io.autopact.history;

import io.autopact.shared.listing.ListDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    ListDefinition<HistoryEntry> historyListing(HistoryService history) {
        return history.listing();
    }
}
