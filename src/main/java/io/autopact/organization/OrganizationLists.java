package io.autopact.organization;

import io.autopact.evidence.Disputes;
import io.autopact.people.Responsibilities;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of organizations: all, or those of one type. */
@Configuration(proxyBeanMethods = false)
class OrganizationLists {

    static final String ORGANIZATIONS = "organizations";

    private static final String MEMBERS = """
            organization.code as "code", organization.type as "type", organization.kind as "kind",
            organization.name_zh as "nameZh", organization.name_en as "nameEn",
            (
                select parent.code
                from organization_tie as tie
                join organization as parent on parent.id = tie.to_id
                where tie.organization_id = organization.id and tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
                  and certainly_holds_since_ever_at(tie.valid_from, tie.valid_until, tie.valid_until_precision, tie.valid_until_not_before, cast(:asOf as date))) as "parent",
            coalesce((
                select json_agg(json_build_object(
                    'to', target.code, 'kind', tie.kind, 'stakePercent', tie.stake_percent,
                    'from', tie.valid_from, 'fromPrecision', tie.valid_from_precision, 'fromConfidence', tie.valid_from_confidence, 'fromNotBefore', tie.valid_from_not_before,
                    'until', tie.valid_until, 'untilPrecision', tie.valid_until_precision,
                    'untilConfidence', tie.valid_until_confidence, 'untilNotBefore', tie.valid_until_not_before) order by tie.valid_from nulls first, target.code)
                from organization_tie as tie
                join organization as target on target.id = tie.to_id
                where tie.organization_id = organization.id), '[]') as "ties",
            organization.country as "country",
            coalesce((
                select json_agg(alias.alias order by alias.alias)
                from organization_alias as alias
                where alias.organization_id = organization.id), '[]') as "aliases",
            (
                select row_to_json(cooperation)
                from (
                    select since as "since", since_precision as "sincePrecision", since_confidence as "sinceConfidence", since_not_before as "sinceNotBefore",
                           until as "until", until_precision as "untilPrecision", until_confidence as "untilConfidence", until_not_before as "untilNotBefore",
                           wording_zh as "wordingZh", wording_en as "wordingEn"
                    from cooperation
                    where cooperation.organization_id = organization.id) as cooperation) as "cooperation",
            organization.archived as "archived", %s, organization.version as "version",
            (select change.at from change where change.id = organization.recorded_in) as "updatedAt\"""".formatted(
                    Responsibilities.member("organization.type", "organization.code") + ", "
                            + Disputes.members("organization.type", "organization.code"));

    /** With so many matches it is cheaper to walk the list in its order and to test each row than to collect them. */
    private static final int MANY = 3000;

    private static final String ONE_OF_THE_KEYS = "organization.id = any (:keys)";

    private static final String MATCHES = "position(search_folded(:q) in term) > 0";

    private static final String BELONGS = """
            parent.code = any (:parent) and tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
            and certainly_holds_since_ever_at(tie.valid_from, tie.valid_until, tie.valid_until_precision, tie.valid_until_not_before, cast(:asOf as date))""";

    private static final String COOPERATES = """
            certainly_holds_at(cooperation.since, cooperation.until, cooperation.until_precision, cooperation.until_not_before, cast(:cooperatingOn as date))""";

    private static final String IS_PARTY = """
            certainly_holds_since_ever_at(party.valid_from, party.valid_until, party.valid_until_precision, party.valid_until_not_before, cast(:cooperatingOn as date))""";

    /** Whether one organization is in cooperation: without the offset all that are would be collected for it. */
    private static final String IS_COOPERATING = """
            organization.type <> 'OWN_UNIT' and (
                :certainty <> 'POSSIBLE' and (
                    exists (
                        select from cooperation
                        where cooperation.organization_id = organization.id and %s
                        offset 0)
                    or exists (
                        select from agreement_party as party
                        join agreements_in_force(cast(:cooperatingOn as date)) as in_force on in_force.agreement_id = party.agreement_id
                        where party.organization_id = organization.id and %s
                        offset 0))
                or :certainty <> 'CERTAIN' and organization.id in (
                    select possibly_cooperating_organizations(cast(:cooperatingOn as date))))""".formatted(COOPERATES, IS_PARTY);

