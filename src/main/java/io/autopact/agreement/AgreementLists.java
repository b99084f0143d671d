package io.autopact.agreement;

import io.autopact.capability.CapabilityCodes;
import io.autopact.evidence.Disputes;
import io.autopact.organization.OrganizationCodes;
import io.autopact.people.PeopleCodes;
import io.autopact.people.Responsibilities;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.Projection;
import io.autopact.shared.listing.SortKey;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of agreements. */
@Configuration(proxyBeanMethods = false)
class AgreementLists {

    static final String AGREEMENTS = "agreements";

    private static final String FIXED_END =
            "agreement_fixed_end(agreement.expires_on, agreement.renewal_months, agreement.terminated_on)";

    private static final String END = "agreement_ends_on(agreement, cast(:asOf as date))";

    private static final String NOTICE_BY = "agreement_notice_by(agreement, cast(:asOf as date))";

    private static final String IS_SIGNED =
            "agreement.status in ('SIGNED', 'TERMINATED') and agreement.signed_on <= cast(:asOf as date)";

    /** With so many matches it is cheaper to walk the list in its order and to test each row than to collect them. */
    private static final int MANY = 10_000;

    private static final String ONE_OF_THE_KEYS = "agreement.id = any (:keys)";

    /**
     * A filter by when an agreement ends, as known at the date asked about: one that nothing amends always ends on the
     * same day, which is indexed; the few others are asked.
     */
    private static Filter ends(String name, String condition, String description) {
        String found = "select agreement.id from agreement where %s and %s and %s";
        return Filter.date(name, IS_SIGNED + " and coalesce(" + condition.formatted(END) + ", false)", description)
                .with(new Filter.Keys(
                        String.join(
                                "\nunion all\n",
                                found.formatted("not agreement.amended", condition.formatted(FIXED_END), IS_SIGNED),
                                found.formatted("agreement.amended", condition.formatted(END), IS_SIGNED)),
                        MANY,
                        ONE_OF_THE_KEYS));
    }

    private static Filter decides() {
        String ends = "%s between cast(:asOf as date) and cast(:decisionBefore as date) - 1";
        String notice = NOTICE_BY + " < :decisionBefore";
        String found = "select agreement.id from agreement where %s and %s and " + IS_SIGNED;
        return Filter.date(
                        "decisionBefore",
                        IS_SIGNED + " and coalesce(" + ends.formatted(END) + " or " + END + " is null and " + notice
                                + ", false)",
                        "Has its next decision before this day: it ends, or it is the last day to give notice.")
                .with(new Filter.Keys(
                        String.join(
                                "\nunion\n",
                                found.formatted("not agreement.amended", ends.formatted(FIXED_END)),
                                found.formatted("agreement.amended", ends.formatted(END)),
                                found.formatted("agreement.renewal_months is not null", notice)),
                        MANY,
                        ONE_OF_THE_KEYS));
    }

    private static final String MATCHES = "position(search_folded(:q) in term) > 0";

    /** Those wanted are found once; as a join they would be found for each agreement. */
    private static final String PARTY_WANTED = """
            coalesce(party.organization_id in (
                select organizations_with_descendants(:organization, :includeDescendants, cast(:asOf as date))), false)""";

    /** What extends to those wanted from an ancestor, where it is asked for. */
    private static final String INHERITED = """
            select inherited.agreement_id
            from agreements_inherited(
                array(
                    select organizations_with_descendants(
                        cast((select :organization) as text[]), :includeDescendants, cast(:asOf as date))),
                cast(:asOf as date)) as inherited
            where cast(:includeInherited as boolean)""";

    private static final String PHASE_ON = "agreement_phase_on(agreement, cast(:asOf as date))";

    /**
     * Contains the days on which an agreement is in force, and no other day where the expiry is always the same. The
     * index on it bounds the search on days on which few are; the day of signing bounds the walk through the usual
     * order on days on which many are.
     */
    private static final String MAY_BE_IN_FORCE = """
            coalesce(agreement.signed_on, '-infinity'::date) <= cast(%1$s as date)
            and agreement_days_in_force(agreement.status, agreement.signed_on, agreement.effective_on, agreement.expires_on,
                agreement.terminated_on, agreement.amended, agreement.renewal_months) @> cast(%1$s as date)""";

