package io.autopact.agreement.web;

import io.autopact.agreement.AgreementView.Party;
import io.autopact.agreement.AgreementView.Signatory;
import io.autopact.agreement.Amendment;
import io.autopact.agreement.ScopeItem;
import io.autopact.agreement.ScopeItem.NamedCapability;
import io.autopact.agreement.ScopeItem.NamedElement;
import io.autopact.agreement.ScopeItem.NamedSolution;
import io.autopact.agreement.ScopeItem.ScopeEntry;
import io.autopact.agreement.ScopeKind;
import io.autopact.agreement.Signing;
import io.autopact.shared.document.Document;
import io.autopact.shared.document.RoughDates;
import io.autopact.shared.document.SelfChecking;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What clients send with the steps of an agreement's life. */
final class AgreementActions {

    private AgreementActions() {}

    /**
     * The beginning of negotiations.
     *
     * @param on since when; today where it is missing
     */
    @Document
    @Schema(name = "NegotiateRequest")
    record Negotiate(@Nullable LocalDate on) implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "on", on, null);
        }
    }

    /**
     * A signing.
     *
     * @param signedOn when it was
     * @param signedOnPrecision how exactly that is known; a day where it is missing
     * @param signedOnConfidence whether that is stated; stated where it is missing
     * @param effectiveOn the first day of effect; what the draft says where it is missing, or else the day of the
     *     signing
     * @param effectiveOnPrecision how exactly that is known; a day where it is missing
     * @param effectiveOnConfidence whether that is stated; stated where it is missing
     * @param expiresOn the last day of effect; what the draft says where it is missing
     * @param expiresOnPrecision how exactly that is known; a day where it is missing
     * @param expiresOnConfidence whether that is stated; stated where it is missing
     * @param placeZh where it was, in Chinese
     * @param placeEn where it was, in English
     * @param signatories who signed and who stood by
     */
    @Document
    @Schema(name = "SignRequest")
    record Sign(
            @NotNull LocalDate signedOn,
            @Nullable DatePrecision signedOnPrecision,
            @Nullable Confidence signedOnConfidence,
            @Nullable LocalDate signedOnNotBefore,
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
            @Size(max = 100) @Nullable List<@Valid Signatory> signatories)
            implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "signedOn", signedOn, signedOnPrecision, signedOnNotBefore);
            RoughDates.check(complaints, "effectiveOn", effectiveOn, effectiveOnPrecision, effectiveOnNotBefore);
            RoughDates.check(complaints, "expiresOn", expiresOn, expiresOnPrecision, expiresOnNotBefore);
            RoughDates.checkRange(complaints, "effectiveOn", effectiveOn, "expiresOn", expiresOn);
        }

        Signing signing() {
            return new Signing(
                    Objects.requireNonNull(
                            RoughDate.of(signedOn, signedOnPrecision, signedOnConfidence, signedOnNotBefore)),
                    RoughDate.of(effectiveOn, effectiveOnPrecision, effectiveOnConfidence, effectiveOnNotBefore),
                    RoughDate.of(expiresOn, expiresOnPrecision, expiresOnConfidence, expiresOnNotBefore),
                    placeZh,
                    placeEn,
                    signatories);
        }
    }

    /**
     * The giving up of an agreement that is not signed.
     *
     * @param on the day; today where it is missing
     * @param reason why
     */
    @Document
    @Schema(name = "WithdrawRequest")
    record Withdraw(
            @Nullable LocalDate on,
            @NotBlank @Size(min = 1, max = 4000) String reason) implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "on", on, null);
        }
    }

    /**
     * The end of a signed agreement before its time.
     *
     * @param on its last day
     * @param reason why
     */
    @Document
    @Schema(name = "TerminateRequest")
    record Terminate(
            @NotNull LocalDate on,
            @NotBlank @Size(min = 1, max = 4000) String reason) implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "on", on, null);
        }
    }

    /**
     * An amendment of a signed agreement.
     *
     * @param effectiveOn from which day on; what it removes ends the day before
     * @param effectiveOnConfidence whether that is stated; stated where it is missing
     * @param signedOn when it was signed
     * @param signedOnPrecision how exactly that is known; a day where it is missing
     * @param signedOnConfidence whether that is stated; stated where it is missing
     * @param addDomains the domains that come into the scope, as objects or as bare codes
     * @param removeDomains the codes of the domains that leave it
     * @param addSolutions the solutions that it names from then on, as objects or as bare codes
     * @param removeSolutions the codes of the solutions that it names no more
     * @param addElements the elements of the architecture that it names from then on, as objects or as bare codes
     * @param removeElements the codes of the elements of the architecture that it names no more
     * @param addCapabilities the base capabilities that it names from then on, as objects or as bare codes
     * @param removeCapabilities the codes of the base capabilities that it names no more
     * @param addParties who joins
     * @param removeParties the codes of the organizations that leave
     * @param expiresOn the new expiry; missing to leave it
     * @param expiresOnPrecision how exactly that is known; a day where it is missing
     * @param expiresOnConfidence whether that is stated; stated where it is missing
     * @param extendsToSubsidiaries whether it extends to subsidiaries from then on; missing to leave it
     * @param note what it is about
     */
    @Document
    @Schema(name = "AmendRequest")
    record Amend(
            @NotNull LocalDate effectiveOn,
            @Nullable Confidence effectiveOnConfidence,
            @Nullable LocalDate signedOn,
            @Nullable DatePrecision signedOnPrecision,
            @Nullable Confidence signedOnConfidence,
            @Nullable LocalDate signedOnNotBefore,
            @Size(max = 100) @Nullable List<@Valid ScopeEntry> addDomains,
            @Size(max = 100) @Nullable List<@NotBlank String> removeDomains,
            @Size(max = 100) @Nullable List<@Valid NamedSolution> addSolutions,
            @Size(max = 100) @Nullable List<@NotBlank String> removeSolutions,
            @Size(max = 100) @Nullable List<@Valid NamedElement> addElements,
            @Size(max = 100) @Nullable List<@NotBlank String> removeElements,
            @Size(max = 100) @Nullable List<@Valid NamedCapability> addCapabilities,
            @Size(max = 100) @Nullable List<@NotBlank String> removeCapabilities,
            @Size(max = 100) @Nullable List<@Valid Party> addParties,
            @Size(max = 100) @Nullable List<@NotBlank String> removeParties,
            @Nullable LocalDate expiresOn,
            @Nullable DatePrecision expiresOnPrecision,
            @Nullable Confidence expiresOnConfidence,
            @Nullable LocalDate expiresOnNotBefore,
            @Nullable Boolean extendsToSubsidiaries,
            @NotBlank @Size(min = 1, max = 4000) String note)
            implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "effectiveOn", effectiveOn, null);
            RoughDates.check(complaints, "signedOn", signedOn, signedOnPrecision, signedOnNotBefore);
            RoughDates.check(complaints, "expiresOn", expiresOn, expiresOnPrecision, expiresOnNotBefore);
            RoughDates.checkRange(complaints, "effectiveOn", effectiveOn, "expiresOn", expiresOn);
        }

        Amendment amendment() {
            return new Amendment(
                    Objects.requireNonNull(RoughDate.of(effectiveOn, null, effectiveOnConfidence, null)),
                    RoughDate.of(signedOn, signedOnPrecision, signedOnConfidence, signedOnNotBefore),
                    items(addDomains, addSolutions, addElements, addCapabilities),
                    Map.of(
                            ScopeKind.DOMAIN,
                            orNone(removeDomains),
                            ScopeKind.SOLUTION,
                            orNone(removeSolutions),
                            ScopeKind.ELEMENT,
                            orNone(removeElements),
                            ScopeKind.CAPABILITY,
                            orNone(removeCapabilities)),
                    orNone(addParties),
                    orNone(removeParties),
                    RoughDate.of(expiresOn, expiresOnPrecision, expiresOnConfidence, expiresOnNotBefore),
                    extendsToSubsidiaries,
                    note);
        }
    }

    /**
     * The prolongation of a signed agreement.
     *
     * @param on from which day the new expiry is known
     * @param expiresOn the new expiry, later than the one that holds
     * @param expiresOnPrecision how exactly that is known; a day where it is missing
     * @param expiresOnConfidence whether that is stated; stated where it is missing
     * @param note what is to be known of it
     */
    @Document
    @Schema(name = "RenewRequest")
    record Renew(
            @NotNull LocalDate on,
            @NotNull LocalDate expiresOn,
            @Nullable DatePrecision expiresOnPrecision,
            @Nullable Confidence expiresOnConfidence,
            @Nullable LocalDate expiresOnNotBefore,
            @Size(min = 1, max = 4000) @Nullable String note)
            implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "on", on, null);
            RoughDates.check(complaints, "expiresOn", expiresOn, expiresOnPrecision, expiresOnNotBefore);
            RoughDates.checkRange(complaints, "on", on, "expiresOn", expiresOn);
        }

        RoughDate until() {
            return Objects.requireNonNull(
                    RoughDate.of(expiresOn, expiresOnPrecision, expiresOnConfidence, expiresOnNotBefore));
        }
    }

    /**
     * Notice that an agreement is not to renew itself.
     *
     * @param on when it was given
     */
    @Document
    @Schema(name = "NoticeRequest")
    record Notice(@NotNull LocalDate on) implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "on", on, null);
        }
    }

    /** What is given of all kinds that a scope can name. */
    @SafeVarargs
    static List<ScopeItem> items(@Nullable List<? extends ScopeItem>... given) {
        return Stream.of(given)
                .filter(Objects::nonNull)
                .<ScopeItem>flatMap(List::stream)
                .toList();
    }

    static <T> List<T> orNone(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }
}
