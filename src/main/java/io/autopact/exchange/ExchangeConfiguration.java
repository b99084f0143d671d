package io.autopact.exchange;

import io.autopact.shared.problem.ProblemTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module contributes. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

    @Bean
    ProblemTypes exchangeProblems() {
        return ProblemTypes.of(ExchangeProblem.values());
    }
}
