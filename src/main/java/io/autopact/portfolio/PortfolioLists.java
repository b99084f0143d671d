package io.autopact.portfolio;

import io.autopact.agreement.AgreementCodes;
import io.autopact.organization.OrganizationCodes;
import io.autopact.people.Responsibilities;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import io.autopact.shared.listing.ValueType;
import io.autopact.shared.time.RoughDate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The portfolio's questions that are lists. */
@Configuration(proxyBeanMethods = false)
class PortfolioLists {

    static final String EXPIRING = "portfolio-expiring";

    /** Whoever is responsible for what falls due, at the date asked about. */
    private static final String RESPONSIBLE = """
            responsible_on(
                case when milestone.id is null then 'AGREEMENT' else 'MILESTONE' end, coalesce(milestone.code, agreement.code),
                agreement.code,
                array(
                    select tie.organization_id
                    union all
                    select tie.to_id
                    union all
                    select party.organization_id from agreement_party as party
                    where party.agreement_id = agreement.id and party.role <> 'OWN'),
                :asOf)""";

    private static final String MEMBERS = """
            due.subject as "kind", agreement.code as "agreement", milestone.code as "milestone",
            coalesce(milestone.title_zh, agreement.title_zh,
                holder.name_zh || case due.subject when 'TIE_ENDS' then '不再属于' else '开始属于' end || target.name_zh) as "titleZh",
            coalesce(milestone.title_en, agreement.title_en,
                holder.name_en || case due.subject when 'TIE_ENDS' then ' belongs no more to ' else ' begins to belong to ' end
                    || target.name_en) as "titleEn",
            coalesce((
                select json_agg(organization.code order by organization.code)
                from organization
                where organization.id in (milestone.owner_id, tie.organization_id, tie.to_id)
                   or milestone.id is null and organization.id in (
                       select party.organization_id from agreement_party as party
                       where party.agreement_id = agreement.id and party.role <> 'OWN'
                         and is_not_over(party.valid_until, cast(:asOf as date)))), '[]') as "organizations",
            due.due_on as "dueOn", due.due_on - cast(:asOf as date) as "daysLeft",
            %s,
            coalesce((
                select json_agg(reminder.told_on order by reminder.told_on)
                from reminder
                where reminder.agreement_id = due.agreement_id and reminder.subject = due.subject
                  and reminder.milestone_id is not distinct from due.milestone_id and reminder.due_on = due.due_on), '[]') as "remindedOn",
            case when tie.id is not null then json_build_object(
                'organization', holder.code, 'to', target.code, 'kind', tie.kind,
                'agreements', coalesce((
                    select json_agg(inherited.code order by inherited.code)
                    from agreements_by_tie(
                        tie.id, due.due_on, due.due_on + case due.subject when 'TIE_ENDS' then 1 else -1 end) as moved (id)
                    join agreement as inherited on inherited.id = moved.id), '[]')) end as "tie\"""".formatted(Responsibilities.memberOn(RESPONSIBLE));

    private static final String SOURCE = """
            (select falling.agreement_id, falling.milestone_id, null::bigint as tie_id, falling.subject, falling.due_on
             from falling_due(cast(:asOf as date)) as falling
             union all
             select null, null, ahead.tie_id, ahead.subject, ahead.due_on from ties_ahead(cast(:asOf as date)) as ahead) as due
            left join agreement on agreement.id = due.agreement_id
            left join milestone on milestone.id = due.milestone_id
            left join organization_tie as tie on tie.id = due.tie_id
            left join organization as holder on holder.id = tie.organization_id
            left join organization as target on target.id = tie.to_id""";

    /** Stands for no day given: then each agreement's own offsets decide how far ahead is near. */
    private static final Filter DUE_BEFORE = new Filter(
            "dueBefore",
            ValueType.DATE,
            false,
            List.of(),
            RoughDate.EARLIEST,
            """
            case when cast(:dueBefore as date) = date '%s'
                then due.due_on - (select coalesce(max(days), 0) from unnest(coalesce(agreement.reminder_days, '{90}')) as days) <= cast(:asOf as date)
                else due.due_on < cast(:dueBefore as date) end""".formatted(RoughDate.EARLIEST),
            "Due before this day; where it is missing, due within the days before that the agreement reminds, ties within 90 days.");

    @Bean
    ListDefinition<DueItem> expiringListing(JsonRows rows) {
        return new ListDefinition<>(
                EXPIRING,
                rows.of(DueItem.class, MEMBERS),
                SOURCE,
                List.of(
                        Filter.constants("kind", DueSubject.values(), "due.subject = any (:kind)", "What falls due."),
                        Filter.texts("agreement", "agreement.code = any (:agreement)", "The agreement's number.")
                                .of(AgreementCodes.AGREEMENT),
                        Filter.texts(
                                        "organization",
                                        """
                                due.agreement_id in (
                                    select party.agreement_id from agreement_party as party
                                    join organization as wanted on wanted.id = party.organization_id
                                    where wanted.code = any (:organization))
                                or holder.code = any (:organization) or target.code = any (:organization)""",
                                        "The code of a party to the agreement, or of one of the two that a tie is between.")
                                .of(OrganizationCodes.ANY),
                        Responsibilities.filterOn(RESPONSIBLE),
                        DUE_BEFORE),
                List.of(
                        SortKey.text(
                                "key",
                                "coalesce(agreement.code || '/' || due.subject || '/' || coalesce(milestone.code, ''),"
                                        + " holder.code || '/' || due.subject || '/' || target.code || '/' || due.due_on)"),
                        new SortKey("dueOn", "due.due_on", ValueType.DATE, false)),
                List.of("dueOn"));
    }
}
