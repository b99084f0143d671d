package io.autopact.rollout;

import io.autopact.shared.problem.CommonProblem;
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
import lombok.AccessLevel;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** A model of an automaker's. */
@Getter(AccessLevel.PACKAGE)
@Entity
class VehicleModel {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "vehicle_model_seq")
    @SequenceGenerator(name = "vehicle_model_seq", sequenceName = "record_seq", allocationSize = 50)
    private @Nullable Long id;

    @Column(updatable = false)
    private String code;

    private Long makerId;

    private String nameZh;

    private String nameEn;

    private @Nullable String segment;

    @Enumerated(EnumType.STRING)
    private @Nullable Powertrain powertrain;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "start_of_production"))
    @AttributeOverride(name = "precision", column = @Column(name = "start_of_production_precision"))
    @AttributeOverride(name = "confidence", column = @Column(name = "start_of_production_confidence"))
    @AttributeOverride(name = "notBefore", column = @Column(name = "start_of_production_not_before"))
    private @Nullable RoughDate startOfProduction;

    private boolean archived;

    @Version
    private int version = 1;

    @SuppressWarnings("NullAway.Init")
    protected VehicleModel() {}

    /**
     * Begins the record of a model, under its code for good.
     *
     * @param makerId the key of the automaker
     */
    @SuppressWarnings("NullAway.Init")
    VehicleModel(VehicleModelDraft draft, Long makerId) {
        this.code = draft.code();
        describe(draft, makerId);
    }

    /** Sets whose it is and what is known of it. */
    final void describe(VehicleModelDraft draft, Long newMakerId) {
        makerId = newMakerId;
        nameZh = draft.nameZh();
        nameEn = draft.nameEn();
        segment = draft.segment();
        powertrain = draft.powertrain();
        startOfProduction = draft.startOfProduction();
    }

    /** Keeps it for the record only. */
    void archive() {
        requireArchived(false);
        archived = true;
    }

    /** Takes it up again. */
    void restore() {
        requireArchived(true);
        archived = false;
    }

    private void requireArchived(boolean wanted) {
        if (archived != wanted) {
            throw new ProblemException(
                    CommonProblem.CONFLICT,
                    "%s is %s.".formatted(code, archived ? "archived already" : "not archived"));
        }
    }
}
