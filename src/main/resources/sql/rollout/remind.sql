-- Notes the reminders of a day: of stages that are planned, the nearest of the offsets that have passed by then, which are those
-- of the agreement that the rollout rests on; of a stage that is late, once.
insert into reminder (rollout_id, subject, stage, due_on, days_before, told_on)
select due.rollout_id, due.subject, due.stage, due.due_on, nearest.days_before, cast(:today as date)
from stages_due(:day) as due
join rollout on rollout.id = due.rollout_id
left join agreement on agreement.id = rollout.basis_id
cross join lateral (
    select min(days_before) as days_before
    from unnest(coalesce(agreement.reminder_days, '{30,7}')) as days_before
    where due.due_on - days_before <= :day) as nearest
where due.subject = 'STAGE' and nearest.days_before is not null
union all
select due.rollout_id, due.subject, due.stage, due.due_on, 0, cast(:today as date)
from stages_due(:day) as due
where due.subject = 'LATE' and due.due_on > cast(:day as date) - 31
on conflict do nothing
