package io.autopact.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.autopact.agreement.ScopeItem.NamedCapability;
import io.autopact.agreement.ScopeItem.NamedElement;
import io.autopact.agreement.ScopeItem.NamedSolution;
import io.autopact.agreement.ScopeItem.ScopeEntry;
import io.autopact.people.Responsible;
import io.autopact.shared.document.Document;
import io.autopact.shared.document.RoughDates;
import io.autopact.shared.document.SelfChecking;
import io.autopact.shared.listing.OnlyOfWrites;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import io.autopact.shared.time.Validity;
import io.autopact.shared.writing.Consequence;
import io.autopact.shared.writing.TellsConsequences;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import lombok.AccessLevel;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * An agreement with its parts, as of a date.
 *
 * @param number its number
 * @param kind what kind it is
 * @param wordingZh what the source calls it, in Chinese
 * @param wordingEn what the source calls it, in English
 * @param titleZh its title in Chinese
 * @param titleEn its title in English
 * @param status what people did with it, up to now
 * @param phase what the calendar says at the date asked about; null before signing
 * @param draftedOn when it was drafted
 * @param draftedOnPrecision how exactly that is known
 * @param draftedOnConfidence whether that is stated or inferred
 * @param draftedOnNotBefore the first day on which it can have been, where it is known to have been on or before a day
 * @param negotiatingOn when negotiations began
 * @param signedOn when it was signed
 * @param signedOnPrecision how exactly that is known
 * @param signedOnConfidence whether that is stated or inferred
 * @param signedOnNotBefore the first day on which it can have been, where it is known to have been on or before a day
 * @param placeZh where it was signed, in Chinese
 * @param placeEn where it was signed, in English
 * @param effectiveOn the first day of its effect
 * @param effectiveOnPrecision how exactly that is known
 * @param effectiveOnConfidence whether that is stated or inferred
 * @param effectiveOnNotBefore the first day on which it can have been, where it is known to have been on or before a
 *     day
 * @param expiresOn the last day of its effect; null where it is open
 * @param expiresOnPrecision how exactly that is known
 * @param expiresOnConfidence whether that is stated or inferred
 * @param expiresOnNotBefore the first day on which it can have been, where it is known to have been on or before a day
 * @param noticeDays how many days before the expiry notice must be given
 * @param renewalMonths for how many months it renews itself
 * @param extendsToSubsidiaries whether it extends to the subsidiaries and brands of its parties
 * @param parties who made it
 * @param signatories who signed it, and who stood by
 * @param scope the domains it covers at the date asked about, or will cover; empty where that is not known
 * @param solutions the solutions it names
 * @param elements the elements of the architecture it names
 * @param capabilities the base capabilities it names
 * @param lineage the agreements it follows from
 * @param reminderDays how many days before what falls due to be reminded
 * @param terminatedOn its last day, where it was terminated
 * @param terminationReason why it was terminated
 * @param withdrawnOn the day it was given up
 * @param withdrawalReason why it was given up
 * @param noticeOn when notice was given in this term that it is not to renew itself
 * @param endsOn its last day as known at the date asked about: by termination, else by expiry where no renewal is to
 *     come; null where it is open, and before it is signed
 * @param nextDecision what has to be decided next, and by when; null where nothing has
 * @param responsible who is responsible for it, in the past and to come too
 * @param disputed whether a source contradicts anything that is recorded of it
 * @param disputedMembers the members that are contradicted, such as {@code scope[SMART_LOGISTICS]}
 * @param allowedActions what can be done with it now
 * @param version rises with every change
 * @param updatedAt when it last changed
 * @param inheritedFrom the code of the ancestor by which it extends to the organization that the list was asked about;
 *     there only where the list takes what is inherited, and the organization is no party itself
 * @param consequences what the change does beyond it; there only in the answer to one that can have any
 */
