package io.autopact.agreement;

import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of what changed of an agreement after it was signed. */
@Configuration(proxyBeanMethods = false)
class AmendmentLists {

    static final String AMENDMENTS = "amendments";

    private static final String MEMBERS = """
            agreement.code as "agreement", amendment.number as "number", amendment.kind as "kind",
            amendment.effective_on as "effectiveOn", amendment.effective_on_precision as "effectiveOnPrecision",
            amendment.effective_on_confidence as "effectiveOnConfidence", amendment.effective_on_not_before as "effectiveOnNotBefore",
            amendment.signed_on as "signedOn", amendment.signed_on_precision as "signedOnPrecision",
            amendment.signed_on_confidence as "signedOnConfidence", amendment.signed_on_not_before as "signedOnNotBefore",
            %s,
            coalesce((
                select json_agg(json_build_object(
                    'organization', organization.code, 'role', party.role, %s)
                    order by organization.code)
                from agreement_party as party
                join organization on organization.id = party.organization_id
                where party.agreement_id = amendment.agreement_id and party.added_in = amendment.number), '[]') as "addParties",
            coalesce((
                select json_agg(organization.code order by organization.code)
                from agreement_party as party
                join organization on organization.id = party.organization_id
                where party.agreement_id = amendment.agreement_id and party.ended_in = amendment.number), '[]') as "removeParties",
            amendment.expires_on as "expiresOn", amendment.expires_on_precision as "expiresOnPrecision",
            amendment.expires_on_confidence as "expiresOnConfidence", amendment.expires_on_not_before as "expiresOnNotBefore",
            amendment.extends_to_subsidiaries as "extendsToSubsidiaries", amendment.note as "note\"""".formatted(
                    Stream.of(ScopeKind.values())
                            .map(kind -> codes(kind, "added_in", kind.adding()) + ", "
                                    + codes(kind, "ended_in", kind.removing()))
                            .collect(Collectors.joining(",\n")),
                    AgreementLists.dates("party"));

    private static String codes(ScopeKind kind, String amendment, String member) {
        return """
                coalesce((
                    select json_agg(target.code order by target.code)
                    from agreement_item as item
                    join %s as target on target.id = item.%s
                    where item.agreement_id = amendment.agreement_id and item.%s = amendment.number), '[]')
                    as "%s\"""".formatted(kind.target(), kind.column(), amendment, member);
    }

    @Bean
    ListDefinition<AmendmentView> amendments(JsonRows rows) {
        return new ListDefinition<>(
                        AMENDMENTS,
                        rows.of(AmendmentView.class, MEMBERS),
                        "amendment join agreement on agreement.id = amendment.agreement_id",
                        List.of(Filter.constants(
                                "kind",
                                AmendmentKind.values(),
                                "amendment.kind = any (:kind)",
                                "Amendments, renewals or notices.")),
                        List.of(
                                SortKey.integer("number", "amendment.number"),
                                SortKey.date("effectiveOn", "amendment.effective_on")),
                        List.of("effectiveOn", "number"))
                .only("amendment.agreement_id = :agreementId")
                .whereThen("""
                        there_at(
                            least(amendment.signed_on, amendment.effective_on),
                            case when amendment.signed_on < amendment.effective_on
                                then amendment.signed_on_precision else amendment.effective_on_precision end,
                            cast(:asOf as date))""");
    }
}
