package io.autopact.capability;

import io.autopact.evidence.CitableType;
import io.autopact.history.HistoricResource;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this module can be cited, and whose history can be read. */
@Configuration(proxyBeanMethods = false)
class CapabilityConfiguration {

    @Bean
    CitableType citableSolution() {
        return CitableType.of("SOLUTION", "select code from solution", SolutionView.class);
    }

    @Bean
    CitableType citableElement() {
        return CitableType.of(
                "ARCHITECTURE_ELEMENT",
                "select code from element where exists (select from architecture_element where element_id = element.id)",
                ArchitectureView.Element.class,
                "layer");
    }

    @Bean
    CitableType citableArchitecture() {
        return CitableType.of(
                "ARCHITECTURE", "select code from architecture", ArchitectureView.class, "declaredCounts");
    }

    @Bean
    CitableType citableDomain() {
        return CitableType.of("COOPERATION_DOMAIN", "select code from cooperation_domain", CooperationDomainView.class);
    }

    @Bean
    CitableType citableCapability() {
        return CitableType.of("CAPABILITY", "select code from capability", ArchitectureView.BaseCapability.class);
    }

    @Bean
    HistoricResource cooperationDomainHistory() {
        return HistoricResource.of(
                "cooperation-domains", "COOPERATION_DOMAIN", "cooperation domain", "cooperation_domain");
    }

    @Bean
    HistoricResource architectureHistory() {
        return HistoricResource.of("architectures", "ARCHITECTURE", "architecture", "architecture");
    }

    @Bean
    HistoricResource solutionHistory() {
        return HistoricResource.of("solutions", "SOLUTION", "solution", "solution")
                .withActions(Set.of("ARCHIVED", "RESTORED"));
    }
}
