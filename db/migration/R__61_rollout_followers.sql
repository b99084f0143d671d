-- What follows from the stages and the plans of a rollout stands beside it, so that a question about all rollouts is one pass
-- over an index that holds only those that are somewhere at some date.

-- Brings what follows from stages and plans up to date in the rollouts given.
create or replace function follow_rollouts(ids bigint[]) returns void
    language sql
begin atomic
    update rollout
    set stage = derived.stage, moved_on = derived.moved_on, planned = derived.planned, launched_on = derived.launched_on,
        launch_planned_on = derived.launch_planned_on, launch_planned_first = derived.launch_planned_first,
        launch_replanned_on = derived.launch_replanned_on, planned_from = derived.planned_from,
        integrating_on = derived.integrating_on, validating_on = derived.validating_on, retired_on = derived.retired_on,
        cancelled_on = derived.cancelled_on, on_hold = derived.on_hold, late = derived.late
    from (
        select told.*, coalesce(
                rollout_stage_on(told.planned_from, told.integrating_on, told.validating_on, told.launched_on, told.retired_on,
                    told.cancelled_on, told.on_hold, told.moved_on), 'PLANNED') as stage,
            (select range_agg(plan.days * datemultirange(daterange(plan.made_on, plan.passed_on, '[)')))
             from (
                 select min(plan.made_on) as made_on,
                     stage_late_days(array_agg(plan.made_on order by plan.number), array_agg(plan.planned_on order by plan.number)) as days,
                     stage_passed_on(plan.stage, told.integrating_on, told.validating_on, told.launched_on, told.retired_on,
                         told.cancelled_on) as passed_on
                 from rollout_plan as plan
                 where plan.rollout_id = told.id and stage_rank(plan.stage) > 1
                 group by plan.stage) as plan
             where coalesce(plan.made_on < plan.passed_on, true)) as late
        from (
            select wanted.id,
                max(greatest(dates.actual_on, dates.resumed_on)) as moved_on,
                coalesce(bool_or(dates.planned_on is not null), false) as planned,
                max(dates.actual_on) filter (where dates.stage = 'LAUNCHED') as launched_on,
                max(dates.planned_on) filter (where dates.stage = 'LAUNCHED') as launch_planned_on,
                (select plan.planned_on from rollout_plan as plan
                 where plan.rollout_id = wanted.id and plan.stage = 'LAUNCHED' order by plan.number limit 1) as launch_planned_first,
                (select plan.made_on from rollout_plan as plan
                 where plan.rollout_id = wanted.id and plan.stage = 'LAUNCHED' order by plan.number desc limit 1) as launch_replanned_on,
                least(
                    (select min(plan.made_on) from rollout_plan as plan where plan.rollout_id = wanted.id),
                    min(dates.actual_on) filter (where dates.stage in ('PLANNED', 'ON_HOLD'))) as planned_from,
                max(dates.actual_on) filter (where dates.stage = 'INTEGRATING') as integrating_on,
                max(dates.actual_on) filter (where dates.stage = 'VALIDATING') as validating_on,
                max(dates.actual_on) filter (where dates.stage = 'RETIRED') as retired_on,
                max(dates.actual_on) filter (where dates.stage = 'CANCELLED') as cancelled_on,
                range_agg(daterange(dates.actual_on, dates.resumed_on, '[)'))
                    filter (where dates.stage = 'ON_HOLD' and dates.actual_on is not null) as on_hold
            from unnest(ids) as wanted (id)
            left join rollout_stage as dates on dates.rollout_id = wanted.id
            group by wanted.id) as told
    ) as derived
    where rollout.id = derived.id
      and (rollout.stage, rollout.moved_on, rollout.planned, rollout.launched_on, rollout.launch_planned_on,
              rollout.launch_planned_first, rollout.launch_replanned_on, rollout.planned_from, rollout.integrating_on,
              rollout.validating_on, rollout.retired_on, rollout.cancelled_on, rollout.on_hold, rollout.late)
          is distinct from (derived.stage, derived.moved_on, derived.planned, derived.launched_on, derived.launch_planned_on,
              derived.launch_planned_first, derived.launch_replanned_on, derived.planned_from, derived.integrating_on,
              derived.validating_on, derived.retired_on, derived.cancelled_on, derived.on_hold, derived.late);
end;

-- A stage that is given another planned date is a change of plan, whoever writes it. Whichever of the two is written first,
-- each rollout follows once: where plans were made, with them.
create or replace function follow_stages() returns trigger
    language plpgsql security definer set search_path = autopact, pg_temp
as $$
declare
    touched constant text := case when tg_op = 'DELETE' then 'old_rows' else 'new_rows' end;
    ids bigint[];
    planned bigint[];
begin
    execute format('select array_agg(distinct rollout_id) from %I', touched) into ids;
    if ids is null then
        return null;
    end if;
    if tg_op <> 'DELETE' then
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
        select array_agg(distinct made.rollout_id) into planned from made;
        if planned is not null then
            select array_agg(other.id) into ids
            from (select unnest(ids) as id except select unnest(planned)) as other;
        end if;
    end if;
    if ids is not null then
        perform follow_rollouts(ids);
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
    with changed as (
        insert into rollout_stage as dates (rollout_id, stage, planned_on, planned_on_precision, planned_on_confidence, planned_on_not_before, made_on)
        select distinct on (plan.rollout_id, plan.stage)
            plan.rollout_id, plan.stage, plan.planned_on, plan.planned_on_precision, plan.planned_on_confidence, plan.planned_on_not_before, plan.made_on
        from rollout_plan as plan
        join (select distinct new_rows.rollout_id, new_rows.stage from new_rows) as touched
            on touched.rollout_id = plan.rollout_id and touched.stage = plan.stage
        order by plan.rollout_id, plan.stage, plan.number desc
        on conflict (rollout_id, stage, occurrence) do update
            set planned_on = excluded.planned_on, planned_on_precision = excluded.planned_on_precision,
                planned_on_confidence = excluded.planned_on_confidence, planned_on_not_before = excluded.planned_on_not_before, made_on = excluded.made_on
            where (dates.planned_on, dates.planned_on_precision, dates.planned_on_confidence, dates.planned_on_not_before, dates.made_on)
                is distinct from (excluded.planned_on, excluded.planned_on_precision, excluded.planned_on_confidence, excluded.planned_on_not_before, excluded.made_on)
        returning rollout_id
    )
    select array_agg(other.id) into ids
    from (select new_rows.rollout_id as id from new_rows except select changed.rollout_id from changed) as other;
    if ids is not null then
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
