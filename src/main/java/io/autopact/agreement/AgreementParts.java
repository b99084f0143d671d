package io.autopact.agreement;

import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.Validity;
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
            @Embedded Validity validity,
            @Nullable String wordingZh,
            @Enumerated(EnumType.STRING) Confidence confidence) {

        ScopeRow {
            validity = Validity.orOpen(validity);
        }

        ScopeRow with(Validity changed) {
            return new ScopeRow(domainId, changed, wordingZh, confidence);
        }
    }

    /** A solution that it names. */
    @Embeddable
    record SolutionRow(Long solutionId, @Embedded Validity validity) {

        SolutionRow {
            validity = Validity.orOpen(validity);
        }

        SolutionRow with(Validity changed) {
            return new SolutionRow(solutionId, changed);
        }
    }

    /** An agreement that it follows from. */
    @Embeddable
    record LineageRow(@Enumerated(EnumType.STRING) LineageRelation relation, Long relatedId) {}
}
