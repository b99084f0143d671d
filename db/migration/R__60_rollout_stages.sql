-- Where a rollout is at a date, when it is to be launched, and how far that slipped.

-- How far a stage is on the way; those aside of it have no place on it.
create or replace function stage_rank(stage text) returns integer
    language sql immutable parallel safe
    return array_position('{PLANNED,INTEGRATING,VALIDATING,LAUNCHED,RETIRED}'::text[], stage);

-- The stage at a date by the dates of all stages: the furthest that was reached by then, unless it was cancelled or on
-- hold. Before the first it is planned only if it has a plan; what goes on after a hold was planned.
create or replace function rollout_stage_by_dates(of_rollout bigint, as_of date) returns text
    language sql stable
begin atomic
    select case
        when bool_or(dates.stage = 'CANCELLED' and dates.actual_on <= as_of) then 'CANCELLED'
        when bool_or(dates.stage = 'ON_HOLD' and dates.actual_on <= as_of and coalesce(dates.resumed_on > as_of, true)) then 'ON_HOLD'
        else coalesce(
            (array_agg(dates.stage order by stage_rank(dates.stage) desc)
                filter (where dates.actual_on <= as_of and dates.stage not in ('ON_HOLD', 'CANCELLED')))[1],
            case when bool_or(dates.planned_on is not null or dates.stage = 'ON_HOLD' and dates.actual_on <= as_of) then 'PLANNED' end)
    end
    from rollout_stage as dates
    where dates.rollout_id = of_rollout;
end;

-- The same, as cheap as can be for a date after which nothing moved any more.
create or replace function rollout_stage_at(of_rollout bigint, stage text, moved_on date, planned boolean, as_of date) returns text
    language sql stable
    return case
        when moved_on <= as_of then stage
        when moved_on is null then case when planned then 'PLANNED' end
        else rollout_stage_by_dates(of_rollout, as_of)
    end;

-- The stage at a date by what stands beside the rollout: what rollout_stage_by_dates tells from the stages.
create or replace function rollout_stage_on(
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

-- The plan of the launch at a date.
create or replace function rollout_launch_plan(
    of_rollout bigint, launch_planned_on date, launch_planned_first date, launch_replanned_on date, as_of date) returns date
    language sql stable
    return case
        when launch_planned_first is null or launch_replanned_on is null or launch_replanned_on <= as_of then launch_planned_on
        else coalesce(
            (select plan.planned_on from rollout_plan as plan
             where plan.rollout_id = of_rollout and plan.stage = 'LAUNCHED' and plan.made_on <= as_of
             order by plan.number desc limit 1),
            launch_planned_first)
    end;

-- Days from the first plan of the launch to the launch, or while there is none to the later of the plan and the date.
-- The stage is that of the date: only what is cancelled by then slips no more.
create or replace function rollout_slip(
    of_rollout bigint, stage text, launched_on date, launch_planned_on date, launch_planned_first date,
    launch_replanned_on date, as_of date) returns integer
    language sql stable
    return case
        when launch_planned_first is null then null
        when stage = 'CANCELLED' and exists (
            select from rollout_stage as dates
            where dates.rollout_id = of_rollout and dates.stage = 'CANCELLED' and dates.actual_on <= as_of) then null
        when launched_on <= as_of then launched_on - launch_planned_first
        else greatest(
            rollout_launch_plan(of_rollout, launch_planned_on, launch_planned_first, launch_replanned_on, as_of), as_of)
            - launch_planned_first
    end;

-- Days from the first plan of the launch, as rollout_slip tells them, by what stands beside the rollout: only where the plan
-- was changed after the date are the plans looked up.
create or replace function rollout_slip_on(
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
