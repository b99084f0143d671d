-- What follows from the stages and the plans of a rollout stands beside it, so that a question about all rollouts is one pass
-- over an index that holds only those that are somewhere at some date.

-- What follows from the stages and the plans of the rollouts given.
create or replace function followed_rollouts(ids bigint[])
    returns table (id bigint, stage text, moved_on date, planned boolean, launched_on date, launch_planned_on date,
        launch_planned_first date, launch_replanned_on date, planned_from date, integrating_on date, validating_on date,
        retired_on date, cancelled_on date, on_hold datemultirange, late datemultirange)
    language sql stable
begin atomic
    with reached as (
        select dates.rollout_id,
            max(greatest(dates.actual_on, dates.resumed_on)) as moved_on,
            bool_or(dates.planned_on is not null) as planned,
            max(dates.actual_on) filter (where dates.stage = 'LAUNCHED') as launched_on,
            max(dates.planned_on) filter (where dates.stage = 'LAUNCHED') as launch_planned_on,
            min(dates.actual_on) filter (where dates.stage in ('PLANNED', 'ON_HOLD')) as begun_on,
            max(dates.actual_on) filter (where dates.stage = 'INTEGRATING') as integrating_on,
            max(dates.actual_on) filter (where dates.stage = 'VALIDATING') as validating_on,
            max(dates.actual_on) filter (where dates.stage = 'RETIRED') as retired_on,
            max(dates.actual_on) filter (where dates.stage = 'CANCELLED') as cancelled_on,
            range_agg(daterange(dates.actual_on, dates.resumed_on, '[)'))
                filter (where dates.stage = 'ON_HOLD' and dates.actual_on is not null) as on_hold
        from rollout_stage as dates
        where dates.rollout_id = any (ids)
        group by dates.rollout_id
    ), plans as (
        select plan.rollout_id, plan.stage, min(plan.made_on) as made_on,
            array_agg(plan.made_on order by plan.number) as each_made_on,
            array_agg(plan.planned_on order by plan.number) as each_planned_on
        from rollout_plan as plan
        where plan.rollout_id = any (ids)
        group by plan.rollout_id, plan.stage
    ), planned as (
        select plans.rollout_id, min(plans.made_on) as planned_from,
            max(plans.each_planned_on[1]) filter (where plans.stage = 'LAUNCHED') as launch_planned_first,
            max(plans.each_made_on[cardinality(plans.each_made_on)]) filter (where plans.stage = 'LAUNCHED') as launch_replanned_on,
            range_agg(stage_late_days(plans.each_made_on, plans.each_planned_on)
                    * datemultirange(daterange(plans.made_on, passed.on_day, '[)')))
                filter (where stage_rank(plans.stage) > 1 and coalesce(plans.made_on < passed.on_day, true)) as late
        from plans
        left join reached on reached.rollout_id = plans.rollout_id
        cross join lateral (
            select stage_passed_on(plans.stage, reached.integrating_on, reached.validating_on, reached.launched_on,
                reached.retired_on, reached.cancelled_on) as on_day) as passed
        group by plans.rollout_id
    ), told as (
        select wanted.id, reached.*, planned.launch_planned_first, planned.launch_replanned_on, planned.late,
            least(planned.planned_from, reached.begun_on) as planned_from
        from unnest(ids) as wanted (id)
        left join reached on reached.rollout_id = wanted.id
        left join planned on planned.rollout_id = wanted.id
    )
    select told.id,
        coalesce(
            rollout_stage_on(told.planned_from, told.integrating_on, told.validating_on, told.launched_on, told.retired_on,
                told.cancelled_on, told.on_hold, told.moved_on), 'PLANNED'),
        told.moved_on, coalesce(told.planned, false), told.launched_on, told.launch_planned_on, told.launch_planned_first,
        told.launch_replanned_on, told.planned_from, told.integrating_on, told.validating_on, told.retired_on, told.cancelled_on,
        told.on_hold, told.late
    from told;
end;

-- Brings what follows from stages and plans up to date in the rollouts given.
create or replace function follow_rollouts(ids bigint[]) returns void
    language sql
begin atomic
    update rollout
    set stage = followed.stage, moved_on = followed.moved_on, planned = followed.planned, launched_on = followed.launched_on,
        launch_planned_on = followed.launch_planned_on, launch_planned_first = followed.launch_planned_first,
        launch_replanned_on = followed.launch_replanned_on, planned_from = followed.planned_from,
        integrating_on = followed.integrating_on, validating_on = followed.validating_on, retired_on = followed.retired_on,
        cancelled_on = followed.cancelled_on, on_hold = followed.on_hold, late = followed.late
    from followed_rollouts(ids) as followed
    where rollout.id = followed.id
      and (rollout.stage, rollout.moved_on, rollout.planned, rollout.launched_on, rollout.launch_planned_on,
              rollout.launch_planned_first, rollout.launch_replanned_on, rollout.planned_from, rollout.integrating_on,
              rollout.validating_on, rollout.retired_on, rollout.cancelled_on, rollout.on_hold, rollout.late)
          is distinct from (followed.stage, followed.moved_on, followed.planned, followed.launched_on, followed.launch_planned_on,
              followed.launch_planned_first, followed.launch_replanned_on, followed.planned_from, followed.integrating_on,
              followed.validating_on, followed.retired_on, followed.cancelled_on, followed.on_hold, followed.late);
