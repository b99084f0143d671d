package io.autopact.agreement;

import io.autopact.agreement.AgreementView.Lineage;
import io.autopact.agreement.AgreementView.Party;
import io.autopact.agreement.AgreementView.Signatory;
import io.autopact.people.Responsible;
import io.autopact.shared.time.RoughDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a client can record of an agreement before it is signed.
 *
 * @param number its number; null to have one made
 * @param kind what kind it is
 * @param wordingZh what the source calls it, in Chinese
 * @param wordingEn what the source calls it, in English
 * @param titleZh its title in Chinese
 * @param titleEn its title in English
 * @param draftedOn when it was drafted
 * @param effectiveOn the first day of its effect, as planned
 * @param expiresOn the last day of its effect, as planned
 * @param placeZh where it is to be signed, in Chinese
 * @param placeEn where it is to be signed, in English
 * @param noticeDays how many days before the expiry notice must be given
 * @param renewalMonths for how many months it renews itself
 * @param extendsToSubsidiaries whether it extends to the subsidiaries and brands of its parties
 * @param reminderDays how many days before what falls due to be reminded
 * @param parties who makes it
 * @param signatories who is to sign it
 * @param items what it names in its scope
 * @param lineage the agreements it follows from
 * @param responsible who is responsible for it
 */
public record AgreementDraft(
        @Nullable String number,
        AgreementKind kind,
        @Nullable String wordingZh,
        @Nullable String wordingEn,
        String titleZh,
        String titleEn,
        @Nullable RoughDate draftedOn,
        @Nullable RoughDate effectiveOn,
        @Nullable RoughDate expiresOn,
        @Nullable String placeZh,
        @Nullable String placeEn,
        @Nullable Integer noticeDays,
        @Nullable Integer renewalMonths,
        boolean extendsToSubsidiaries,
        List<Integer> reminderDays,
        List<Party> parties,
        List<Signatory> signatories,
        List<ScopeItem> items,
        List<Lineage> lineage,
        List<Responsible> responsible) {

    /** Whether it says the same of what is agreed: with whom, over what, from when to when, on which terms. */
    boolean agreesWith(AgreementDraft other) {
        return terms().equals(other.terms())
                && Set.copyOf(parties).equals(Set.copyOf(other.parties))
                && Set.copyOf(items).equals(Set.copyOf(other.items));
    }

    private AgreementRules.Terms terms() {
        return new AgreementRules.Terms(
                kind, draftedOn, effectiveOn, expiresOn, noticeDays, renewalMonths, extendsToSubsidiaries);
    }
}
