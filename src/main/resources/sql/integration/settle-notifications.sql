-- Says of each notification that waits why it is not sent now; and drops what nobody needs any more: what is not due any
-- longer, webhooks that are enabled again among it, and what could not be sent while there was time for it. A mail server that is away is no reason to drop anything.
with waiting as materialized (
    select notification.id, notification.reminder_id, notification.webhook_id, notification.reason as recorded,
        coalesce(told.due_on, notification.webhook_disabled_on) as due_on, coalesce(told.told_on, notification.webhook_disabled_on) as told_on,
        case
            when notification.reached_as = 'NOBODY' then 'NO_OWNER'
            when notification.snoozed_until > cast(:today as date) then 'SNOOZED'
            when person.erased then 'ERASED'
            when exists (
                select from mail_refusal as refusal
                where (refusal.person_id, refusal.address) is not distinct from (notification.person_id, notification.address))
                then 'UNSUBSCRIBED'
            when notification.person_id is not null and person.email is null then 'NO_ADDRESS'
            when not cast(:server as boolean) then 'NO_MAIL_SERVER'
            when notification.reason in ('MAIL_SERVER_AWAY', 'REFUSED') then notification.reason
        end as reason
    from notification
    left join reminder as told on told.id = notification.reminder_id
    left join person on person.id = notification.person_id
    where notification.state = 'WAITING'
),
held as materialized (
    select waiting.id
    from reminders_that_hold(array(select distinct waiting.reminder_id from waiting where waiting.reminder_id is not null), :today)
        as reminder (id)
    join waiting on waiting.reminder_id = reminder.id
    union all
    select waiting.id from waiting join webhook on webhook.id = waiting.webhook_id and not webhook.enabled
),
settled as (
    select waiting.id, waiting.recorded,
        case when waiting.id not in (select held.id from held) then 'NOT_DUE' else waiting.reason end as reason,
        waiting.id not in (select held.id from held) or waiting.reason = 'ERASED'
            or waiting.reason in ('NO_OWNER', 'UNSUBSCRIBED', 'NO_ADDRESS', 'NO_MAIL_SERVER', 'REFUSED')
                and greatest(waiting.due_on, waiting.told_on + 30) < cast(:today as date) as dropped
    from waiting
)
update notification
set reason = settled.reason, state = case when settled.dropped then 'DROPPED' else 'WAITING' end
from settled
where notification.id = settled.id and notification.state = 'WAITING'
  and (settled.dropped or settled.reason is distinct from settled.recorded)
