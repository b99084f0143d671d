package io.autopact.agreement.milestone;

import io.autopact.agreement.AgreementProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.RoughDate;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.LocalDate;
import lombok.AccessLevel;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** What an agreement obliges someone to deliver, and by when. */
@Getter(AccessLevel.PACKAGE)
@Entity
class Milestone {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "milestone_seq")
    @SequenceGenerator(name = "milestone_seq", sequenceName = "record_seq", allocationSize = 50)
    private @Nullable Long id;

    @Column(updatable = false)
    private String code;

    @Column(updatable = false)
    private Long agreementId;

    private String titleZh;

    private String titleEn;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "due_on"))
    @AttributeOverride(name = "precision", column = @Column(name = "due_on_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "due_on_confidence"))
    @AttributeOverride(name = "notBefore", column = @Column(name = "due_on_not_before"))
    private RoughDate dueOn;

    /** When the day on which it is due was agreed. */
    private LocalDate madeOn;

    /** Why that is another day than before; null of the first. */
    private @Nullable String reason;

    private Long ownerId;

    @Enumerated(EnumType.STRING)
    private MilestoneState state = MilestoneState.OPEN;

    private @Nullable LocalDate stateOn;

    private @Nullable String stateNote;

    private @Nullable String note;

    @Version
    private int version = 1;

    @SuppressWarnings("NullAway.Init")
    protected Milestone() {}

    /**
     * Begins the record of a milestone.
     *
     * @param code its code, for good
     * @param agreementId the agreement that it is a part of
     * @param draft what is to be delivered
     * @param ownerId who is to deliver
     * @param today when it is recorded
     */
    @SuppressWarnings("NullAway.Init")
    Milestone(String code, Long agreementId, MilestoneDraft draft, Long ownerId, LocalDate today) {
        this.code = code;
        this.agreementId = agreementId;
        dueOn = draft.dueOn();
        madeOn = draft.madeOn() == null ? today : draft.madeOn();
        describe(draft, ownerId, today);
    }

    /** Sets what is to be delivered, when and by whom. Another day is planned anew, with its reason. */
    final void describe(MilestoneDraft draft, Long newOwnerId, LocalDate today) {
        titleZh = draft.titleZh();
        titleEn = draft.titleEn();
        note = draft.note();
        ownerId = newOwnerId;
        if (!dueOn.equals(draft.dueOn())) {
            dueOn = draft.dueOn();
            madeOn = draft.madeOn() == null ? today : draft.madeOn();
            reason = draft.reason();
        }
    }

    /** Puts right by when it was to be delivered, which was recorded wrongly. */
    void correct(RoughDate wasDueOn, @Nullable LocalDate wasMadeOn) {
        dueOn = wasDueOn;
        if (wasMadeOn != null) {
            madeOn = wasMadeOn;
        }
    }

    /** Settles it, or opens it again. */
    void move(MilestoneState to, LocalDate on, @Nullable String why) {
        if (!state.next().contains(to)) {
            throw new ProblemException(
                            AgreementProblem.STATE_NOT_ALLOWED,
                            "%s is %s; it cannot become %s.".formatted(code, state, to))
                    .with("allowedStates", state.next());
        }
        state = to;
        stateOn = to == MilestoneState.OPEN ? null : on;
        stateNote = why;
    }

    /** What the rules look at; {@code agreement} is the number of the one that it is a part of. */
    MilestoneRules.Facts facts(String agreement) {
        return new MilestoneRules.Facts(agreement, false, dueOn, madeOn, reason, state, stateOn);
    }
}
