package io.autopact.portfolio;

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

    private static final String MEMBERS = """
            due.subject as "kind", agreement.code as "agreement", milestone.code as "milestone",
            coalesce(milestone.title_zh, agreement.title_zh) as "titleZh",
            coalesce(milestone.title_en, agreement.title_en) as "titleEn",
            coalesce((
                select json_agg(organization.code order by organization.code)
                from organization
                where organization.id = milestone.owner_id
                   or milestone.id is null and organization.id in (
                       select party.organization_id from agreement_party as party
                       where party.agreement_id = agreement.id and party.role <> 'OWN'
                         and is_not_over(party.valid_until, cast(:asOf as date)))), '[]') as "organizations",
            due.due_on as "dueOn", due.due_on - cast(:asOf as date) as "daysLeft",
            coalesce((
                select json_agg(reminder.told_on order by reminder.told_on)
                from reminder
                where reminder.agreement_id = due.agreement_id and reminder.subject = due.subject
                  and reminder.milestone_id is not distinct from due.milestone_id and reminder.due_on = due.due_on), '[]') as "remindedOn\"""";

    private static final String SOURCE = """
            falling_due(cast(:asOf as date)) as due
            join agreement on agreement.id = due.agreement_id
            left join milestone on milestone.id = due.milestone_id""";

    /** Stands for no day given: then each agreement's own offsets decide how far ahead is near. */
    private static final Filter DUE_BEFORE = new Filter(
            "dueBefore",
            ValueType.DATE,
            false,
            List.of(),
            RoughDate.EARLIEST,
            """
            case when cast(:dueBefore as date) = date '%s'
                then due.due_on - (select coalesce(max(days), 0) from unnest(agreement.reminder_days) as days) <= cast(:asOf as date)
                else due.due_on < cast(:dueBefore as date) end""".formatted(RoughDate.EARLIEST),
            "Due before this day; where it is missing, due within the days before that the agreement reminds.");

    @Bean
    ListDefinition<DueItem> expiringListing(JsonRows rows) {
        return new ListDefinition<>(
                EXPIRING,
                JsonRows.columns(MEMBERS),
                SOURCE,
                rows.as(DueItem.class),
                List.of(
                        Filter.constants("kind", DueSubject.values(), "due.subject = any (:kind)", "What falls due."),
                        Filter.texts("agreement", "agreement.code = any (:agreement)", "The agreement's number."),
                        Filter.texts("organization", """
                                due.agreement_id in (
                                    select party.agreement_id from agreement_party as party
                                    join organization as wanted on wanted.id = party.organization_id
                                    where wanted.code = any (:organization))""", "The code of a party to the agreement."),
                        DUE_BEFORE),
                List.of(
                        SortKey.text(
                                "key", "agreement.code || '/' || due.subject || '/' || coalesce(milestone.code, '')"),
                        new SortKey("dueOn", "due.due_on", ValueType.DATE, false)),
                List.of("dueOn"));
    }
}