    /** Those in cooperation, once for each reason, as they are found. */
    private static final String COOPERATING = """
            select cooperation.organization_id from cooperation where :certainty <> 'POSSIBLE' and %s
            union all
            select party.organization_id
            from agreements_in_force(cast(:cooperatingOn as date)) as in_force
            cross join lateral (
                select party.organization_id
                from agreement_party as party
                join organization on organization.id = party.organization_id
                where party.agreement_id = in_force.agreement_id and organization.type <> 'OWN_UNIT' and %s
                offset 0) as party
            where :certainty <> 'POSSIBLE'
            union all
            select possible.organization_id
            from possibly_cooperating_organizations(cast(:cooperatingOn as date)) as possible (organization_id)
            join organization on organization.id = possible.organization_id
            where :certainty <> 'CERTAIN' and organization.type <> 'OWN_UNIT'""".formatted(COOPERATES, IS_PARTY);

    @Bean
    ListDefinition<OrganizationView> organizationListing(JsonRows rows) {
        return listing(rows, ORGANIZATIONS, "organization.merged_into_id is null", List.of(OrganizationKind.values()));
    }

    @Bean
    ListDefinition<OrganizationView> automakerListing(JsonRows rows) {
        return listing(rows, OrganizationType.AUTOMAKER);
    }

    @Bean
    ListDefinition<OrganizationView> partnerListing(JsonRows rows) {
        return listing(rows, OrganizationType.PARTNER);
    }

    @Bean
    ListDefinition<OrganizationView> ownUnitListing(JsonRows rows) {
        return listing(rows, OrganizationType.OWN_UNIT);
    }

    private static ListDefinition<OrganizationView> listing(JsonRows rows, OrganizationType type) {
        return listing(
                rows,
                type.path(),
                "organization.merged_into_id is null and organization.type = '%s'".formatted(type.name()),
                type.kinds());
    }

    private static ListDefinition<OrganizationView> listing(
            JsonRows rows, String name, String only, List<OrganizationKind> kinds) {
        return new ListDefinition<>(
                        name,
                        rows.of(OrganizationView.class, MEMBERS),
                        "organization",
                        List.of(
                                Filter.text(
                                                "q",
                                                """
                                        exists (
                                            select from organization_search_term
                                            where organization_id = organization.id and %s
                                            offset 0)""".formatted(MATCHES),
                                                "Any part of the code, a name or an alias, in either language; two Chinese characters suffice.")
                                        .with(new Filter.Keys("""
                                        select organization_id from organization_search_term
                                        where grams @> search_needs(:q) and %s""".formatted(MATCHES), MANY, ONE_OF_THE_KEYS)),
                                Filter.constants(
                                        "kind",
                                        kinds.toArray(OrganizationKind[]::new),
                                        "organization.kind = any (:kind)",
                                        "What kind of organization."),
                                Filter.texts(
                                                "parent",
                                                """
                                        exists (
                                            select from organization_tie as tie
                                            join organization as parent on parent.id = tie.to_id
                                            where tie.organization_id = organization.id and %s
                                            offset 0)""".formatted(BELONGS),
                                                "The code of the parent at the date asked about.")
                                        .of(OrganizationCodes.ANY)
                                        .with(new Filter.Keys("""
                                        select tie.organization_id
                                        from organization_tie as tie
                                        join organization as parent on parent.id = tie.to_id
                                        where %s""".formatted(BELONGS), MANY, ONE_OF_THE_KEYS)),
                                Filter.texts(
                                                "country",
                                                "organization.country = any (:country)",
                                                "The country, as ISO 3166-1 alpha-2.")
                                        .of(OrganizationCodes.COUNTRY),
                                Filter.date(
                                                "cooperatingOn",
                                                IS_COOPERATING,
                                                "In cooperation on this day, by a recorded cooperation or an agreement in force.")
                                        .with(new Filter.Keys(COOPERATING, MANY, ONE_OF_THE_KEYS)),
                                Filter.certainty(""),
                                Responsibilities.filter("organization.type", "organization.code"),
                                Filter.flag(
                                        "archived",
                                        false,
                                        "organization.archived = :archived",
                                        "Archived ones instead of the others.")),
                        List.of(
                                SortKey.text("code", "organization.code"),
                                SortKey.pinyin("nameZh", "organization.name_zh"),
                                SortKey.text("nameEn", "organization.name_en"),
                                SortKey.text("kind", "organization.kind"),
                                SortKey.integer("updatedAt", "organization.recorded_in")),
                        List.of("code"))
                .only(only)
                .withItemsApart();
    }
}
