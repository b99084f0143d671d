package io.autopact.agreement;

import io.autopact.agreement.AgreementView.NamedSolution;
import io.autopact.agreement.AgreementView.Party;
import io.autopact.agreement.AgreementView.ScopeEntry;
import io.autopact.shared.time.RoughDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an amendment changes of a signed agreement.
 *
 * @param effectiveOn from which day on; what it removes ends the day before
 * @param signedOn when it was signed; null where that is not known
 * @param addDomains the domains that come into the scope
 * @param removeDomains the codes of the domains that leave it
 * @param addSolutions the solutions that it names from then on
 * @param removeSolutions the codes of the solutions that it names no more
 * @param addParties who joins
 * @param removeParties the codes of the organizations that leave
 * @param expiresOn the new expiry; null to leave it
 * @param extendsToSubsidiaries whether it extends to subsidiaries from then on; null to leave it
 * @param note what it is about
 */
public record Amendment(
        RoughDate effectiveOn,
        @Nullable RoughDate signedOn,
        List<ScopeEntry> addDomains,
        List<String> removeDomains,
        List<NamedSolution> addSolutions,
        List<String> removeSolutions,
        List<Party> addParties,
        List<String> removeParties,
        @Nullable RoughDate expiresOn,
        @Nullable Boolean extendsToSubsidiaries,
        String note) {}