end;

-- Whether rollouts are written later, all at once: an import writes each once for all that it has of it.
create or replace function rollouts_follow_later() returns boolean
    language sql stable
    return coalesce(current_setting('autopact.written_later', true) = 'rollout', false);

-- A stage that is given another planned date is a change of plan, whoever writes it. Whichever of the two is written first,
-- each rollout follows once: where plans were made, with them.
create or replace function follow_stages() returns trigger
    language plpgsql security definer set search_path = autopact, pg_temp
as $$
declare
    touched constant text := case when tg_op = 'DELETE' then 'old_rows' else 'new_rows' end;
    ids bigint[];
    planned bigint[] := '{}';
begin
    if tg_op <> 'DELETE' then
        if not exists (select from new_rows) then
            return null;
        end if;
        with made as (
            insert into rollout_plan (rollout_id, number, stage, planned_on, planned_on_precision, planned_on_confidence, planned_on_not_before, made_on)
            select dates.rollout_id, coalesce(last.number, 0) + row_number() over (partition by dates.rollout_id order by stage_rank(dates.stage)),
                dates.stage, dates.planned_on, dates.planned_on_precision, dates.planned_on_confidence, dates.planned_on_not_before,
                case when known.id is null then coalesce(dates.made_on, day_of_writing()) else greatest(known.made_on, day_of_writing()) end
            from new_rows as dates
            left join lateral (
                select max(plan.number) as number from rollout_plan as plan where plan.rollout_id = dates.rollout_id) as last on true
            left join lateral (
                select plan.* from rollout_plan as plan
                where plan.rollout_id = dates.rollout_id and plan.stage = dates.stage
                order by plan.number desc limit 1) as known on true
            where dates.planned_on is not null
              and (known.planned_on, known.planned_on_precision, known.planned_on_confidence, known.planned_on_not_before)
                  is distinct from (dates.planned_on, dates.planned_on_precision, dates.planned_on_confidence, dates.planned_on_not_before)
            returning rollout_id
        )
        select coalesce(array_agg(distinct made.rollout_id), '{}') into planned from made;
    end if;
    if not rollouts_follow_later() then
        execute format('select array_agg(other.id) from (select rollout_id as id from %I except select unnest($1)) as other', touched)
            into ids using planned;
        if ids is not null then
            perform follow_rollouts(ids);
        end if;
    end if;
    return null;
end
$$;
create or replace trigger follow_insert after insert on rollout_stage referencing new table as new_rows
    for each statement execute function follow_stages();
create or replace trigger follow_update after update on rollout_stage referencing old table as old_rows new table as new_rows
    for each statement execute function follow_stages();
create or replace trigger follow_delete after delete on rollout_stage referencing old table as old_rows
    for each statement execute function follow_stages();

-- The last plan of a stage is the one that holds. Rollouts of which it changes a stage follow with that.
create or replace function follow_plans() returns trigger
    language plpgsql security definer set search_path = autopact, pg_temp
as $$
declare
    ids bigint[];
begin
    with last as (
        select distinct on (plan.rollout_id, plan.stage)
            plan.rollout_id, plan.stage, plan.planned_on, plan.planned_on_precision, plan.planned_on_confidence, plan.planned_on_not_before, plan.made_on
        from rollout_plan as plan
        join (select distinct new_rows.rollout_id, new_rows.stage from new_rows) as touched
            on touched.rollout_id = plan.rollout_id and touched.stage = plan.stage
        order by plan.rollout_id, plan.stage, plan.number desc
    ), changed as (
        insert into rollout_stage as dates (rollout_id, stage, planned_on, planned_on_precision, planned_on_confidence, planned_on_not_before, made_on)
        select last.*
        from last
        left join rollout_stage as known on known.rollout_id = last.rollout_id and known.stage = last.stage and known.occurrence = 1
        where (known.planned_on, known.planned_on_precision, known.planned_on_confidence, known.planned_on_not_before, known.made_on)
            is distinct from (last.planned_on, last.planned_on_precision, last.planned_on_confidence, last.planned_on_not_before, last.made_on)
        on conflict (rollout_id, stage, occurrence) do update
            set planned_on = excluded.planned_on, planned_on_precision = excluded.planned_on_precision,
                planned_on_confidence = excluded.planned_on_confidence, planned_on_not_before = excluded.planned_on_not_before, made_on = excluded.made_on
        returning rollout_id
    )
    select array_agg(other.id) into ids
    from (select new_rows.rollout_id as id from new_rows except select changed.rollout_id from changed) as other;
    if ids is not null and not rollouts_follow_later() then
        perform follow_rollouts(ids);
    end if;
    return null;
end
$$;
create or replace trigger follow_insert after insert on rollout_plan referencing new table as new_rows
    for each statement execute function follow_plans();
create or replace trigger follow_update after update on rollout_plan referencing new table as new_rows
    for each statement execute function follow_plans();
revoke execute on function follow_rollouts(bigint[]), follow_stages(), follow_plans() from public;

-- What follows is told anew of a register that was there before this file was changed; what was recorded stays as it is.
alter table rollout disable trigger user;
select follow_rollouts(array(select rollout.id from rollout));
alter table rollout enable trigger user;
