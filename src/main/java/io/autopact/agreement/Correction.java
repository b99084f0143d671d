package io.autopact.agreement;

import io.autopact.shared.time.RoughDate;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as it should have been recorded.
 *
 * @param reason what was wrong
 * @param agreement what can be recorded before the signing, as it should have been
 * @param negotiatingOn when negotiations began
 * @param signedOn when it was signed
 * @param terminatedOn its last day, where it was terminated
 * @param terminationReason why it was terminated
 * @param amendments what changed of it after it was signed; one that is left out was none
 * @param given the members that the correction is about; parts that are not among them stay as they are
 */
public record Correction(
        String reason,
        AgreementDraft agreement,
        @Nullable LocalDate negotiatingOn,
        @Nullable RoughDate signedOn,
        @Nullable LocalDate terminatedOn,
        @Nullable String terminationReason,
        List<CorrectedAmendment> amendments,
        Set<String> given) {

    /** Whether it says what of this kind is in the scope. */
    boolean isAbout(ScopeKind kind) {
        return given.contains(kind.member());
    }

    /**
     * An amendment as it should have been recorded.
     *
     * @param number its number
     * @param kind which kind it is
     * @param effectiveOn from which day on it holds
     * @param signedOn when it was signed
     * @param expiresOn the expiry since; null where it left that as it was
     * @param extendsToSubsidiaries whether the agreement extends to subsidiaries since
     * @param note what it is about
     */
    public record CorrectedAmendment(
            int number,
            AmendmentKind kind,
            RoughDate effectiveOn,
            @Nullable RoughDate signedOn,
            @Nullable RoughDate expiresOn,
            @Nullable Boolean extendsToSubsidiaries,
            @Nullable String note) {

        AgreementParts.AmendmentRow row() {
            return new AgreementParts.AmendmentRow(
                    number, kind, effectiveOn, signedOn, expiresOn, extendsToSubsidiaries, note);
        }
    }
}
