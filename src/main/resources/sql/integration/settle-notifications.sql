-- Says of each notification that waits why it is not sent now; and drops what nobody needs any more: what is not due any
-- longer, and what could not be sent while there was time for it. A mail server that is away is no reason to drop anything.
with waiting as materialized (
    select notification.id, notification.reminder_id, notification.reason as recorded, told.due_on, told.told_on,
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
    join reminder as told on told.id = notification.reminder_id
    left join person on person.id = notification.person_id
    where notification.state = 'WAITING'
),
held as materialized (
    select held.id from reminders_that_hold(array(select distinct waiting.reminder_id from waiting), :today) as held (id)
),
settled as (
    select waiting.id, waiting.recorded,
        case when waiting.reminder_id not in (select held.id from held) then 'NOT_DUE' else waiting.reason end as reason,
        waiting.reminder_id not in (select held.id from held) or waiting.reason = 'ERASED'
            or waiting.reason in ('NO_OWNER', 'UNSUBSCRIBED', 'NO_ADDRESS', 'NO_MAIL_SERVER', 'REFUSED')
                and greatest(waiting.due_on, waiting.told_on + 30) < cast(:today as date) as dropped
    from waiting
)
update notification
set reason = settled.reason, state = case when settled.dropped then 'DROPPED' else 'WAITING' end
from settled
where notification.id = settled.id and notification.state = 'WAITING'
  and (settled.dropped or settled.reason is distinct from settled.recorded)
