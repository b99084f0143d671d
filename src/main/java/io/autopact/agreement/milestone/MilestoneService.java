package io.autopact.agreement.milestone;

import io.autopact.agreement.AgreementService;
import io.autopact.history.AuditContext;
import io.autopact.history.RecordNumbers;
import io.autopact.organization.OrganizationService;
import io.autopact.people.Responsibilities;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.rule.Change;
import io.autopact.shared.rule.SetRules;
import io.autopact.shared.time.RoughDate;
import io.autopact.shared.time.Today;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the milestones of agreements. They share the agreement's version and raise it: each change is given a check of
 * that version, which refuses one that the client does not mean.
 */
@Service
public class MilestoneService {

    private static final String RECORD_KIND = "MILESTONE";

    private final MilestoneRepository milestones;
    private final AgreementService agreements;
    private final OrganizationService organizations;
    private final RecordNumbers numbers;
    private final AuditContext audit;
    private final SetRules sets;
    private final JdbcClient database;
    private final ListReader lists;
    private final ListDefinition<MilestoneView> listing;
    private final ListDefinition<MilestoneView> ofAgreement;
    private final ListDefinition<DueDateView> dueDates;
    private final Responsibilities responsibilities;
    private final Today today;

    MilestoneService(
            MilestoneRepository milestones,
            AgreementService agreements,
            OrganizationService organizations,
            RecordNumbers numbers,
            AuditContext audit,
            SetRules sets,
            JdbcClient database,
            ListReader lists,
            @Qualifier("milestoneListing") ListDefinition<MilestoneView> listing,
            @Qualifier("agreementMilestoneListing") ListDefinition<MilestoneView> ofAgreement,
            ListDefinition<DueDateView> dueDates,
            Responsibilities responsibilities,
            Today today) {
        this.milestones = milestones;
        this.agreements = agreements;
        this.organizations = organizations;
        this.numbers = numbers;
        this.audit = audit;
        this.sets = sets;
        this.database = database;
        this.lists = lists;
        this.listing = listing;
        this.ofAgreement = ofAgreement;
        this.dueDates = dueDates;
        this.responsibilities = responsibilities;
        this.today = today;
    }

    /** The milestones of all agreements. */
    public Page<MilestoneView> list(ListRequest query) {
        return lists.page(listing, query);
    }

    /**
     * The milestones of one agreement.
     *
     * @throws ProblemException if there is no such agreement
     */
    @Transactional(readOnly = true)
    public Page<MilestoneView> list(String agreement, ListRequest query) {
        agreements.get(agreement, query.asOf());
        return lists.page(ofAgreement, query, Map.of("number", agreement));
    }

    /**
     * One milestone as of a date.
     *
     * @throws ProblemException if there is none with this code
     */
    public MilestoneView get(String code, LocalDate asOf) {
        return get(code, asOf, Fields.ALL);
    }

    /**
     * One milestone as of a date, with some of its members.
     *
     * @param fields the members asked for
     * @throws ProblemException if there is none with this code
     */
    public MilestoneView get(String code, LocalDate asOf, Fields fields) {
        return lists.one(listing, "milestone.code = :code", Map.of("code", code), asOf, fields)
                .orElseThrow(() -> ProblemException.notFound("milestone", code));
    }

    /**
     * Records a milestone of an agreement.
     *
     * @throws ProblemException if there is no such agreement, the code is taken, or the owner is no party to it
     */
    @Transactional
    public MilestoneView add(String agreement, MilestoneDraft draft, IntConsumer expected) {
        long key = agreements.raise(agreement, expected);
        String code = numbers.choose(RECORD_KIND, "MS", draft.code());
        Milestone milestone = new Milestone(code, key, draft, owner(draft), today.get());
        MilestoneRules.RECORD.require(new Change<>(null, milestone.facts(agreement), today.get()));
        milestones.saveAndFlush(milestone);
        sets.require(MilestoneRules.SETS, Objects.requireNonNull(milestone.getId()));
        responsibilities.add(RECORD_KIND, code, draft.responsible());
        return get(code, today.get());
    }

