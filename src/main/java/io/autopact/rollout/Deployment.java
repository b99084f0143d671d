package io.autopact.rollout;

import io.autopact.shared.time.Validity;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import lombok.AccessLevel;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** A solution in use at an organization. */
@Getter(AccessLevel.PACKAGE)
@Entity
class Deployment {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "deployment_seq")
    @SequenceGenerator(name = "deployment_seq", sequenceName = "record_seq", allocationSize = 50)
    private @Nullable Long id;

    @Column(name = "code", updatable = false)
    private String number;

    private Long organizationId;

    private @Nullable Long solutionId;

    @Embedded
    private @Nullable Validity validity;

    private @Nullable String note;

    @Version
    private int version = 1;

    @SuppressWarnings("NullAway.Init")
    protected Deployment() {}

    /**
     * Begins the record of a deployment.
     *
     * @param number its number, for good
     * @param organizationId where it is in use
     * @param solutionId what is; null where it is not known
     */
    @SuppressWarnings("NullAway.Init")
    Deployment(String number, DeploymentDraft draft, Long organizationId, @Nullable Long solutionId) {
        this.number = number;
        describe(draft, organizationId, solutionId);
    }

    /** Sets what is in use where, and from when to when. */
    final void describe(DeploymentDraft draft, Long newOrganizationId, @Nullable Long newSolutionId) {
        organizationId = newOrganizationId;
        solutionId = newSolutionId;
        validity = draft.validity();
        note = draft.note();
    }
}