    /** For each phase what an index finds and what contains all agreements in it; then the phase itself decides. */
    private static final String IN_PHASE = """
            (('IN_FORCE' = any (:phase) and %s)
                or ('EXPIRING' = any (:phase) and days_ending(
                    agreement.status, agreement.signed_on, agreement.effective_on, agreement.expires_on,
                    agreement.terminated_on, agreement.amended, agreement.renewal_months, agreement.notice_days,
                    agreement.reminder_days) @> cast(:asOf as date))
                or ('UPCOMING' = any (:phase) and agreement_days_upcoming(
                    agreement.status, agreement.signed_on, agreement.effective_on, agreement.terminated_on) @> cast(:asOf as date))
                or ('EXPIRED' = any (:phase) and coalesce(agreement.signed_on, '-infinity'::date) <= cast(:asOf as date)
                    and (agreement_fixed_end(agreement.expires_on, agreement.renewal_months, agreement.terminated_on)
                            < cast(:asOf as date)
                        or agreement.amended))
                or ('TERMINATED' = any (:phase) and agreement.terminated_on < cast(:asOf as date)))
            and coalesce(%s = any (:phase), false)""".formatted(MAY_BE_IN_FORCE.formatted(":asOf"), PHASE_ON);

    /**
     * What holds at the date, or will when the agreement takes effect; a missing start never counts once it is signed.
     */
    private static final String HOLDS = """
            (agreement.status in ('DRAFT', 'NEGOTIATING', 'WITHDRAWN')
                or certainly_holds_at(%1$s.valid_from, %1$s.valid_until, %1$s.valid_until_precision, %1$s.valid_until_not_before, greatest(cast(:asOf as date), agreement.effective_on)))""";

    /** A party without a first day is one from the beginning. */
    private static final String IS_PARTY = """
            (agreement.status in ('DRAFT', 'NEGOTIATING', 'WITHDRAWN')
                or certainly_holds_since_ever_at(party.valid_from, party.valid_until, party.valid_until_precision, party.valid_until_not_before, greatest(cast(:asOf as date), agreement.effective_on)))""";

    /** Reads agreements as they were recorded by the changes {@code :changes}. */
    @Bean
    Projection<AgreementView> recalledAgreements(JsonRows rows) {
        return projection(rows, "cast(:changes as bigint[])");
    }

