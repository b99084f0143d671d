package io.autopact.rollout;

import io.autopact.capability.CapabilityService;
import io.autopact.evidence.CitedRecords;
import io.autopact.evidence.RecordReferences;
import io.autopact.history.RecordNumbers;
import io.autopact.organization.OrganizationReference;
import io.autopact.organization.OrganizationService;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.rule.Change;
import io.autopact.shared.rule.SetRules;
import io.autopact.shared.time.Today;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps which solutions are in use where. Each change is given a check of the recorded version. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DeploymentService {

    private static final String RECORD_KIND = "DEPLOYMENT";

    private final DeploymentRepository deployments;
    private final OrganizationService organizations;
    private final CapabilityService capabilities;
    private final CitedRecords cited;
    private final RecordNumbers numbers;
    private final SetRules sets;
    private final ListReader lists;
    private final ListDefinition<DeploymentView> listing;
    private final Today today;

    private record Keys(Long organization, @Nullable Long solution) {}

    /** The deployments. */
    public Page<DeploymentView> list(ListRequest query) {
        return lists.page(listing, query);
    }

    /**
     * One deployment as of a date.
     *
     * @throws ProblemException if there is none with this number
     */
    public DeploymentView get(String number, LocalDate asOf) {
        return get(number, asOf, Fields.ALL);
    }

    /**
     * One deployment as of a date, with some of its members.
     *
     * @param fields the members asked for
     * @throws ProblemException if there is none with this number
     */
    public DeploymentView get(String number, LocalDate asOf, Fields fields) {
        return lists.one(listing, "deployment.code = :number", Map.of("number", number), asOf, fields)
                .orElseThrow(() -> absent(number));
    }

    /**
     * Records that a solution is in use.
     *
     * @throws ProblemException if the number is taken, a reference leads nowhere, or the solution is in use there
     *     already
     */
    @Transactional
    public DeploymentView create(DeploymentDraft draft) {
        Keys keys = keys(draft, null);
        String number = numbers.choose(RECORD_KIND, "DP", draft.number());
        Deployment deployment = new Deployment(number, draft, keys.organization(), keys.solution());
        return record(deployment);
    }

    /**
     * Replaces all that is recorded of a deployment.
     *
     * @throws ProblemException if there is no such deployment, or as for a new one
     */
    @Transactional
    public DeploymentView replace(String number, DeploymentDraft draft, IntConsumer expected) {
        Deployment deployment = expected(number, expected);
        Keys keys = keys(draft, get(number, today.get()));
        deployment.describe(draft, keys.organization(), keys.solution());
        return record(deployment);
    }

    /**
     * Deletes a deployment that was recorded by mistake. Its number is never given again.
     *
     * @throws ProblemException if there is no such deployment, or evidence or other records name it
     */
    @Transactional
    public void delete(String number, IntConsumer expected) {
        Deployment deployment = expected(number, expected);
        List<RecordReferences.Reference> found = cited.references(RECORD_KIND, number);
        if (!found.isEmpty()) {
            throw new ProblemException(
                            CommonProblem.CONFLICT, "Other records refer to %s: end it instead.".formatted(number))
                    .with("references", found.stream().limit(20).toList());
        }
        deployments.delete(deployment);
        deployments.flush();
    }

    /** Whether there is a deployment with this number. */
    @Transactional(readOnly = true)
    public boolean exists(String number) {
        return deployments.findByNumber(number).isPresent();
    }

    private DeploymentView record(Deployment deployment) {
        deployments.saveAndFlush(deployment);
        sets.require(RolloutRules.DEPLOYMENTS, Objects.requireNonNull(deployment.getId()));
        return get(deployment.getNumber(), today.get());
    }

    private Deployment expected(String number, IntConsumer expected) {
        Deployment deployment = deployments.findByNumber(number).orElseThrow(() -> absent(number));
        expected.accept(deployment.getVersion());
        return deployment;
    }

    private static ProblemException absent(String number) {
        return ProblemException.notFound("deployment", number);
    }

    private Keys keys(DeploymentDraft draft, @Nullable DeploymentView known) {
        List<Violation> violations = new ArrayList<>();
        OrganizationReference organization =
                organizations.references(List.of(draft.organization())).get(draft.organization());
        if (organization == null) {
            violations.add(organizations.absent("/organization", "organization", draft.organization()));
        }
        String solution = draft.solution();
        Long solutionKey = solution == null
                ? null
                : capabilities.solutionKeys(List.of(solution)).get(solution);
        if (solution != null && solutionKey == null) {
            violations.add(Violation.at("/solution", "unknown-code", "There is no solution %s.".formatted(solution)));
        }
        violations.addAll(RolloutRules.DEPLOYMENT.violations(new Change<>(
                null,
                new RolloutRules.DeploymentFacts(
                        draft.organization(),
                        organization != null
                                && organization.archived()
                                && (known == null || !draft.organization().equals(known.organization())),
                        solution,
                        solution != null
                                && (known == null || !solution.equals(known.solution()))
                                && capabilities
                                        .archivedSolutions(List.of(solution))
                                        .contains(solution),
                        draft.validity().from(),
                        draft.validity().until()),
                today.get())));
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
        return new Keys(Objects.requireNonNull(organization).key(), solutionKey);
    }
}
