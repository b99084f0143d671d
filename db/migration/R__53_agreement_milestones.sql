-- By when milestones are due, and how far that slipped; how far instruments have come.

-- How far an instrument had come at a date, by the days that are known; today as far as is recorded.
create or replace function instrument_state_on(
    state text, established_on date, operating_on date, closed_on date, as_of date) returns text
    language sql stable
    return case
        when as_of >= today_here() then state
        when closed_on <= as_of then 'CLOSED'
        when operating_on <= as_of then 'OPERATING'
        when established_on <= as_of then 'ESTABLISHED'
        else 'PLANNED'
    end;

-- What became of a milestone by a date. It is open until it is settled.
create or replace function milestone_state_on(state text, state_on date, as_of date) returns text
    language sql immutable parallel safe
    return case when state_on > as_of then 'OPEN' else state end;

-- The due date at a date before the last one was made; the first one counts before it was made as well, since a milestone is due
-- on some day at any time.
create or replace function milestone_earlier_due(of_milestone bigint, as_of date) returns date
    language sql stable
    return (
        select plan.due_on from milestone_plan as plan
        where plan.milestone_id = of_milestone and (plan.made_on <= as_of or plan.number = 1)
        order by plan.number desc limit 1);

-- The due date at a date. Only where it was moved after the date are those before it looked up.
create or replace function milestone_due(of_milestone bigint, due_on date, made_on date, as_of date) returns date
    language sql stable
    return case when made_on > as_of then milestone_earlier_due(of_milestone, as_of) else due_on end;

-- Days from the first due date to the day of delivery, or while there is none to the later of the due date and the date. What is
-- waived slips no more.
create or replace function milestone_slip(state text, state_on date, due_then date, due_first date, as_of date) returns integer
    language sql immutable parallel safe
    return case milestone_state_on(state, state_on, as_of)
        when 'DONE' then state_on - due_first
        when 'WAIVED' then null
        else greatest(due_then, as_of) - due_first
    end;

-- A milestone that is given another due date is planned anew, whoever writes it; a correction puts the last plan right.
create or replace function follow_due_dates() returns trigger
    language plpgsql security definer set search_path = autopact, pg_temp
as $$
declare
    moved bigint[];
begin
    -- What a statement leaves as it is follows nothing: its rows may be older than the plans that the same statement writes.
    if tg_op = 'UPDATE' then
        select array_agg(now.id) into moved
        from new_rows as now
        join old_rows as before on before.id = now.id
        where (now.due_on, now.due_on_precision, now.due_on_confidence, now.due_on_not_before, now.made_on, now.reason)
            is distinct from (before.due_on, before.due_on_precision, before.due_on_confidence, before.due_on_not_before, before.made_on, before.reason);
    else
        select array_agg(now.id) into moved from new_rows as now;
    end if;
    if moved is null then
        return null;
    end if;
    if tg_op = 'UPDATE' and current_setting('autopact.action', true) = 'CORRECTED' then
        update milestone_plan as plan
        set due_on = now.due_on, due_on_precision = now.due_on_precision, due_on_confidence = now.due_on_confidence, due_on_not_before = now.due_on_not_before,
            made_on = now.made_on, reason = now.reason
        from new_rows as now
        where now.id = any (moved) and plan.milestone_id = now.id
          and plan.number = (select max(last.number) from milestone_plan as last where last.milestone_id = now.id)
          and (plan.due_on, plan.due_on_precision, plan.due_on_confidence, plan.due_on_not_before, plan.made_on, plan.reason)
              is distinct from (now.due_on, now.due_on_precision, now.due_on_confidence, now.due_on_not_before, now.made_on, now.reason);
        return null;
    end if;
    insert into milestone_plan (milestone_id, number, due_on, due_on_precision, due_on_confidence, due_on_not_before, made_on, reason)
    select now.id, coalesce(last.number, 0) + 1, now.due_on, now.due_on_precision, now.due_on_confidence, now.due_on_not_before,
        case
            when now.made_on is distinct from last.made_on then coalesce(now.made_on, greatest(last.made_on, day_of_writing()))
            else greatest(last.made_on, day_of_writing())
        end,
        now.reason
    from new_rows as now
    left join lateral (
        select plan.* from milestone_plan as plan where plan.milestone_id = now.id order by plan.number desc limit 1) as last on true
    where now.id = any (moved)
      and (last.due_on, last.due_on_precision, last.due_on_confidence, last.due_on_not_before)
          is distinct from (now.due_on, now.due_on_precision, now.due_on_confidence, now.due_on_not_before);
    return null;
end
$$;
-- By their names they come after those that note that a milestone is new.
create or replace trigger plan_insert after insert on milestone referencing new table as new_rows
    for each statement execute function follow_due_dates();
create or replace trigger plan_update after update on milestone referencing old table as old_rows new table as new_rows
    for each statement execute function follow_due_dates();

-- The last plan of a milestone is the one that holds.
create or replace function follow_milestone_plans() returns trigger
    language plpgsql security definer set search_path = autopact, pg_temp
as $$
begin
    if not exists (select from new_rows) then
        return null;
    end if;
    update milestone
    set due_on = last.due_on, due_on_precision = last.due_on_precision, due_on_confidence = last.due_on_confidence, due_on_not_before = last.due_on_not_before,
        made_on = last.made_on, reason = last.reason
    from (
        select distinct on (plan.milestone_id) plan.*
        from milestone_plan as plan
        where plan.milestone_id in (select new_rows.milestone_id from new_rows)
        order by plan.milestone_id, plan.number desc) as last
    where last.milestone_id = milestone.id
      and (milestone.due_on, milestone.due_on_precision, milestone.due_on_confidence, milestone.due_on_not_before, milestone.made_on, milestone.reason)
          is distinct from (last.due_on, last.due_on_precision, last.due_on_confidence, last.due_on_not_before, last.made_on, last.reason);
    return null;
end
$$;
create or replace trigger follow_insert after insert on milestone_plan referencing new table as new_rows
    for each statement execute function follow_milestone_plans();
create or replace trigger follow_update after update on milestone_plan referencing new table as new_rows
    for each statement execute function follow_milestone_plans();
revoke execute on function follow_due_dates(), follow_milestone_plans() from public;
