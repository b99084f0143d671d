-- Reminders, as people are told of them, and to whom they go.

-- What each reminder is of, and which organizations it concerns.
create or replace view reminder_told (
    id, subject, stage, due_on, days_before, told_on, record_type, record_code, agreement, title_zh, title_en, organizations) as
select reminder.id, reminder.subject, reminder.stage, reminder.due_on, reminder.days_before, reminder.told_on,
    case when milestone.id is null then 'AGREEMENT' else 'MILESTONE' end, coalesce(milestone.code, agreement.code),
    agreement.code, coalesce(milestone.title_zh, agreement.title_zh), coalesce(milestone.title_en, agreement.title_en),
    array(
        select distinct party.organization_id from agreement_party as party
        where party.agreement_id = agreement.id and party.role <> 'OWN')
from reminder
join agreement on agreement.id = reminder.agreement_id
left join milestone on milestone.id = reminder.milestone_id
union all
select reminder.id, reminder.subject, reminder.stage, reminder.due_on, reminder.days_before, reminder.told_on,
    'ROLLOUT', rollout.code, basis.code, model.name_zh || ' · ' || solution.name_zh, model.name_en || ' · ' || solution.name_en,
    array[model.maker_id]
from reminder
join rollout on rollout.id = reminder.rollout_id
join vehicle_model as model on model.id = rollout.model_id
join solution on solution.id = rollout.solution_id
left join agreement as basis on basis.id = rollout.basis_id;
grant select on reminder_told to ${applicationRole};

-- Who reminders go to on a day: those who are responsible for the record then.
create or replace function reminder_recipients(ids bigint[], today date)
    returns table (reminder_id bigint, person_id bigint, reached_as text)
    language sql stable
begin atomic
    select told.id, held.person_id, held.through
    from reminder_told as told
    cross join lateral responsible_on(told.record_type, told.record_code, told.agreement, told.organizations, today) as held
    where told.id = any (ids);
end;

-- Of reminders, those that still hold: what they remind of is recorded as before.
create or replace function reminders_that_hold(ids bigint[], today date) returns setof bigint
    language sql stable
begin atomic
    with asked as materialized (
        select reminder.* from reminder where reminder.id = any (ids)
    )
    select asked.id
    from (select distinct due_on from asked where agreement_id is not null) as days
    cross join lateral falling_due(days.due_on) as due
    join asked on asked.agreement_id = due.agreement_id and asked.subject = due.subject
        and asked.milestone_id is not distinct from due.milestone_id and asked.due_on = due.due_on
    where due.due_on = days.due_on
    union
    select asked.id
    from (
        select distinct case subject when 'LATE' then today else due_on end as day from asked where rollout_id is not null) as days
    cross join lateral stages_due(days.day) as due
    join asked on asked.rollout_id = due.rollout_id and asked.subject = due.subject and asked.stage = due.stage
        and asked.due_on = due.due_on;
end;

-- Whether a notification waits for nothing but that a server takes it: it was not tried yet, or is tried again.
create or replace function waits_to_be_sent(state text, reason text) returns boolean
    language sql immutable parallel safe
    return state = 'WAITING' and coalesce(reason, 'MAIL_SERVER_AWAY') in ('MAIL_SERVER_AWAY', 'REFUSED');
