package io.autopact.agreement.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.autopact.agreement.AmendmentKind;
import io.autopact.agreement.AmendmentRules;
import io.autopact.agreement.Correction;
import io.autopact.agreement.Correction.CorrectedAmendment;
import io.autopact.shared.document.Document;
import io.autopact.shared.document.RoughDates;
import io.autopact.shared.document.SelfChecking;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A signed agreement as it should have been recorded. Clients send the members that are to change and the reason; they
 * are laid over what is recorded before this is read.
 *
 * @param reason what was wrong
 * @param agreement what can be recorded before the signing
 * @param negotiatingOn when negotiations began
 * @param signedOn when it was signed
 * @param signedOnPrecision how exactly that is known; a day where it is missing
 * @param signedOnConfidence whether that is stated; stated where it is missing
 * @param terminatedOn its last day, where it was terminated; null where it was not terminated after all
 * @param terminationReason why it was terminated
 * @param amendments what changed of it after it was signed; one that is left out was none
 */
@Document(
        readOnly = {
            "status",
            "phase",
            "withdrawnOn",
            "withdrawalReason",
            "noticeOn",
            "endsOn",
            "nextDecision",
            "milestones",
            "instruments",
            "disputed",
            "disputedMembers",
            "consequences",
            "inheritedFrom",
            "allowedActions",
            "version",
            "updatedAt"
        })
@Schema(hidden = true)
record CorrectionDocument(
        @NotBlank @Size(min = 1, max = 4000) String reason,
        @JsonUnwrapped @Valid AgreementDocument agreement,
        @Nullable LocalDate negotiatingOn,
        @Nullable LocalDate signedOn,
        @Nullable DatePrecision signedOnPrecision,
        @Nullable Confidence signedOnConfidence,
        @Nullable LocalDate signedOnNotBefore,
        @Nullable LocalDate terminatedOn,
        @Size(min = 1, max = 4000) @Nullable String terminationReason,
        @Size(max = 500) @Nullable List<@Valid AmendmentDocument> amendments)
        implements SelfChecking {

    /**
     * An amendment as it should have been recorded.
     *
     * @param number its number
     * @param kind which kind it is
     * @param effectiveOn from which day on it holds
     * @param effectiveOnPrecision how exactly that is known; a day where it is missing
     * @param effectiveOnConfidence whether that is stated; stated where it is missing
     * @param signedOn when it was signed
     * @param signedOnPrecision how exactly that is known; a day where it is missing
     * @param signedOnConfidence whether that is stated; stated where it is missing
     * @param expiresOn the expiry since; missing where it left that as it was
     * @param expiresOnPrecision how exactly that is known; a day where it is missing
     * @param expiresOnConfidence whether that is stated; stated where it is missing
     * @param extendsToSubsidiaries whether the agreement extends to subsidiaries since
     * @param note what it is about
     */
    @Document(
            readOnly = {
                "agreement",
                "addDomains",
                "removeDomains",
                "addSolutions",
                "removeSolutions",
                "addElements",
                "removeElements",
                "addCapabilities",
                "removeCapabilities",
                "addParties",
                "removeParties"
            })
    record AmendmentDocument(
            @NotNull @Min(1) Integer number,
            @NotNull AmendmentKind kind,
            @NotNull LocalDate effectiveOn,
            @Nullable DatePrecision effectiveOnPrecision,
            @Nullable Confidence effectiveOnConfidence,
            @Nullable LocalDate effectiveOnNotBefore,
            @Nullable LocalDate signedOn,
            @Nullable DatePrecision signedOnPrecision,
            @Nullable Confidence signedOnConfidence,
            @Nullable LocalDate signedOnNotBefore,
            @Nullable LocalDate expiresOn,
            @Nullable DatePrecision expiresOnPrecision,
            @Nullable Confidence expiresOnConfidence,
            @Nullable LocalDate expiresOnNotBefore,
            @Nullable Boolean extendsToSubsidiaries,
            @Size(min = 1, max = 4000) @Nullable String note)
            implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "effectiveOn", effectiveOn, effectiveOnPrecision, effectiveOnNotBefore);
            RoughDates.check(complaints, "signedOn", signedOn, signedOnPrecision, signedOnNotBefore);
            RoughDates.check(complaints, "expiresOn", expiresOn, expiresOnPrecision, expiresOnNotBefore);
            if (kind != null) {
                AmendmentRules.checkShape(
                        kind,
                        RoughDate.of(expiresOn, expiresOnPrecision, expiresOnConfidence, expiresOnNotBefore),
                        extendsToSubsidiaries,
                        complaints::add);
            }
        }

        CorrectedAmendment corrected() {
            return new CorrectedAmendment(
                    number,
                    kind,
                    Objects.requireNonNull(RoughDate.of(
                            effectiveOn, effectiveOnPrecision, effectiveOnConfidence, effectiveOnNotBefore)),
                    RoughDate.of(signedOn, signedOnPrecision, signedOnConfidence, signedOnNotBefore),
                    RoughDate.of(expiresOn, expiresOnPrecision, expiresOnConfidence, expiresOnNotBefore),
                    extendsToSubsidiaries,
                    note);
        }
    }

    @Override
    public void check(Complaints complaints) {
        RoughDates.check(complaints, "negotiatingOn", negotiatingOn, null);
        RoughDates.check(complaints, "signedOn", signedOn, signedOnPrecision, signedOnNotBefore);
        RoughDates.check(complaints, "terminatedOn", terminatedOn, null);
        if (amendments != null) {
            Set<Integer> numbers = new HashSet<>();
            for (int i = 0; i < amendments.size(); i++) {
                if (!numbers.add(amendments.get(i).number())) {
                    complaints.add("amendments/" + i, "repeated", "Two amendments have the same number.");
                }
            }
        }
    }

    Correction correction(Set<String> given) {
        return new Correction(
                reason,
                agreement.draft(),
                negotiatingOn,
                RoughDate.of(signedOn, signedOnPrecision, signedOnConfidence, signedOnNotBefore),
                terminatedOn,
                terminationReason,
                AgreementActions.orNone(amendments).stream()
                        .map(AmendmentDocument::corrected)
                        .toList(),
                given);
    }
}
