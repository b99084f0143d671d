-- Notes the reminders of a day: of several offsets that have passed by then, the nearest one.
insert into reminder (agreement_id, milestone_id, subject, due_on, days_before, told_on)
select due.agreement_id, due.milestone_id, due.subject, due.due_on, nearest.days_before, :today
from falling_due(:day) as due
join agreement on agreement.id = due.agreement_id
cross join lateral (
    select min(days_before) as days_before
    from unnest(agreement.reminder_days) as days_before
    where due.due_on - days_before <= :day) as nearest
where due.due_on >= :day and nearest.days_before is not null
order by due.due_on, due.agreement_id, due.subject, due.milestone_id
on conflict do nothing
