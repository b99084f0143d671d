-- Where a rollout was at an earlier date was read from its stages, by a function called for each one: over a million
-- rollouts that takes minutes. Now all that decides it stands beside the rollout, kept by the triggers that keep its stage,
-- and a question about all rollouts is one pass over an index that holds only those that are somewhere at some date: one
-- that has neither a date nor a plan costs nothing.
set local client_min_messages = warning;

alter table rollout
    -- Since when it is planned at least: ever since where a stage has a plan, else when it was planned or first put on hold.
    add column planned_from date,
    add column integrating_on date,
    add column validating_on date,
    add column retired_on date,
    add column cancelled_on date,
    -- The days it was on hold, without the one on which it went on.
    add column on_hold datemultirange;
call keep_history('rollout', 'ROLLOUT', 'id');
call keep_ever('rollout');

create or replace function follow_rollouts(ids bigint[]) returns void
    language sql
begin atomic
    update rollout
    set stage = derived.stage, moved_on = derived.moved_on, planned = derived.planned, launched_on = derived.launched_on,
        launch_planned_on = derived.launch_planned_on, launch_planned_first = derived.launch_planned_first,
        launch_replanned_on = derived.launch_replanned_on, planned_from = derived.planned_from,
        integrating_on = derived.integrating_on, validating_on = derived.validating_on, retired_on = derived.retired_on,
        cancelled_on = derived.cancelled_on, on_hold = derived.on_hold
    from (
        select wanted.id, coalesce(
                case
                    when bool_or(dates.stage = 'CANCELLED' and dates.actual_on is not null) then 'CANCELLED'
                    when bool_or(dates.stage = 'ON_HOLD' and dates.actual_on is not null and dates.resumed_on is null) then 'ON_HOLD'
                    else (array_agg(dates.stage order by stage_rank(dates.stage) desc)
                        filter (where dates.actual_on is not null and dates.stage not in ('ON_HOLD', 'CANCELLED')))[1]
                end, 'PLANNED') as stage,
            max(greatest(dates.actual_on, dates.resumed_on)) as moved_on,
            coalesce(bool_or(dates.planned_on is not null), false) as planned,
            max(dates.actual_on) filter (where dates.stage = 'LAUNCHED') as launched_on,
            max(dates.planned_on) filter (where dates.stage = 'LAUNCHED') as launch_planned_on,
            (select plan.planned_on from rollout_plan as plan
             where plan.rollout_id = wanted.id and plan.stage = 'LAUNCHED' order by plan.number limit 1) as launch_planned_first,
            (select plan.made_on from rollout_plan as plan
             where plan.rollout_id = wanted.id and plan.stage = 'LAUNCHED' order by plan.number desc limit 1) as launch_replanned_on,
            min(case
                when dates.planned_on is not null then '-infinity'
                when dates.stage in ('PLANNED', 'ON_HOLD') then dates.actual_on end) as planned_from,
            max(dates.actual_on) filter (where dates.stage = 'INTEGRATING') as integrating_on,
            max(dates.actual_on) filter (where dates.stage = 'VALIDATING') as validating_on,
            max(dates.actual_on) filter (where dates.stage = 'RETIRED') as retired_on,
            max(dates.actual_on) filter (where dates.stage = 'CANCELLED') as cancelled_on,
            range_agg(daterange(dates.actual_on, dates.resumed_on, '[)'))
                filter (where dates.stage = 'ON_HOLD' and dates.actual_on is not null) as on_hold
        from unnest(ids) as wanted (id)
        left join rollout_stage as dates on dates.rollout_id = wanted.id
        group by wanted.id
    ) as derived
    where rollout.id = derived.id
      and (rollout.stage, rollout.moved_on, rollout.planned, rollout.launched_on, rollout.launch_planned_on,
              rollout.launch_planned_first, rollout.launch_replanned_on, rollout.planned_from, rollout.integrating_on,
              rollout.validating_on, rollout.retired_on, rollout.cancelled_on, rollout.on_hold)
          is distinct from (derived.stage, derived.moved_on, derived.planned, derived.launched_on, derived.launch_planned_on,
              derived.launch_planned_first, derived.launch_replanned_on, derived.planned_from, derived.integrating_on,
              derived.validating_on, derived.retired_on, derived.cancelled_on, derived.on_hold);
end;

-- What follows from the stages changes no record and is no change of anybody's.
alter table rollout disable trigger user;
select follow_rollouts(array(select id from rollout where planned or moved_on is not null));
alter table rollout enable trigger user;

-- The stage at a date by what stands beside the rollout: what rollout_stage_by_dates tells from the stages.
create function rollout_stage_on(
    planned_from date, integrating_on date, validating_on date, launched_on date, retired_on date, cancelled_on date,
    on_hold datemultirange, as_of date) returns text
    language sql immutable parallel safe
    return case
        when cancelled_on <= as_of then 'CANCELLED'
        when on_hold @> as_of then 'ON_HOLD'
        when retired_on <= as_of then 'RETIRED'
        when launched_on <= as_of then 'LAUNCHED'
        when validating_on <= as_of then 'VALIDATING'
        when integrating_on <= as_of then 'INTEGRATING'
        when planned_from <= as_of then 'PLANNED'
    end;

-- All that is asked of many rollouts at a date, so that the table itself is not read.
create index rollout_somewhere on rollout (model_id, code)
    include (id, solution_id, planned_from, integrating_on, validating_on, launched_on, retired_on, cancelled_on, on_hold)
    where planned or moved_on is not null;

create or replace function rollouts_at(as_of date)
    returns table (rollout_id bigint, code text, organization_id bigint, model_id bigint, solution_id bigint, stage text)
    language sql stable
begin atomic
    select rollout.id, rollout.code, model.maker_id, rollout.model_id, rollout.solution_id,
        rollout_stage_on(rollout.planned_from, rollout.integrating_on, rollout.validating_on, rollout.launched_on,
            rollout.retired_on, rollout.cancelled_on, rollout.on_hold, as_of)
    from rollout
    join vehicle_model as model on model.id = rollout.model_id
    where (rollout.planned or rollout.moved_on is not null)
      and rollout_stage_on(rollout.planned_from, rollout.integrating_on, rollout.validating_on, rollout.launched_on,
          rollout.retired_on, rollout.cancelled_on, rollout.on_hold, as_of) is not null;
end;

-- Days from the first plan of the launch, as rollout_slip tells them, by what stands beside the rollout: only where the plan
-- was changed after the date are the plans looked up.
create function rollout_slip_on(
    of_rollout bigint, stage text, cancelled_on date, launched_on date, launch_planned_on date, launch_planned_first date,
    launch_replanned_on date, as_of date) returns integer
    language sql stable
    return case
        when launch_planned_first is null then null
        when stage = 'CANCELLED' and cancelled_on <= as_of then null
        when launched_on <= as_of then launched_on - launch_planned_first
        else greatest(
            case
                when launch_replanned_on > as_of
                    then rollout_launch_plan(of_rollout, launch_planned_on, launch_planned_first, launch_replanned_on, as_of)
                else launch_planned_on
            end, as_of) - launch_planned_first
    end;
