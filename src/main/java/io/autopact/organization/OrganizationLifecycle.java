package io.autopact.organization;

import io.autopact.history.AuditContext;
import io.autopact.people.Responsibilities;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.rule.Change;
import io.autopact.shared.time.Today;
import io.autopact.shared.writing.Consequence;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of organizations: they are archived and restored, merged, and deleted where nothing refers to them. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class OrganizationLifecycle {

    private static final int REFERENCES_SHOWN = 20;

    private final Responsibilities responsibilities;
    private final OrganizationRepository organizations;
    private final OrganizationRecords records;
    private final OrganizationMerger merger;
    private final List<OrganizationReferences> references;
    private final AuditContext audit;
    private final Today today;

    /**
     * Archives an organization: it is kept for the record, and left out of lists and of new agreements. No answer about
     * any date changes.
     *
     * @param reason why; may be missing
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @return how it is recorded, with what goes on and is left to itself
     * @throws ProblemException if there is no such organization, or it is archived already
     */
    @Transactional
    public OrganizationView archive(OrganizationType type, String code, @Nullable String reason, IntConsumer expected) {
        Organization organization = records.expected(type, code, expected);
        List<Consequence> consequences = references.stream()
                .flatMap(each -> each.goingOn(referred(organization), today.get()).stream())
                .toList();
        audit.describe("ARCHIVED", reason);
        organization.archive();
        organizations.flush();
        return records.get(type, code, today.get()).withConsequences(consequences);
    }

    /**
     * Takes an archived organization up again.
     *
     * @param reason why; may be missing
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such organization, or it is not archived
     */
    @Transactional
    public OrganizationView restore(OrganizationType type, String code, @Nullable String reason, IntConsumer expected) {
        Organization organization = records.expected(type, code, expected);
        audit.describe("RESTORED", reason);
        organization.restore();
        organizations.flush();
        return records.get(type, code, today.get());
    }

    /**
     * Merges a duplicate into another organization: everything that referred to it refers to the other one, and its
     * code leads there.
     *
     * @param into the code of the organization that stays
     * @param reason why; may be missing
     * @param expected is given the recorded version of the duplicate, and refuses one that the client does not mean
     * @return the organization that stays, with what was moved
     * @throws ProblemException if either is not there or of another type, or the ties of both together break a rule
     */
    @Transactional
    public OrganizationView merge(
            OrganizationType type, String code, String into, @Nullable String reason, IntConsumer expected) {
        merger.lock(code, into);
        Organization duplicate = records.expected(type, code, expected);
        Organization staying = organizations
                .findByCode(into)
                .filter(found -> found.getMergedInto() == null)
                .orElseThrow(
                        () -> ProblemException.ruleViolated(List.of(records.absent("/into", "organization", into))));
        OrganizationRules.MERGED.require(
                new Change<>(
                        null,
                        new OrganizationRules.Facts(
                                code, type, true, into, false, staying.getType(), staying.isArchived()),
                        today.get()),
                Map.of("mergedInto", "into"));
        audit.describe("MERGED", reason);
        List<Consequence> consequences = merger.merge(referred(duplicate), referred(staying));
        return records.get(type, into, today.get()).withConsequences(consequences);
    }

    /**
     * Deletes an organization that nothing refers to. Its code is never given again.
     *
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @throws ProblemException if there is no such organization, or anything refers to it
     */
    @Transactional
    public void delete(OrganizationType type, String code, IntConsumer expected) {
        Organization organization = records.expected(type, code, expected);
        List<OrganizationReferences.Reference> found = references.stream()
                .flatMap(each -> each.find(referred(organization)).stream())
                .toList();
        if (!found.isEmpty()) {
            throw new ProblemException(
                            CommonProblem.CONFLICT,
                            "%d records refer to %s: archive it instead.".formatted(found.size(), code))
                    .with("references", found.stream().limit(REFERENCES_SHOWN).toList());
        }
        organizations.delete(organization);
        organizations.flush();
        responsibilities.clear(type.name(), code);
    }

    private static OrganizationReferences.Referred referred(Organization organization) {
        return new OrganizationReferences.Referred(
                Objects.requireNonNull(organization.getId()), organization.getType(), organization.getCode());
    }
}
