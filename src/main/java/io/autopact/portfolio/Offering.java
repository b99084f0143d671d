package io.autopact.portfolio;

import io.autopact.capability.ArchitectureView;
import io.autopact.capability.CapabilityService;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is offered, for questions about what is covered of it. */
@Component
@RequiredArgsConstructor
class Offering {

    private final JdbcClient database;
    private final CapabilityService capabilities;

    /** The codes of the domains in their order. */
    List<String> domains() {
        return database.sql("select code from cooperation_domain order by position, code")
                .query((row, number) -> row.getString("code"))
                .list();
    }

    /** The version of the architecture in effect at a date; empty before the first. */
    Optional<ArchitectureView> architecture(LocalDate asOf) {
        try {
            return Optional.of(capabilities.architecture(CapabilityService.CURRENT, asOf));
        } catch (ProblemException problem) {
            if (problem.getType() == CommonProblem.NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }
}
