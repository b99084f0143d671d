package io.autopact.capability;

import io.autopact.capability.Solution.Foundation;
import io.autopact.capability.Solution.OfferingUnit;
import io.autopact.capability.Solution.ServedDomain;
import io.autopact.capability.Solution.UsedCapability;
import io.autopact.history.AuditContext;
import io.autopact.history.CodeRegistry;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.Today;
import io.autopact.shared.writing.Consequence;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the record of the solutions that we offer; {@link CapabilityService} reads them. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SolutionService {

    private static final String RECORD_KIND = "SOLUTION";
    private static final int REFERENCES_SHOWN = 20;

    private final SolutionRepository solutions;
    private final CapabilityService capabilities;
    private final ArchitectureParts architectures;
    private final OwnUnits units;
    private final List<SolutionReferences> references;
    private final CodeRegistry codes;
    private final AuditContext audit;
    private final JdbcClient database;
    private final Today today;

    /**
     * Records a new solution.
     *
     * @throws ProblemException if the code is taken, or was that of a deleted solution, or a reference leads nowhere
     */
    @Transactional
    public SolutionView create(SolutionDraft draft) {
        // Those who record the same code at once queue, so that the later ones see it taken.
        database.sql("select pg_advisory_xact_lock(hashtextextended(:code, 0))")
                .param("code", draft.code())
                .query()
                .singleRow();
        codes.requireFree(RECORD_KIND, draft.code());
        return record(new Solution(draft.code(), draft.nameZh(), draft.nameEn()), draft);
    }

    /**
     * Replaces all that is recorded of a solution.
     *
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such solution, or a reference leads nowhere
     */
    @Transactional
    public SolutionView replace(SolutionDraft draft, IntConsumer expected) {
        return record(expected(draft.code(), expected), draft);
    }

    /**
     * Archives a solution: it is kept for the record, and left out of lists. No answer about any date changes.
     *
     * @param reason why; may be missing
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @return how it is recorded, with what goes on although it is no longer offered
     * @throws ProblemException if there is no such solution, or it is archived already
     */
    @Transactional
    public SolutionView archive(String code, @Nullable String reason, IntConsumer expected) {
        Solution solution = expected(code, expected);
        List<Consequence> consequences = references.stream()
                .flatMap(each -> each.goingOn(referred(solution), today.get()).stream())
                .toList();
        audit.describe("ARCHIVED", reason);
        solution.archive();
        solutions.flush();
        return capabilities.solution(code, today.get()).withConsequences(consequences);
    }

    /**
     * Takes an archived solution up again.
     *
     * @param reason why; may be missing
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such solution, or it is not archived
     */
    @Transactional
    public SolutionView restore(String code, @Nullable String reason, IntConsumer expected) {
        Solution solution = expected(code, expected);
        audit.describe("RESTORED", reason);
        solution.restore();
        solutions.flush();
        return capabilities.solution(code, today.get());
    }

    /**
     * Deletes a solution that nothing refers to. Its code is never given again.
     *
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such solution, or anything refers to it
     */
    @Transactional
    public void delete(String code, IntConsumer expected) {
        Solution solution = expected(code, expected);
        List<SolutionReferences.Reference> found = references.stream()
                .flatMap(each -> each.find(referred(solution)).stream())
                .toList();
        if (!found.isEmpty()) {
            throw new ProblemException(
                            CommonProblem.CONFLICT,
                            "%d records refer to %s: archive it instead.".formatted(found.size(), code))
                    .with("references", found.stream().limit(REFERENCES_SHOWN).toList());
        }
        try {
            solutions.delete(solution);
            solutions.flush();
        } catch (DataIntegrityViolationException referredTo) {
            throw new ProblemException(
                    CommonProblem.CONFLICT, "Other records refer to %s: archive it instead.".formatted(code));
        }
    }

    /** Whether there is a solution with this code. */
    @Transactional(readOnly = true)
    public boolean exists(String code) {
        return solutions.findByCode(code).isPresent();
    }

    private Solution expected(String code, IntConsumer expected) {
        Solution solution = solutions.findByCode(code).orElseThrow(() -> ProblemException.notFound("solution", code));
        expected.accept(solution.getVersion());
        return solution;
    }

    private SolutionView record(Solution solution, SolutionDraft draft) {
        // What it refers to is looked up before anything changes: a query in between would write half a change.
        Resolution resolution = new Resolution();
        Long element = element(draft, resolution);
        List<ServedDomain> domains = resolution.resolve(
                "cooperation domain",
                draft.domains(),
                capabilities::domainKeys,
                solution.getDomains().stream()
                        .collect(Collectors.toMap(ServedDomain::domainId, ServedDomain::confidence)),
                ServedDomain::new);
        List<UsedCapability> used = resolution.resolve(
                "capability",
                draft.capabilities(),
                capabilities::capabilityKeys,
                solution.getCapabilities().stream()
                        .collect(Collectors.toMap(UsedCapability::capabilityId, UsedCapability::confidence)),
                UsedCapability::new);
        List<OfferingUnit> providers = providers(solution, draft, resolution);
        List<Foundation> foundations = resolution.resolve(
                "architecture element",
                draft.builtOn(),
                architectures::standingElements,
                solution.getBuiltOn().stream().collect(Collectors.toMap(Foundation::elementId, Foundation::confidence)),
                Foundation::new);
        resolution.refuse();
        solution.describe(draft);
        solution.worksBetween(draft.relationshipLevel(), draft.relationshipLevelConfidence());
        solution.belongsTo(element, draft.elementConfidence());
        solution.serves(domains);
        solution.uses(used);
        solution.isOfferedBy(providers);
        solution.restsOn(foundations);
        solutions.saveAndFlush(solution);
        return capabilities.solution(draft.code(), today.get());
    }

    private List<OfferingUnit> providers(Solution solution, SolutionDraft draft, Resolution resolution) {
        Map<Long, Confidence> recorded = solution.getProviders().stream()
                .collect(Collectors.toMap(OfferingUnit::providerId, OfferingUnit::confidence));
        return resolution.resolve(
                draft.providers(),
                codes -> units.keys(draft.providers(), resolution),
                unit -> units.absent(unit.pointer(), unit.code()),
                recorded,
                OfferingUnit::new);
    }

    private @Nullable Long element(SolutionDraft draft, Resolution resolution) {
        String code = draft.element();
        if (code == null) {
            return null;
        }
        Long element = architectures.standingElements(List.of(code)).get(code);
        if (element == null) {
            resolution.complain(
                    "/element", "unknown-code", "No version of the architecture has an element %s.".formatted(code));
        }
        return element;
    }

    private static SolutionReferences.Referred referred(Solution solution) {
        return new SolutionReferences.Referred(Objects.requireNonNull(solution.getId()), solution.getCode());
    }
}
