package io.autopact.agreement;

import io.autopact.agreement.AgreementView.Party;
import io.autopact.shared.time.RoughDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an amendment changes of a signed agreement.
 *
 * @param effectiveOn from which day on; what it removes ends the day before
 * @param signedOn when it was signed; null where that is not known
 * @param addItems what comes into the scope
 * @param removeItems the codes of what leaves it, by kind
 * @param addParties who joins
 * @param removeParties the codes of the organizations that leave
 * @param expiresOn the new expiry; null to leave it
 * @param extendsToSubsidiaries whether it extends to subsidiaries from then on; null to leave it
 * @param note what it is about
 */
public record Amendment(
        RoughDate effectiveOn,
        @Nullable RoughDate signedOn,
        List<ScopeItem> addItems,
        Map<ScopeKind, List<String>> removeItems,
        List<Party> addParties,
        List<String> removeParties,
        @Nullable RoughDate expiresOn,
        @Nullable Boolean extendsToSubsidiaries,
        String note) {}
