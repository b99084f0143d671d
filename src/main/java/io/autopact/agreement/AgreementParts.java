package io.autopact.agreement;

import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.RoughDate;
import io.autopact.shared.time.Validity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * The rows that belong to an agreement and have no life of their own. Organizations, and what the scope names, are
 * keys.
 */
final class AgreementParts {

    private AgreementParts() {}

    /**
     * A part that amendments add and end.
     *
     * @param <R> the part itself
     */
    interface DatedRow<R extends DatedRow<R>> {

        /** The key of what it brings in. */
        Long key();

        /** From when to when it holds. */
        Validity validity();

        /** The number of the amendment that added it; null where it was there from the beginning. */
        @Nullable
        Integer addedIn();

        /** The number of the amendment that ended it; null where none did. */
        @Nullable
        Integer endedIn();

        /** The same with another validity, and other amendments behind it. */
        R with(Validity changed, @Nullable Integer newAddedIn, @Nullable Integer newEndedIn);

        /** The same from one day to another, whoever said so. */
        default R with(Validity changed) {
            return with(changed, addedIn(), endedIn());
        }
    }

    /** Who made the agreement. */
    @Embeddable
    record PartyRow(
            Long organizationId,
            @Enumerated(EnumType.STRING) PartyRole role,
            @Embedded Validity validity,
            @Nullable Integer addedIn,
            @Nullable Integer endedIn)
            implements DatedRow<PartyRow> {

        PartyRow {
            validity = Validity.orOpen(validity);
        }

        @Override
        public Long key() {
            return organizationId;
        }

        @Override
        public PartyRow with(Validity changed, @Nullable Integer newAddedIn, @Nullable Integer newEndedIn) {
            return new PartyRow(organizationId, role, changed, newAddedIn, newEndedIn);
        }
    }

    /** Who signed it, or stood by. */
    @Embeddable
    record SignatoryRow(
            int position,
            String nameZh,
            String nameEn,
            @Nullable String officeZh,
            @Nullable String officeEn,
            @Nullable Long organizationId,
            @Enumerated(EnumType.STRING) SignatoryRole role,
            @Nullable Long personId) {}

    /** What it names in its scope. */
    @Embeddable
    record ItemRow(
            @Enumerated(EnumType.STRING) ScopeKind kind,
            Long itemId,
            @Embedded Validity validity,
            @Nullable String wordingZh,
            @Enumerated(EnumType.STRING) Confidence confidence,
            @Nullable Integer addedIn,
            @Nullable Integer endedIn)
            implements DatedRow<ItemRow> {

        ItemRow {
            validity = Validity.orOpen(validity);
        }

        @Override
        public Long key() {
            return itemId;
        }

        @Override
        public ItemRow with(Validity changed, @Nullable Integer newAddedIn, @Nullable Integer newEndedIn) {
            return new ItemRow(kind, itemId, changed, wordingZh, confidence, newAddedIn, newEndedIn);
        }
    }

    /** An agreement that it follows from. */
    @Embeddable
    record LineageRow(@Enumerated(EnumType.STRING) LineageRelation relation, Long relatedId) {}

    /** What changed of it after it was signed, from a day on. */
    @Embeddable
    record AmendmentRow(
            int number,
            @Enumerated(EnumType.STRING) AmendmentKind kind,

            @Embedded
            @AttributeOverride(name = "value", column = @Column(name = "effective_on"))
            @AttributeOverride(name = "precision", column = @Column(name = "effective_on_precision"))
            @AttributeOverride(name = "confidence", column = @Column(name = "effective_on_confidence"))
            @AttributeOverride(name = "notBefore", column = @Column(name = "effective_on_not_before"))
            RoughDate effectiveOn,

            @Embedded
            @AttributeOverride(name = "value", column = @Column(name = "signed_on"))
            @AttributeOverride(name = "precision", column = @Column(name = "signed_on_precision"))
            @AttributeOverride(name = "confidence", column = @Column(name = "signed_on_confidence"))
            @AttributeOverride(name = "notBefore", column = @Column(name = "signed_on_not_before"))
            @Nullable
            RoughDate signedOn,

            @Embedded
            @AttributeOverride(name = "value", column = @Column(name = "expires_on"))
            @AttributeOverride(name = "precision", column = @Column(name = "expires_on_precision"))
            @AttributeOverride(name = "confidence", column = @Column(name = "expires_on_confidence"))
            @AttributeOverride(name = "notBefore", column = @Column(name = "expires_on_not_before"))
            @Nullable
            RoughDate expiresOn,

            @Nullable Boolean extendsToSubsidiaries,
            @Nullable String note) {

        /** What the rules look at. */
        AmendmentRules.Facts facts() {
            return new AmendmentRules.Facts(
                    false, number, kind, effectiveOn, signedOn, expiresOn, extendsToSubsidiaries, note);
        }
    }
}
