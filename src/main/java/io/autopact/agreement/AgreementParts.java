package io.autopact.agreement;

import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.RoughDate;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * The rows that belong to an agreement and have no life of their own. Organizations, domains and solutions are keys.
 */
final class AgreementParts {

    private AgreementParts() {}

    /** Who made the agreement. */
    @Embeddable
    record PartyRow(
            Long organizationId,
            @Enumerated(EnumType.STRING) PartyRole role) {}

    /** Who signed it, or stood by. */
    @Embeddable
    record SignatoryRow(
            int position,
            String nameZh,
            String nameEn,
            @Nullable String officeZh,
            @Nullable String officeEn,
            @Nullable Long organizationId,
            @Enumerated(EnumType.STRING) SignatoryRole role) {}

    /** A domain that it covers. */
    @Embeddable
    record ScopeRow(
            Long domainId,

            @Embedded
            @AttributeOverride(name = "value", column = @Column(name = "valid_from"))
            @AttributeOverride(name = "precision", column = @Column(name = "valid_from_precision"))
            @AttributeOverride(name = "confidence", column = @Column(name = "valid_from_confidence"))
            @Nullable
            RoughDate from,

            @Embedded
            @AttributeOverride(name = "value", column = @Column(name = "valid_until"))
            @AttributeOverride(name = "precision", column = @Column(name = "valid_until_precision"))
            @AttributeOverride(name = "confidence", column = @Column(name = "valid_until_confidence"))
            @Nullable
            RoughDate until,

            @Nullable String wordingZh,
            @Enumerated(EnumType.STRING) Confidence confidence) {

        /** The same from this day on, where no first day was given or it was the planned first day of effect. */
        ScopeRow beginning(RoughDate day, @Nullable RoughDate planned) {
            return from != null && !from.equals(planned)
                    ? this
                    : new ScopeRow(domainId, day, until, wordingZh, confidence);
        }
    }

    /** A solution that it names. */
    @Embeddable
    record SolutionRow(
            Long solutionId,

            @Embedded
            @AttributeOverride(name = "value", column = @Column(name = "valid_from"))
            @AttributeOverride(name = "precision", column = @Column(name = "valid_from_precision"))
            @AttributeOverride(name = "confidence", column = @Column(name = "valid_from_confidence"))
            @Nullable
            RoughDate from,

            @Embedded
            @AttributeOverride(name = "value", column = @Column(name = "valid_until"))
            @AttributeOverride(name = "precision", column = @Column(name = "valid_until_precision"))
            @AttributeOverride(name = "confidence", column = @Column(name = "valid_until_confidence"))
            @Nullable
            RoughDate until) {

        /** The same from this day on, where no first day was given or it was the planned first day of effect. */
        SolutionRow beginning(RoughDate day, @Nullable RoughDate planned) {
            return from != null && !from.equals(planned) ? this : new SolutionRow(solutionId, day, until);
        }
    }

    /** An agreement that it follows from. */
    @Embeddable
    record LineageRow(@Enumerated(EnumType.STRING) LineageRelation relation, Long relatedId) {}
}
