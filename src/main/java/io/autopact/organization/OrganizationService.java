package io.autopact.organization;

import io.autopact.history.BitemporalReader;
import io.autopact.history.CodeRegistry;
import io.autopact.organization.OrganizationView.CooperationView;
import io.autopact.organization.OrganizationView.TieView;
import io.autopact.people.Responsibilities;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.rule.Change;
import io.autopact.shared.time.RoughDate;
import io.autopact.shared.time.Today;
import io.autopact.shared.time.Validity;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the record of the organizations that we work with, and of how they belong to each other. What becomes of them
 * is {@link OrganizationLifecycle}'s.
 */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class OrganizationService {

    private static final Fields CODE = new Fields(List.of("code"));

    private static final String RECORD_KIND = "ORGANIZATION";
    private static final String SIMILAR = SqlFile.read("organization/similar.sql");

    private final OrganizationRepository organizations;
    private final OrganizationRecords records;
    private final CodeRegistry codes;
    private final BitemporalReader bitemporal;
    private final JdbcClient database;
    private final ListReader lists;
    private final Responsibilities responsibilities;
    private final Today today;

    /** The organizations of all types. */
    public Page<OrganizationView> list(ListRequest query) {
        return lists.page(records.listing(OrganizationLists.ORGANIZATIONS), query);
    }

    /** The organizations of one type. */
    public Page<OrganizationView> list(OrganizationType type, ListRequest query) {
        return lists.page(records.listing(type.path()), query);
    }

    /**
     * One organization as of a date.
     *
     * @throws ProblemException if there is none of this type with this code
     */
    public OrganizationView get(OrganizationType type, String code, LocalDate asOf) {
        return records.get(type, code, asOf);
    }

    /**
     * One organization as of a date, with some of its members.
     *
     * @param fields the members asked for
     * @throws ProblemException if there is none of this type with this code
     */
    public OrganizationView get(OrganizationType type, String code, LocalDate asOf, Fields fields) {
        return records.get(type, code, asOf, fields);
    }

    /**
     * One organization as the register knew it.
     *
     * @param knownAt what was written later is not known
     * @param fields the members asked for
     * @throws ProblemException if the register knew none of this type with this code then
     */
    public OrganizationView recall(OrganizationType type, String code, LocalDate asOf, Instant knownAt, Fields fields) {
        ListDefinition<OrganizationView> listing = records.listing(type.path());
        return bitemporal
                .recall(listing, listing.projection(), OrganizationDataSets.history(type), code, asOf, knownAt, fields)
                .orElseThrow(() -> records.absent(type, code));
    }

    /**
     * What belongs to an organization at a date, over all levels: nearest first.
     *
     * @throws ProblemException if there is no such organization
     */
    @Transactional(readOnly = true)
    public List<OrganizationView> descendants(OrganizationType type, String code, LocalDate asOf, Fields fields) {
        return related(type, code, asOf, fields, "tie.to_id", "tie.organization_id");
    }

    /**
     * What an organization belongs to at a date, over all levels: nearest first.
     *
     * @throws ProblemException if there is no such organization
     */
    @Transactional(readOnly = true)
    public List<OrganizationView> ancestors(OrganizationType type, String code, LocalDate asOf, Fields fields) {
        return related(type, code, asOf, fields, "tie.organization_id", "tie.to_id");
    }

    private List<OrganizationView> related(
            OrganizationType type, String code, LocalDate asOf, Fields fields, String from, String towards) {
        get(type, code, asOf, CODE);
        ListDefinition<OrganizationView> all = records.listing(OrganizationLists.ORGANIZATIONS);
        return database.sql("""
                        with recursive related as (
                            select organization.id, 0 as distance from organization where organization.code = :code
                            union
                            select %2$s, related.distance + 1
                            from related
                            join organization_tie as tie on %1$s = related.id
                            where certainly_holds_since_ever_at(tie.valid_from, tie.valid_until, tie.valid_until_precision, tie.valid_until_not_before, cast(:asOf as date))
                        )
                        select %3$s
                        from (select id, min(distance) as distance from related where distance > 0 group by id) as nearest
                        join organization on organization.id = nearest.id
                        order by nearest.distance, organization.code""".formatted(from, towards, all.projection().columns(fields)))
                .param("code", code)
                .param("asOf", asOf)
                .query(all.projection().mapper(fields))
                .list();
    }

    /**
     * Records a new organization.
     *
     * @return how it is recorded, as of today
     * @throws ProblemException if the code is taken, a tie leads nowhere, or the ties break a rule
     */
    @Transactional
    public OrganizationView create(OrganizationDraft draft) {
        List<OrganizationView.SimilarView> similar = similar(draft);
        requireFree(draft.code());
        OrganizationView recorded =
                record(new Organization(draft.code(), draft.kind(), draft.nameZh(), draft.nameEn()), draft);
        return similar.isEmpty() ? recorded : recorded.withSimilar(similar);
    }

    /**
     * Replaces all that is recorded of an organization.
     *
     * @param expected is given the recorded version, and refuses one that the client does not mean
     * @return how it is recorded, as of today
     * @throws ProblemException if there is no such organization, a tie leads nowhere, or the ties break a rule
     */
    @Transactional
    public OrganizationView replace(OrganizationDraft draft, IntConsumer expected) {
        return record(records.expected(draft.kind().type(), draft.code(), expected), draft);
    }

    /** Whether there is an organization with this code, of whatever type. */
    @Transactional(readOnly = true)
    public boolean exists(String code) {
        return organizations.findByCode(code).isPresent();
    }

    /**
     * The type of the organization with a code, of one that was merged into another too; empty where there never was
     * one.
     */
    @Transactional(readOnly = true)
    public Optional<OrganizationType> type(String code) {
        return organizations.findByCode(code).map(Organization::getType);
    }

    /**
     * What references from other modules need to know of organizations, which is little beside all that there is of
     * them.
     *
     * @return it by code, of those codes that there are
     */
    @Transactional(readOnly = true)
    public Map<String, OrganizationReference> references(Collection<String> codes) {
        Map<String, OrganizationReference> found = new HashMap<>();
        if (!codes.isEmpty()) {
            // As a query of its own the list of codes is the same to the planner however long it is: it plans once.
            database.sql("""
                            select code, id, type, archived from organization
                            where merged_into_id is null and code = any (cast((select :codes) as text[]))""")
                    .param("codes", new SqlParameterValue(Types.ARRAY, codes.toArray(String[]::new)))
                    .query(row -> {
                        found.put(
                                row.getString("code"),
                                new OrganizationReference(
                                        row.getLong("id"),
                                        OrganizationType.valueOf(row.getString("type")),
                                        row.getBoolean("archived")));
                    });
        }
        return found;
    }

    /**
     * Why nothing can refer to an organization by a code.
     *
     * @param pointer where the code stands in a body
     * @param noun what it should be the code of
     */
    public Violation absent(String pointer, String noun, String code) {
        return records.absent(pointer, noun, code);
    }

    /**
     * That an organization was merged, and into which; empty where it was not.
     *
     * @param pointer where its code stands in a body
     */
    public Optional<Violation> merged(String pointer, String code) {
        return records.merged(pointer, code);
    }

    /**
     * The internal keys of organizations, for references from other modules; they are never shown.
     *
     * @return the keys by code, of those codes that there are
     */
    @Transactional(readOnly = true)
    public Map<String, Long> keys(Collection<String> codes) {
        return references(codes).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, found -> found.getValue().key()));
    }

    /**
     * Others whose names are like those of a new organization. On the same trip those who record the same code at once
     * queue, so that the later ones see it taken.
     */
    private List<OrganizationView.SimilarView> similar(OrganizationDraft draft) {
        return database
                .sql(SIMILAR)
                .param("code", draft.code())
                .param("nameZh", draft.nameZh())
                .param("nameEn", draft.nameEn())
                .query((row, number) -> row.getString("code") == null
                        ? Optional.<OrganizationView.SimilarView>empty()
                        : Optional.of(new OrganizationView.SimilarView(
                                row.getString("code"),
                                OrganizationKind.valueOf(row.getString("kind")),
                                row.getString("name_zh"),
                                row.getString("name_en"))))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private void requireFree(String code) {
        try {
            codes.requireFree(RECORD_KIND, code);
        } catch (ProblemException taken) {
            throw toldOfMerger(code, taken);
        }
    }

    /** A refusal that says what the organization was merged into, if it was. */
    public ProblemException toldOfMerger(String code, ProblemException refusal) {
        return records.successor(code)
                .map(stays -> new ProblemException(
                        refusal.getType(), "%s was merged into %s; name that one instead.".formatted(code, stays)))
                .orElse(refusal);
    }

    private OrganizationView record(Organization organization, OrganizationDraft draft) {
        // What the ties lead to is looked up before anything changes: a query in between would write half a change.
        List<Tie> ties = ties(draft);
        organization.describe(draft.kind(), draft.nameZh(), draft.nameEn(), draft.country());
        organization.alsoKnownAs(draft.aliases());
        organization.belongsTo(ties);
        organization.cooperates(cooperation(draft.cooperation()));
        boolean fresh = organization.getId() == null;
        Organization saved = organizations.saveAndFlush(organization);
        checkTies(Objects.requireNonNull(saved.getId()), draft);
        if (fresh) {
            responsibilities.add(saved.getType().name(), saved.getCode(), draft.responsible());
        } else {
            responsibilities.write(saved.getType().name(), saved.getCode(), draft.responsible());
        }
        return get(saved.getType(), saved.getCode(), today.get());
    }

    private List<Tie> ties(OrganizationDraft draft) {
        Map<String, Organization> targets =
                organizations
                        .findByCodeInAndMergedIntoIsNull(
                                draft.ties().stream().map(TieView::to).toList())
                        .stream()
                        .collect(Collectors.toMap(Organization::getCode, Function.identity()));
        Violations violations = new Violations();
        List<Tie> ties = new ArrayList<>();
        for (int i = 0; i < draft.ties().size(); i++) {
            TieView tie = draft.ties().get(i);
            Organization target = targets.get(tie.to());
            List<Violation> itself = OrganizationRules.TIE.violations(
                    new Change<>(
                            null,
                            new OrganizationRules.TieFacts(
                                    draft.code(), tie.to(), tie.kind(), tie.stakePercent(), null, null),
                            today.get()),
                    "/ties/%d".formatted(i));
            itself.forEach(violations::add);
            if (itself.isEmpty() && target == null) {
                violations.add(absent("/ties/%d/to".formatted(i), "organization", tie.to()));
            } else if (target != null) {
                ties.add(new Tie(
                        target,
                        tie.kind(),
                        tie.stakePercent(),
                        new Validity(
                                RoughDate.of(
                                        tie.from(), tie.fromPrecision(), tie.fromConfidence(), tie.fromNotBefore()),
                                RoughDate.of(
                                        tie.until(),
                                        tie.untilPrecision(),
                                        tie.untilConfidence(),
                                        tie.untilNotBefore()))));
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
        return ties;
    }

    private static @Nullable Cooperation cooperation(@Nullable CooperationView view) {
        return view == null
                ? null
                : new Cooperation(
                        RoughDate.of(
                                view.since(), view.sincePrecision(), view.sinceConfidence(), view.sinceNotBefore()),
                        RoughDate.of(
                                view.until(), view.untilPrecision(), view.untilConfidence(), view.untilNotBefore()),
                        view.wordingZh(),
                        view.wordingEn());
    }

    /** Asks the database, which sees all ties at once. Writers of ties queue, so that no two close a cycle together. */
    private void checkTies(Long id, OrganizationDraft draft) {
        if (draft.ties().isEmpty()) {
            return;
        }
        database.sql("select pg_advisory_xact_lock(hashtext('organization_tie'))")
                .query()
                .singleRow();
        List<Violation> violations = database.sql("""
                        select distinct target.code as to_code, violation.rule, violation.kind, violation.detail
                        from tie_violations(array[:id]::bigint[], :today) as violation
                        join organization_tie as tie on tie.id = violation.part_id
                        join organization as target on target.id = tie.to_id
                        order by to_code, rule""")
                .param("id", id)
                .param("today", today.get())
                .query((row, number) -> new Violation(
                        "/ties/%d"
                                .formatted(draft.ties().stream()
                                        .map(TieView::to)
                                        .toList()
                                        .indexOf(row.getString("to_code"))),
                        null,
                        row.getString("kind"),
                        row.getString("detail"),
                        row.getString("rule")))
                .list();
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
    }
}