    /**
     * Records anew what is to be delivered, when and by whom.
     *
     * @throws ProblemException if there is no such milestone, or the owner is no party to the agreement
     */
    @Transactional
    public MilestoneView change(String code, MilestoneDraft draft, IntConsumer expected) {
        changed(
                code,
                expected,
                Map.of("stateOn", "dueOn"),
                milestone -> milestone.describe(draft, owner(draft), today.get()),
                false);
        responsibilities.write(RECORD_KIND, code, draft.responsible());
        return get(code, today.get());
    }

    /**
     * Puts right a due date that was recorded wrongly: it did not slip. History keeps both.
     *
     * @param reason what was wrong
     * @param dueOn by when it was to be delivered
     * @param madeOn when that was agreed; null where that was recorded rightly
     * @throws ProblemException if there is no such milestone, or the day does not fit
     */
    @Transactional
    public MilestoneView correct(
            String code, String reason, RoughDate dueOn, @Nullable LocalDate madeOn, IntConsumer expected) {
        audit.describe("CORRECTED", reason);
        return changed(code, expected, Map.of("stateOn", "dueOn"), milestone -> milestone.correct(dueOn, madeOn), true);
    }

    /**
     * Every due date that a milestone had, the first one and each that it was moved to.
     *
     * @throws ProblemException if there is no such milestone
     */
    @Transactional(readOnly = true)
    public Page<DueDateView> dueDates(String code, ListRequest query) {
        return lists.page(
                dueDates,
                query,
                Map.of("milestoneId", Objects.requireNonNull(recorded(code).getId())));
    }

    /**
     * Settles a milestone, or opens it again.
     *
     * @param to its new state
     * @param on since when
     * @param note what is to be said of it
     * @throws ProblemException if there is no such milestone, the state cannot follow, or the day lies in the future
     */
    @Transactional
    public MilestoneView move(
            String code, MilestoneState to, LocalDate on, @Nullable String note, IntConsumer expected) {
        audit.describe("MILESTONE_" + to, note);
        return changed(code, expected, Map.of("stateOn", "on"), milestone -> milestone.move(to, on, note), false);
    }

    /**
     * Deletes a milestone that was recorded by mistake. Its code is never given again.
     *
     * @throws ProblemException if there is no such milestone
     */
    @Transactional
    public void delete(String code, IntConsumer expected) {
        agreements.raise(get(code, today.get()).agreement(), expected);
        milestones.delete(recorded(code));
        milestones.flush();
        responsibilities.clear(RECORD_KIND, code);
    }

    /** Changes one, and holds it to the rules; {@code members} says how the request calls what they complain of. */
    private MilestoneView changed(
            String code,
            IntConsumer expected,
            Map<String, String> members,
            Consumer<Milestone> change,
            boolean correction) {
        String agreement = get(code, today.get()).agreement();
        agreements.raise(agreement, expected);
        Milestone milestone = recorded(code);
        MilestoneRules.Facts before = milestone.facts(agreement).withoutReason();
        change.accept(milestone);
        MilestoneRules.RECORD.require(
                new Change<>(before, milestone.facts(agreement), today.get(), correction), members);
        milestones.flush();
        sets.require(MilestoneRules.SETS, Objects.requireNonNull(milestone.getId()));
        return get(code, today.get());
    }

    private Milestone recorded(String code) {
        return milestones.findByCode(code).orElseThrow(() -> ProblemException.notFound("milestone", code));
    }

    private long owner(MilestoneDraft draft) {
        return database.sql("select id from organization where code = :owner and merged_into_id is null")
                .param("owner", draft.owner())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> ProblemException.ruleViolated(List.of(organizations
                        .merged("/owner", draft.owner())
                        .orElseGet(() -> Violation.at(
                                "/owner",
                                "not-a-party",
                                "%s is not party to the agreement.".formatted(draft.owner()))))));
    }
}
