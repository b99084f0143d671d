package io.autopact.rollout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import lombok.AccessLevel;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** A solution going into a vehicle model. The dates of its stages are {@link RolloutDates}'s. */
@Getter(AccessLevel.PACKAGE)
@Entity
class Rollout {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "rollout_seq")
    @SequenceGenerator(name = "rollout_seq", sequenceName = "record_seq", allocationSize = 50)
    private @Nullable Long id;

    @Column(name = "code", updatable = false)
    private String number;

    private Long modelId;

    private Long solutionId;

    private @Nullable String market;

    private @Nullable String systemName;

    private @Nullable String systemVersion;

    private @Nullable Long basisId;

    private @Nullable String withoutBasisReason;

    private @Nullable String note;

    @Version
    private int version = 1;

    @SuppressWarnings("NullAway.Init")
    protected Rollout() {}

    /**
     * Begins the record of a rollout.
     *
     * @param number its number, for good
     */
    @SuppressWarnings("NullAway.Init")
    Rollout(String number, RolloutDraft draft, RolloutKeys keys) {
        this.number = number;
        describe(draft, keys);
    }

    /** Sets what goes into which model, and on what that rests. */
    final void describe(RolloutDraft draft, RolloutKeys keys) {
        modelId = keys.model();
        solutionId = keys.solution();
        market = draft.market();
        systemName = draft.systemName();
        systemVersion = draft.systemVersion();
        note = draft.note();
        basisId = keys.basis();
        withoutBasisReason = draft.withoutBasis();
    }
}
