package io.autopact.agreement.web;

import io.autopact.agreement.AgreementDraft;
import io.autopact.agreement.AgreementKind;
import io.autopact.agreement.AgreementView.Lineage;
import io.autopact.agreement.AgreementView.Party;
import io.autopact.agreement.AgreementView.Signatory;
import io.autopact.agreement.ScopeItem.NamedCapability;
import io.autopact.agreement.ScopeItem.NamedElement;
import io.autopact.agreement.ScopeItem.NamedSolution;
import io.autopact.agreement.ScopeItem.ScopeEntry;
import io.autopact.people.Responsible;
import io.autopact.shared.document.Document;
import io.autopact.shared.document.RoughDates;
import io.autopact.shared.document.SelfChecking;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to begin an agreement.
 *
 * @param number its number, for good: 1 to 80 capital letters, digits, hyphens and underscores; missing to have one
 *     made
 * @param kind what kind it is
 * @param wordingZh what the source calls it, in Chinese
 * @param wordingEn what the source calls it, in English
 * @param titleZh its title in Chinese
 * @param titleEn its title in English
 * @param draftedOn when it was drafted
 * @param draftedOnPrecision how exactly that is known; a day where it is missing
 * @param draftedOnConfidence whether that is stated; stated where it is missing
 * @param effectiveOn the first day of its effect, as planned
 * @param effectiveOnPrecision how exactly that is known; a day where it is missing
 * @param effectiveOnConfidence whether that is stated; stated where it is missing
 * @param expiresOn the last day of its effect, as planned
 * @param expiresOnPrecision how exactly that is known; a day where it is missing
 * @param expiresOnConfidence whether that is stated; stated where it is missing
 * @param placeZh where it is to be signed, in Chinese
 * @param placeEn where it is to be signed, in English
 * @param noticeDays how many days before the expiry notice must be given
 * @param renewalMonths for how many months it renews itself
 * @param extendsToSubsidiaries whether it extends to the subsidiaries and brands of its parties; no where it is missing
 * @param reminderDays how many days before what falls due to be reminded; 90 and 30 where it is missing
 * @param parties who makes it
 * @param signatories who is to sign it
 * @param scope the domains it is to cover, as objects or as bare codes
 * @param solutions the solutions it names, as objects or as bare codes
 * @param elements the elements of the architecture it names, as objects or as bare codes
 * @param capabilities the base capabilities it names, as objects or as bare codes
 * @param lineage the agreements it follows from
 * @param responsible who is responsible for it, and from when to when
 */
@Document(
        readOnly = {
            "status",
            "phase",
            "negotiatingOn",
            "signedOn",
            "signedOnPrecision",
            "signedOnConfidence",
            "signedOnNotBefore",
            "terminatedOn",
            "terminationReason",
            "withdrawnOn",
            "withdrawalReason",
            "noticeOn",
            "endsOn",
            "nextDecision",
            "amendments",
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
@Schema(name = "AgreementRequest")
record AgreementDocument(
        @Pattern(
                regexp = "^[A-Z0-9_-]{1,80}$",
                message = "must be 1 to 80 capital letters, digits, hyphens and underscores")
        @Nullable
        String number,

        @NotNull AgreementKind kind,
        @Size(min = 1, max = 500) @Nullable String wordingZh,
        @Size(min = 1, max = 500) @Nullable String wordingEn,
        @NotBlank @Size(min = 1, max = 500) String titleZh,
        @NotBlank @Size(min = 1, max = 500) String titleEn,
        @Nullable LocalDate draftedOn,
        @Nullable DatePrecision draftedOnPrecision,
        @Nullable Confidence draftedOnConfidence,
        @Nullable LocalDate draftedOnNotBefore,
        @Nullable LocalDate effectiveOn,
        @Nullable DatePrecision effectiveOnPrecision,
        @Nullable Confidence effectiveOnConfidence,
        @Nullable LocalDate effectiveOnNotBefore,
        @Nullable LocalDate expiresOn,
        @Nullable DatePrecision expiresOnPrecision,
        @Nullable Confidence expiresOnConfidence,
        @Nullable LocalDate expiresOnNotBefore,
        @Size(min = 1, max = 200) @Nullable String placeZh,
        @Size(min = 1, max = 200) @Nullable String placeEn,
        @Min(0) @Max(3660) @Nullable Integer noticeDays,
        @Min(1) @Max(1200) @Nullable Integer renewalMonths,
        @Nullable Boolean extendsToSubsidiaries,
        @Size(max = 10) @Nullable List<@Min(0) @Max(3660) Integer> reminderDays,
        @Size(max = 100) @Nullable List<@Valid Party> parties,
        @Size(max = 100) @Nullable List<@Valid Signatory> signatories,
        @Size(max = 100) @Nullable List<@Valid ScopeEntry> scope,
        @Size(max = 100) @Nullable List<@Valid NamedSolution> solutions,
        @Size(max = 100) @Nullable List<@Valid NamedElement> elements,
        @Size(max = 100) @Nullable List<@Valid NamedCapability> capabilities,
        @Size(max = 100) @Nullable List<@Valid Lineage> lineage,
        @Size(max = 100) @Nullable List<@NotNull @Valid Responsible> responsible)
        implements SelfChecking {

    private static final java.util.regex.Pattern NUMBER = java.util.regex.Pattern.compile("[A-Z0-9_-]{1,80}");

    @Override
    public void check(Complaints complaints) {
        RoughDates.check(complaints, "draftedOn", draftedOn, draftedOnPrecision, draftedOnNotBefore);
        RoughDates.check(complaints, "effectiveOn", effectiveOn, effectiveOnPrecision, effectiveOnNotBefore);
        RoughDates.check(complaints, "expiresOn", expiresOn, expiresOnPrecision, expiresOnNotBefore);
        RoughDates.checkRange(complaints, "effectiveOn", effectiveOn, "expiresOn", expiresOn);
    }

    AgreementDraft draft() {
        return draft(number);
    }

    /**
     * The draft that this means for an agreement.
     *
     * @param path the number in the path
     * @throws ProblemException if the path is no number, or the body gives another one
     */
    AgreementDraft draftOf(String path) {
        if (!NUMBER.matcher(path).matches()) {
            throw ProblemException.invalid(List.of(Violation.in(
                    "number", "invalid", "A number is 1 to 80 capital letters, digits, hyphens and underscores.")));
        }
        if (number != null && !number.equals(path)) {
            throw ProblemException.invalid(
                    List.of(Violation.at("/number", "invalid", "The number in the body is not the one in the path.")));
        }
        return draft(path);
    }

    private AgreementDraft draft(@Nullable String effectiveNumber) {
        return new AgreementDraft(
                effectiveNumber,
                kind,
                wordingZh,
                wordingEn,
                titleZh,
                titleEn,
                RoughDate.of(draftedOn, draftedOnPrecision, draftedOnConfidence, draftedOnNotBefore),
                RoughDate.of(effectiveOn, effectiveOnPrecision, effectiveOnConfidence, effectiveOnNotBefore),
                RoughDate.of(expiresOn, expiresOnPrecision, expiresOnConfidence, expiresOnNotBefore),
                placeZh,
                placeEn,
                noticeDays,
                renewalMonths,
                Boolean.TRUE.equals(extendsToSubsidiaries),
                reminderDays == null ? List.of(90, 30) : reminderDays,
                AgreementActions.orNone(parties),
                AgreementActions.orNone(signatories),
                AgreementActions.items(scope, solutions, elements, capabilities),
                AgreementActions.orNone(lineage),
                responsible == null ? List.of() : responsible);
    }
}