@Schema(name = "Agreement")
public record AgreementView(
        String number,
        AgreementKind kind,
        @Nullable String wordingZh,
        @Nullable String wordingEn,
        String titleZh,
        String titleEn,
        AgreementStatus status,
        @Nullable AgreementPhase phase,
        @Nullable LocalDate draftedOn,
        @Nullable DatePrecision draftedOnPrecision,
        @Nullable Confidence draftedOnConfidence,
        @Nullable LocalDate draftedOnNotBefore,
        @Nullable LocalDate negotiatingOn,
        @Nullable LocalDate signedOn,
        @Nullable DatePrecision signedOnPrecision,
        @Nullable Confidence signedOnConfidence,
        @Nullable LocalDate signedOnNotBefore,
        @Nullable String placeZh,
        @Nullable String placeEn,
        @Nullable LocalDate effectiveOn,
        @Nullable DatePrecision effectiveOnPrecision,
        @Nullable Confidence effectiveOnConfidence,
        @Nullable LocalDate effectiveOnNotBefore,
        @Nullable LocalDate expiresOn,
        @Nullable DatePrecision expiresOnPrecision,
        @Nullable Confidence expiresOnConfidence,
        @Nullable LocalDate expiresOnNotBefore,
        @Nullable Integer noticeDays,
        @Nullable Integer renewalMonths,
        boolean extendsToSubsidiaries,
        List<Party> parties,
        List<Signatory> signatories,
        List<ScopeEntry> scope,
        List<NamedSolution> solutions,
        List<NamedElement> elements,
        List<NamedCapability> capabilities,
        List<Lineage> lineage,
        List<Integer> reminderDays,
        @Nullable LocalDate terminatedOn,
        @Nullable String terminationReason,
        @Nullable LocalDate withdrawnOn,
        @Nullable String withdrawalReason,
        @Nullable LocalDate noticeOn,
        @Nullable LocalDate endsOn,
        @Nullable NextDecision nextDecision,
        List<Responsible> responsible,
        boolean disputed,
        List<String> disputedMembers,
        @With(AccessLevel.PRIVATE) List<AgreementAction> allowedActions,
        int version,
        Instant updatedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @With @Nullable
        String inheritedFrom,

        @JsonInclude(JsonInclude.Include.NON_NULL) @OnlyOfWrites @With @Nullable
        List<Consequence> consequences)
        implements TellsConsequences {

    /** Derives what can be done from the status, and from what the terms allow beside it. */
    AgreementView withActionsOfStatus() {
        return withAllowedActions(status.allowedActions(
                allowedActions.contains(AgreementAction.RENEW), allowedActions.contains(AgreementAction.NOTICE)));
    }

    /**
     * Who made the agreement.
     *
     * @param organization the organization's code
     * @param role as what
     * @param from the first day, where it joined later
     * @param fromPrecision how exactly that is known
     * @param fromConfidence whether that is stated or inferred
     * @param fromNotBefore the first day on which it can have been, where it is known to have been on or before a day
     * @param until the last day, where it left
     * @param untilPrecision how exactly that is known
     * @param untilConfidence whether that is stated or inferred
     * @param untilNotBefore the first day on which it can have been, where it is known to have been on or before a day
     */
    @Document
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Party(
            @NotNull String organization,
            @NotNull PartyRole role,
            @Nullable LocalDate from,
            @Nullable DatePrecision fromPrecision,
            @Nullable Confidence fromConfidence,
            @Nullable LocalDate fromNotBefore,
            @Nullable LocalDate until,
            @Nullable DatePrecision untilPrecision,
            @Nullable Confidence untilConfidence,
            @Nullable LocalDate untilNotBefore)
            implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "from", from, fromPrecision, fromNotBefore);
            RoughDates.check(complaints, "until", until, untilPrecision, untilNotBefore);
            RoughDates.checkRange(complaints, "from", from, "until", until);
        }

        Validity validity() {
            return new Validity(
                    RoughDate.of(from, fromPrecision, fromConfidence, fromNotBefore),
                    RoughDate.of(until, untilPrecision, untilConfidence, untilNotBefore));
        }
    }

    /**
     * Who signed, or stood by.
     *
     * @param nameZh the person's name in Chinese
     * @param nameEn the person's name in English
     * @param officeZh the office held then, in Chinese
     * @param officeEn the office held then, in English
     * @param organization the code of the organization the person came for
     * @param role what the person did
     * @param person the person's code, where they are recorded; the name and the office stay those of the day
     */
    @Document
    public record Signatory(
            @NotBlank @Size(min = 1, max = 200) String nameZh,
            @NotBlank @Size(min = 1, max = 200) String nameEn,
            @Size(min = 1, max = 300) @Nullable String officeZh,
            @Size(min = 1, max = 300) @Nullable String officeEn,
            @Nullable String organization,
            @NotNull SignatoryRole role,
            @Size(min = 1, max = 80) @Nullable String person) {

        /** What the rules look at, with what is known beside this. */
        AgreementRules.SignatoryFacts facts(boolean personErased) {
            return new AgreementRules.SignatoryFacts(
                    "", false, nameZh, nameEn, officeZh, officeEn, person, personErased);
        }
    }

    /**
     * An agreement that this one follows from.
     *
     * @param relation how
     * @param agreement the other one's number
     */
    @Document
    public record Lineage(
            @NotNull LineageRelation relation, @NotNull String agreement) {}
}
