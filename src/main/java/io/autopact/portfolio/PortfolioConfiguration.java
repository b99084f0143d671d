package io.autopact.portfolio;

import io.autopact.shared.problem.ProblemTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the portfolio contributes, and what its answers share. */
@Configuration(proxyBeanMethods = false)
class PortfolioConfiguration {

    @Bean
    ProblemTypes portfolioProblems() {
        return ProblemTypes.of(PortfolioProblem.values());
    }

    @Bean
    PortfolioTurns portfolioTurns() {
        return PortfolioTurns.inMemory(Runtime.getRuntime());
    }
}