    /** Reads them as recorded by the changes given, or by all of them where that is null. */
    private static Projection<AgreementView> projection(JsonRows rows, String changes) {
        return rows.of(AgreementView.class, """
            agreement.code as "number", agreement.kind as "kind", agreement.wording_zh as "wordingZh",
            agreement.wording_en as "wordingEn", agreement.title_zh as "titleZh", agreement.title_en as "titleEn",
            agreement.status as "status", term.phase as "phase",
            agreement.drafted_on as "draftedOn", agreement.drafted_on_precision as "draftedOnPrecision",
            agreement.drafted_on_confidence as "draftedOnConfidence", agreement.drafted_on_not_before as "draftedOnNotBefore",
            agreement.negotiating_on as "negotiatingOn",
            agreement.signed_on as "signedOn", agreement.signed_on_precision as "signedOnPrecision",
            agreement.signed_on_confidence as "signedOnConfidence", agreement.signed_on_not_before as "signedOnNotBefore",
            agreement.place_zh as "placeZh", agreement.place_en as "placeEn",
            agreement.effective_on as "effectiveOn", agreement.effective_on_precision as "effectiveOnPrecision",
            agreement.effective_on_confidence as "effectiveOnConfidence", agreement.effective_on_not_before as "effectiveOnNotBefore",
            term.expires_on as "expiresOn", term.expires_on_precision as "expiresOnPrecision",
            term.expires_on_confidence as "expiresOnConfidence", term.expires_on_not_before as "expiresOnNotBefore",
            agreement.notice_days as "noticeDays", agreement.renewal_months as "renewalMonths",
            term.extends_to_subsidiaries as "extendsToSubsidiaries",
            coalesce((
                select json_agg(json_build_object(
                    'organization', organization.code, 'role', party.role, %s)
                    order by array_position('{OWN,COUNTERPARTY,BENEFICIARY}', party.role), organization.code)
                from agreement_party as party
                join organization on organization.id = party.organization_id
                where party.agreement_id = agreement.id and %s), '[]') as "parties",
            coalesce((
                select json_agg(json_build_object(
                    'nameZh', signatory.name_zh, 'nameEn', signatory.name_en, 'officeZh', signatory.office_zh,
                    'officeEn', signatory.office_en, 'organization', organization.code, 'role', signatory.role,
                    'person', person.code)
                    order by signatory.position, signatory.name_zh)
                from agreement_signatory as signatory
                left join organization on organization.id = signatory.organization_id
                left join person on person.id = signatory.person_id
                where signatory.agreement_id = agreement.id), '[]') as "signatories",
            %s,
            coalesce((
                select json_agg(json_build_object('relation', lineage.relation, 'agreement', related.code) order by related.code)
                from agreement_lineage as lineage
                join agreement as related on related.id = lineage.related_id
                where lineage.agreement_id = agreement.id), '[]') as "lineage",
            agreement.reminder_days as "reminderDays",
            agreement.terminated_on as "terminatedOn", agreement.termination_reason as "terminationReason",
            agreement.withdrawn_on as "withdrawnOn", agreement.withdrawal_reason as "withdrawalReason",
            term.notice_on as "noticeOn",
            case when term.phase is not null then term.ends_on end as "endsOn",
            next_decision(term.phase, term.ends_on, term.notice_by, cast(:asOf as date)) as "nextDecision", %s,
            -- What its terms allow today beside what its status allows.
            coalesce((
                select json_agg(may.action)
                from (values
                    ('RENEW', agreement.agreed_until is not null),
                    ('NOTICE', agreement.agreed_until is not null and agreement.renewal_months is not null
                        and not (agreement.amended and exists (
                            select from amendment as notice
                            where notice.agreement_id = agreement.id and notice.kind = 'NOTICE'
                              and not exists (
                                  select from amendment as renewal
                                  where renewal.agreement_id = agreement.id and renewal.kind = 'RENEWAL'
                                    and (renewal.effective_on, renewal.number) > (notice.effective_on, notice.number))))))
                    as may (action, is_so)
                where may.is_so), '[]') as "allowedActions",
            agreement.version as "version", null as "inheritedFrom",
            (select change.at from change where change.id = agreement.recorded_in) as "updatedAt"
            from (select) as nothing
            left join lateral (
                select min(term.expires_on) as expires_on, min(term.expires_on_precision) as expires_on_precision,
                    min(term.expires_on_confidence) as expires_on_confidence, min(term.expires_on_not_before) as expires_on_not_before,
                    min(term.notice_on) as notice_on, bool_and(term.extends_to_subsidiaries) as extends_to_subsidiaries,
                    min(term.ends_on) as ends_on, min(term.notice_by) as notice_by,
                    min(agreement_phase(
                        agreement.status, agreement.signed_on, agreement.effective_on, term.ends_on, agreement.notice_days,
                        agreement.reminder_days, agreement.terminated_on, cast(:asOf as date))) as phase
                from agreement_term(
                agreement.id, agreement.amended, agreement.effective_on, agreement.expires_on, agreement.expires_on_precision,
                agreement.expires_on_confidence, agreement.expires_on_not_before, agreement.extends_to_subsidiaries, agreement.notice_days,
                case when agreement.status in ('SIGNED', 'TERMINATED') then agreement.renewal_months end,
                agreement.terminated_on, cast(:asOf as date), %s) as term) as term on true
            left join lateral (%s) as named on true""".formatted(
                                dates("party"),
                                IS_PARTY,
                                eachKind("coalesce(named.\"%1$s\", '[]') as \"%1$s\""),
                                Responsibilities.member("'AGREEMENT'", "agreement.code") + ", "
                                        + Disputes.members("'AGREEMENT'", "agreement.code"),
                                changes,
                                scope()))
                .making(AgreementView::withActionsOfStatus, Set.of("allowedActions"), Set.of("status"))
                // The service says by which ancestor each is inherited.
                .making(UnaryOperator.identity(), Set.of("inheritedFrom"), Set.of("number"));
    }

    /** From when to when a row holds, as members of a JSON object. */
    static String dates(String row) {
        return """
                'from', %1$s.valid_from, 'fromPrecision', %1$s.valid_from_precision, 'fromConfidence', %1$s.valid_from_confidence, 'fromNotBefore', %1$s.valid_from_not_before,
                    'until', %1$s.valid_until, 'untilPrecision', %1$s.valid_until_precision,
                    'untilConfidence', %1$s.valid_until_confidence, 'untilNotBefore', %1$s.valid_until_not_before""".formatted(row);
    }

