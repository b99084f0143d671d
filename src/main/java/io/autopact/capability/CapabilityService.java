package io.autopact.capability;

import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Answers what we offer. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CapabilityService {

    /** What the architecture in effect at a date is called in its address. */
    public static final String CURRENT = "current";

    private static final String IN_EFFECT = """
            architecture.id = (
                select id from architecture where effective_on <= :asOf order by effective_on desc limit 1)""";

    private final JdbcClient database;
    private final ArchitectureParts parts;
    private final ListReader lists;
    private final ListDefinition<CooperationDomainView> domains;
    private final ListDefinition<ArchitectureView> architectures;
    private final ListDefinition<SolutionView> solutions;

    /** The cooperation domains. */
    public Page<CooperationDomainView> domains(ListRequest query) {
        return lists.page(domains, query);
    }

    /**
     * One cooperation domain, with what serves it in the architecture of a date.
     *
     * @throws ProblemException if there is none with this code
     */
    public CooperationDomainView domain(String code, LocalDate asOf) {
        return domain(code, asOf, Fields.ALL);
    }

    /**
     * One cooperation domain, with what serves it in the architecture of a date, with some of its members.
     *
     * @param fields the members asked for
     * @throws ProblemException if there is none with this code
     */
    public CooperationDomainView domain(String code, LocalDate asOf, Fields fields) {
        return lists.one(domains, "domain.code = :code", Map.of("code", code), asOf, fields)
                .orElseThrow(() -> ProblemException.notFound("cooperation domain", code));
    }

    /** The versions of the architecture. */
    public Page<ArchitectureView> architectures(ListRequest query) {
        return lists.page(architectures, query);
    }

    /**
     * One version of the architecture.
     *
     * @param version what it is called, or {@link #CURRENT} for the one in effect at the date
     * @throws ProblemException if there is none
     */
    public ArchitectureView architecture(String version, LocalDate asOf) {
        return architecture(version, asOf, Fields.ALL);
    }

    /**
     * One version of the architecture, with some of its members.
     *
     * @param version what it is called, or {@link #CURRENT} for the one in effect at the date
     * @param fields the members asked for
     * @throws ProblemException if there is none
     */
    public ArchitectureView architecture(String version, LocalDate asOf, Fields fields) {
        String condition = version.equals(CURRENT) ? IN_EFFECT : "architecture.code = :version";
        return lists.one(architectures, condition, Map.of("version", version), asOf, fields)
                .orElseThrow(() -> version.equals(CURRENT)
                        ? noneInEffect(asOf)
                        : ProblemException.notFound("architecture", version));
    }

    /** The version of the architecture in effect at a date; empty where none was. */
    public Optional<ArchitectureView> architectureInEffect(LocalDate asOf) {
        return lists.one(architectures, IN_EFFECT, Map.of(), asOf, Fields.ALL);
    }

    /** That no version of the architecture was in effect at a date. */
    public static ProblemException noneInEffect(LocalDate asOf) {
        return new ProblemException(
                CommonProblem.NOT_FOUND, "No version of the architecture was in effect on %s.".formatted(asOf));
    }

    /**
     * The internal keys of cooperation domains, for references from other modules; they are never shown.
     *
     * @return the keys by code, of those codes that there are
     */
    public Map<String, Long> domainKeys(Collection<String> codes) {
        return keys("cooperation_domain", codes);
    }

    /** Those of the codes that are solutions no longer offered. */
    public Set<String> archivedSolutions(Collection<String> codes) {
        return Set.copyOf(database.sql("select code from solution where archived and code = any (:codes)")
                .param("codes", new SqlParameterValue(Types.ARRAY, codes.toArray(String[]::new)))
                .query((row, number) -> row.getString("code"))
                .list());
    }

    /** The internal keys of solutions, for references from other modules; they are never shown. */
    public Map<String, Long> solutionKeys(Collection<String> codes) {
        return keys("solution", codes);
    }

    /**
     * The internal keys of elements that stand in some version of the architecture, for references from other modules;
     * they are never shown, and stand there until the end of this transaction.
     */
    public Map<String, Long> elementKeys(Collection<String> codes) {
        return parts.standingElements(codes);
    }

    /** The internal keys of base abilities, for references from other modules; they are never shown. */
    public Map<String, Long> capabilityKeys(Collection<String> codes) {
        return keys("capability", codes);
    }

    private Map<String, Long> keys(String table, Collection<String> codes) {
        Map<String, Long> keys = new HashMap<>();
        database.sql("select code, id from %s where code = any (:codes)".formatted(table))
                .param("codes", new SqlParameterValue(Types.ARRAY, codes.toArray(String[]::new)))
                .query(row -> {
                    keys.put(row.getString("code"), row.getLong("id"));
                });
        return keys;
    }

    /** The solutions. */
    public Page<SolutionView> solutions(ListRequest query) {
        return lists.page(solutions, query);
    }

    /**
     * One solution.
     *
     * @throws ProblemException if there is none with this code
     */
    public SolutionView solution(String code, LocalDate asOf) {
        return solution(code, asOf, Fields.ALL);
    }

    /**
     * One solution, with some of its members.
     *
     * @param fields the members asked for
     * @throws ProblemException if there is none with this code
     */
    public SolutionView solution(String code, LocalDate asOf, Fields fields) {
        return lists.one(solutions, "solution.code = :code", Map.of("code", code), asOf, fields)
                .orElseThrow(() -> ProblemException.notFound("solution", code));
    }
}
