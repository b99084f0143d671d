package io.autopact.history;

import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.problem.ProblemTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    ProblemTypes historyProblems() {
        return ProblemTypes.of(HistoryProblem.values());
    }

    @Bean
    ListDefinition<HistoryEntry> historyListing(HistoryService history) {
        return history.listing();
    }
}
