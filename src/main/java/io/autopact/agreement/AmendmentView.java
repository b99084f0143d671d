package io.autopact.agreement;

import io.autopact.agreement.AgreementView.Party;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed of an agreement after it was signed: an amendment, a renewal, or notice.
 *
 * @param agreement the agreement's number
 * @param number its own number within the agreement, from 1 on
 * @param kind which of the three it is
 * @param effectiveOn from which day on it holds; of a notice, the day on which it was given
 * @param effectiveOnPrecision how exactly that is known
 * @param effectiveOnConfidence whether that is stated or inferred
 * @param effectiveOnNotBefore the first day on which it can have been, where it is known to have been on or before a
 *     day
 * @param signedOn when it was signed
 * @param signedOnPrecision how exactly that is known
 * @param signedOnConfidence whether that is stated or inferred
 * @param signedOnNotBefore the first day on which it can have been, where it is known to have been on or before a day
 * @param addDomains the domains that came into the scope
 * @param removeDomains the domains that left it
 * @param addSolutions the solutions that are named since
 * @param removeSolutions the solutions that are named no more
 * @param addElements the elements of the architecture that are named since
 * @param removeElements the elements of the architecture that are named no more
 * @param addCapabilities the base capabilities that are named since
 * @param removeCapabilities the base capabilities that are named no more
 * @param addParties who joined
 * @param removeParties the codes of the organizations that left
 * @param expiresOn the expiry since; null where it left that as it was
 * @param expiresOnPrecision how exactly that is known
 * @param expiresOnConfidence whether that is stated or inferred
 * @param expiresOnNotBefore the first day on which it can have been, where it is known to have been on or before a day
 * @param extendsToSubsidiaries whether the agreement extends to subsidiaries since; null where it left that as it was
 * @param note what it is about
 */
@Schema(name = "Amendment")
public record AmendmentView(
        String agreement,
        int number,
        AmendmentKind kind,
        LocalDate effectiveOn,
        DatePrecision effectiveOnPrecision,
        Confidence effectiveOnConfidence,
        @Nullable LocalDate effectiveOnNotBefore,
        @Nullable LocalDate signedOn,
        @Nullable DatePrecision signedOnPrecision,
        @Nullable Confidence signedOnConfidence,
        @Nullable LocalDate signedOnNotBefore,
        List<String> addDomains,
        List<String> removeDomains,
        List<String> addSolutions,
        List<String> removeSolutions,
        List<String> addElements,
        List<String> removeElements,
        List<String> addCapabilities,
        List<String> removeCapabilities,
        List<Party> addParties,
        List<String> removeParties,
        @Nullable LocalDate expiresOn,
        @Nullable DatePrecision expiresOnPrecision,
        @Nullable Confidence expiresOnConfidence,
        @Nullable LocalDate expiresOnNotBefore,
        @Nullable Boolean extendsToSubsidiaries,
        @Nullable String note) {}
