package io.autopact.agreement.milestone;

import io.autopact.agreement.AgreementService;
import io.autopact.agreement.RecordNumbers;
import io.autopact.history.Authorship;
import io.autopact.shared.listing.ListQuery;
import io.autopact.shared.listing.Listing;
import io.autopact.shared.listing.Lists;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.time.Today;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
    private final RecordNumbers numbers;
    private final Authorship authorship;
    private final JdbcClient database;
    private final Lists lists;
    private final Listing<MilestoneView> listing;
    private final Listing<MilestoneView> ofAgreement;
    private final Today today;

    MilestoneService(
            MilestoneRepository milestones,
            AgreementService agreements,
            RecordNumbers numbers,
            Authorship authorship,
            JdbcClient database,
            Lists lists,
            @Qualifier("milestoneListing") Listing<MilestoneView> listing,
            @Qualifier("agreementMilestoneListing") Listing<MilestoneView> ofAgreement,
            Today today) {
        this.milestones = milestones;
        this.agreements = agreements;
        this.numbers = numbers;
        this.authorship = authorship;
        this.database = database;
        this.lists = lists;
        this.listing = listing;
        this.ofAgreement = ofAgreement;
        this.today = today;
    }

    /** The milestones of all agreements. */
    public Page<MilestoneView> list(ListQuery query) {
        return lists.page(listing, query);
    }

    /**
     * The milestones of one agreement.
     *
     * @throws ProblemException if there is no such agreement
     */
    @Transactional(readOnly = true)
    public Page<MilestoneView> list(String agreement, ListQuery query) {
        agreements.get(agreement, query.asOf());
        return lists.page(ofAgreement, query, Map.of("number", agreement));
    }

    /**
     * One milestone as of a date.
     *
     * @throws ProblemException if there is none with this code
     */
    public MilestoneView get(String code, LocalDate asOf) {
        return lists.one(listing, "milestone.code = :code", Map.of("code", code), asOf)
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
        milestones.saveAndFlush(new Milestone(code, key, draft, owner(key, draft)));
        return get(code, today.get());
    }

    /**
     * Records anew what is to be delivered, when and by whom.
     *
     * @throws ProblemException if there is no such milestone, or the owner is no party to the agreement
     */
    @Transactional
    public MilestoneView change(String code, MilestoneDraft draft, IntConsumer expected) {
        Milestone milestone = raised(code, expected);
        milestone.describe(draft, owner(milestone.getAgreementId(), draft));
        milestones.flush();
        return get(code, today.get());
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
        if (on.isAfter(today.get())) {
            throw ProblemException.ruleViolated(List.of(
                    Violation.at("/on", "out-of-range", "It cannot be recorded to have come to that in the future.")));
        }
        Milestone milestone = raised(code, expected);
        authorship.describe("MILESTONE_" + to, note);
        milestone.move(to, on, note);
        milestones.flush();
        return get(code, today.get());
    }

    /**
     * Deletes a milestone that was recorded by mistake. Its code is never given again.
     *
     * @throws ProblemException if there is no such milestone
     */
    @Transactional
    public void delete(String code, IntConsumer expected) {
        milestones.delete(raised(code, expected));
        milestones.flush();
    }

    private Milestone raised(String code, IntConsumer expected) {
        String agreement = get(code, today.get()).agreement();
        agreements.raise(agreement, expected);
        return milestones.findByCode(code).orElseThrow(() -> ProblemException.notFound("milestone", code));
    }

    /** Whoever was ever party to the agreement can own what it obliges to. */
    private long owner(long agreement, MilestoneDraft draft) {
        return database.sql("""
                        select organization.id
                        from agreement_party as party
                        join organization on organization.id = party.organization_id
                        where party.agreement_id = :agreement and organization.code = :owner
                        limit 1""")
                .param("agreement", agreement)
                .param("owner", draft.owner())
                .query((row, number) -> row.getLong("id"))
                .optional()
                .orElseThrow(() -> ProblemException.ruleViolated(List.of(Violation.at(
                        "/owner", "not-a-party", "%s is not party to the agreement.".formatted(draft.owner())))));
    }
}