    /** What the scope names, a column for each kind. */
    private static String scope() {
        return """
                select %s
                from (
                    select item.kind, target.position, target.code, item.valid_from, json_build_object(
                        kind.noun, target.code, %s, 'wordingZh', item.wording_zh, 'confidence', item.confidence) as json
                    from agreement_item as item
                    join agreement_item_kind as kind on kind.kind = item.kind
                    cross join lateral (
                        select target.code, target.position from agreement_item_target as target
                        where target.kind = item.kind and target.id = item.item_id
                        offset 0) as target
                    where item.agreement_id = agreement.id and %s) as entry""".formatted(
                        eachKind("json_agg(entry.json order by entry.position, entry.code, entry.valid_from)"
                                + " filter (where entry.kind = '%2$s') as \"%1$s\""),
                        dates("item"),
                        HOLDS.formatted("item"));
    }

    /** A filter by what the scope names of a kind that few agreements name anything of. */
    private static Filter named(ScopeKind kind, String description) {
        String found = """
                from agreement_item as item
                join %s as target on target.id = item.%s
                %s target.code = any (:%s) and %s""";
        return Filter.texts(
                        kind.noun(),
                        "exists (select "
                                + found.formatted(
                                        kind.target(),
                                        kind.column(),
                                        "where item.agreement_id = agreement.id and",
                                        kind.noun(),
                                        HOLDS.formatted("item"))
                                + " offset 0)",
                        description)
                .of(kind == ScopeKind.ELEMENT ? CapabilityCodes.ELEMENT : CapabilityCodes.CAPABILITY)
                .with(new Filter.Keys(
                        "select item.agreement_id "
                                + found.formatted(
                                        kind.target(),
                                        kind.column(),
                                        "join agreement on agreement.id = item.agreement_id where",
                                        kind.noun(),
                                        HOLDS.formatted("item")),
                        MANY,
                        ONE_OF_THE_KEYS));
    }

    private static String eachKind(String column) {
        return Stream.of(ScopeKind.values())
                .map(kind -> column.formatted(kind.member(), kind))
                .collect(Collectors.joining(",\n"));
    }

