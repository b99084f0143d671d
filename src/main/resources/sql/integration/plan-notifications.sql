-- Gives each reminder that was told of late, and has nobody yet that it goes to, those that it goes to. Whoever snoozes a
-- thing is not reminded of it again before.
with unplanned as materialized (
    select told.id
    from reminder as told
    where (told.told_on > cast(:today as date) - 30
            and not exists (select from notification as known where known.reminder_id = told.id))
       or told.id in (select nobody.reminder_id from notification as nobody where nobody.reached_as = 'NOBODY' and nobody.state = 'WAITING')
),
found as materialized (
    select recipient.reminder_id, recipient.person_id, recipient.reached_as
    from reminder_recipients(array(select unplanned.id from unplanned), :today) as recipient
),
planned as (
    select found.reminder_id, found.person_id, null as address, found.reached_as from found
    union all
    select unplanned.id, null, fallback.address, 'FALLBACK'
    from unplanned
    cross join unnest(cast(:fallback as text[])) as fallback (address)
    where unplanned.id not in (select found.reminder_id from found)
    union all
    select unplanned.id, null, null, 'NOBODY'
    from unplanned
    where cardinality(cast(:fallback as text[])) = 0 and unplanned.id not in (select found.reminder_id from found)
      and not exists (select from notification as known where known.reminder_id = unplanned.id)
),
reached as (
    delete from notification as nobody
    where nobody.reached_as = 'NOBODY' and nobody.state = 'WAITING'
      and nobody.reminder_id in (select planned.reminder_id from planned where planned.reached_as <> 'NOBODY')
)
insert into notification (reminder_id, person_id, address, reached_as, reason, snoozed_until)
select planned.reminder_id, planned.person_id, planned.address, planned.reached_as,
    case when planned.reached_as = 'NOBODY' then 'NO_OWNER' when snoozed.until is not null then 'SNOOZED' end, snoozed.until
from planned
join reminder as told on told.id = planned.reminder_id
left join lateral (
    select max(other.snoozed_until) as until
    from notification as other
    join reminder as before on before.id = other.reminder_id
    where other.state = 'WAITING' and other.snoozed_until > cast(:today as date)
      and (other.person_id, other.address) is not distinct from (planned.person_id, planned.address)
      and (before.agreement_id, before.milestone_id, before.rollout_id, before.subject, before.stage, before.due_on)
          is not distinct from (told.agreement_id, told.milestone_id, told.rollout_id, told.subject, told.stage, told.due_on)
) as snoozed on true
on conflict do nothing