    @Bean
    ListDefinition<AgreementView> agreements(JsonRows rows) {
        return new ListDefinition<>(
                        AGREEMENTS,
                        projection(rows, "null"),
                        "agreement",
                        List.of(
                                Filter.text(
                                                "q",
                                                """
                                        exists (
                                            select from agreement_search_term
                                            where agreement_id = agreement.id and %s
                                            offset 0)""".formatted(MATCHES),
                                                "Any part of the number, a title or the wording, in either language.")
                                        .with(new Filter.Keys("""
                                        select agreement_id from agreement_search_term
                                        where grams @> search_needs(:q) and %s""".formatted(MATCHES), MANY, ONE_OF_THE_KEYS)),
                                Filter.constants(
                                        "status", AgreementStatus.values(), """
                                agreement.status = any (:status)
                                and ('SIGNED' = any (:status) or 'TERMINATED' = any (:status)
                                    or coalesce(agreement.signed_on, '-infinity'::date) = '-infinity')""", "What people did with it, up to now."),
                                Filter.constants(
                                        "phase",
                                        AgreementPhase.values(),
                                        IN_PHASE,
                                        "What the calendar says at the date asked about."),
                                Filter.constants(
                                        "kind",
                                        AgreementKind.values(),
                                        "agreement.kind = any (:kind)",
                                        "What kind of agreement."),
                                Filter.texts(
                                                "organization",
                                                """
                                        exists (
                                            select from agreement_party as party
                                            where party.agreement_id = agreement.id and %s
                                            offset 0)
                                        or agreement.id in (%s)""".formatted(PARTY_WANTED, INHERITED),
                                                "The code of an organization that is party to it, or once was.")
                                        .of(OrganizationCodes.ANY)
                                        .with(new Filter.Keys("""
                                        select party.agreement_id
                                        from organizations_with_descendants(
                                            cast((select :organization) as text[]), :includeDescendants, cast(:asOf as date)) as wanted (id)
                                        cross join lateral (
                                            select party.agreement_id from agreement_party as party
                                            where party.organization_id = wanted.id
                                            offset 0) as party
                                        union
                                        """ + INHERITED, MANY, ONE_OF_THE_KEYS).plannedOnce()),
                                Filter.flag(
                                        "includeDescendants",
                                        false,
                                        "",
                                        "Whether organization means all that belongs to it at the date asked about, too."),
                                Filter.flag(
                                        AgreementService.INCLUDE_INHERITED,
                                        false,
                                        "",
                                        "Whether agreements of which an ancestor is party and which extend to the organization"
                                                + " at the date asked about are meant, too; inheritedFrom says by which ancestor."),
                                Filter.texts(
                                                "domain",
                                                """
                                agreement.id in (
                                    select item.agreement_id from agreement_item as item
                                    join cooperation_domain as domain on domain.id = item.domain_id
                                    where domain.code = any (:domain) and %s)""".formatted(HOLDS.formatted("item")),
                                                "The code of a cooperation domain in its scope at the date asked about.")
                                        .of(CapabilityCodes.DOMAIN),
                                Filter.texts("solution", """
                                        exists (
                                            select from agreement_item as item
                                            join solution on solution.id = item.solution_id
                                            where item.agreement_id = agreement.id and solution.code = any (:solution)
                                            offset 0)""", "The code of a solution that it names, or once named.")
                                        .of(CapabilityCodes.SOLUTION)
                                        .with(new Filter.Keys("""
                                        select item.agreement_id from agreement_item as item
                                        join solution on solution.id = item.solution_id
                                        where solution.code = any (:solution)""", MANY, ONE_OF_THE_KEYS)),
                                named(
                                        ScopeKind.ELEMENT,
                                        "The code of an element of the architecture that it names at the date asked about."),
                                named(
                                        ScopeKind.CAPABILITY,
                                        "The code of a base capability that it names at the date asked about."),
                                Filter.date("signedFrom", """
                                coalesce(agreement.signed_on, '-infinity'::date) >= :signedFrom
                                and coalesce(agreement.signed_on, 'infinity'::date) >= :signedFrom""", "Signed on this day or after it."),
                                Filter.date("signedTo", """
                                coalesce(agreement.signed_on, 'infinity'::date) <= :signedTo
                                and coalesce(agreement.signed_on, '-infinity'::date) <= :signedTo""", "Signed on this day or before it."),
                                ends("expiresBefore", "%s < :expiresBefore", "The same as endsBefore."),
                                ends(
                                        "endsBefore",
                                        "%s < :endsBefore",
                                        "Ends, or ended, before this day, as known at the date asked about."),
                                ends(
                                        "endsAfter",
                                        "%s > :endsAfter",
                                        "Ends, or ended, after this day, as known at the date asked about. What is open has no end."),
                                decides(),
                                Filter.date(
                                        "inForceOn",
                                        """
                                (:certainty <> 'POSSIBLE' and %s
                                    and (not agreement.amended or agreement_is_in_force_on(agreement, cast(:inForceOn as date)))
                                or :certainty <> 'CERTAIN'
                                    and agreement.id in (select agreement_id from agreements_possibly_in_force(cast(:inForceOn as date))))""".formatted(MAY_BE_IN_FORCE.formatted(":inForceOn")),
                                        "In force on this day."),
                                Filter.certainty(""),
                                Responsibilities.filter("'AGREEMENT'", "agreement.code"),
                                Filter.texts(
                                                "person",
                                                """
                                        exists (
                                            select from agreement_signatory as signatory
                                            join person on person.id = signatory.person_id
                                            where signatory.agreement_id = agreement.id and person.code = any (:person)
                                            offset 0)""",
                                                "The code of somebody who signed it or stood by as a witness; me for oneself, by the login.")
                                        .of(PeopleCodes.PERSON)
                                        .with(new Filter.Keys("""
                                        select signatory.agreement_id from agreement_signatory as signatory
                                        join person on person.id = signatory.person_id
                                        where person.code = any (:person)""", MANY, ONE_OF_THE_KEYS)),
                                Filter.knownAt()),
                        List.of(
                                SortKey.text("number", "agreement.code"),
                                SortKey.date("signedOn", "agreement.signed_on"),
                                SortKey.date("effectiveOn", "agreement.effective_on"),
                                SortKey.date("expiresOn", "agreement.agreed_until"),
                                SortKey.text("kind", "agreement.kind"),
                                SortKey.text("status", "agreement.status"),
                                SortKey.pinyin("titleZh", "agreement.title_zh"),
                                SortKey.text("titleEn", "agreement.title_en"),
                                SortKey.integer("updatedAt", "agreement.recorded_in")),
                        List.of("-signedOn"))
                .withItemsApart();
    }
}
