-- Where a rollout is at a date, when it is to be launched, and how far that slipped.

-- How far a stage is on the way; those aside of it have no place on it.
create or replace function stage_rank(stage text) returns integer
    language sql immutable parallel safe
    return array_position('{PLANNED,INTEGRATING,VALIDATING,LAUNCHED,RETIRED}'::text[], stage);

-- The stage at a date by what stands beside the rollout: the furthest that was reached by then, unless it was cancelled or on
-- hold. Before the first it is planned only if it has a plan; what goes on after a hold was planned.
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

-- The stage that is told of a single rollout: one that never moved is intended, whenever that is.
create or replace function rollout_stage_told(
    moved_on date, planned_from date, integrating_on date, validating_on date, launched_on date, retired_on date,
    cancelled_on date, on_hold datemultirange, as_of date) returns text
    language sql immutable parallel safe
    return case
        when moved_on is null then 'PLANNED'
        else rollout_stage_on(
            planned_from, integrating_on, validating_on, launched_on, retired_on, cancelled_on, on_hold, as_of)
    end;

-- The plan of the launch at a date before the last one was made.
create or replace function rollout_earlier_launch_plan(of_rollout bigint, launch_planned_first date, as_of date) returns date
    language sql stable
    return coalesce(
        (select plan.planned_on from rollout_plan as plan
         where plan.rollout_id = of_rollout and plan.stage = 'LAUNCHED' and plan.made_on <= as_of
         order by plan.number desc limit 1),
        launch_planned_first);

-- The plan of the launch at a date. Only where it was changed after the date are the plans looked up.
create or replace function rollout_launch_plan(
    of_rollout bigint, launch_planned_on date, launch_planned_first date, launch_replanned_on date, as_of date) returns date
    language sql stable
    return case
        when launch_replanned_on > as_of then rollout_earlier_launch_plan(of_rollout, launch_planned_first, as_of)
        else launch_planned_on
    end;

-- Days from the first plan of the launch to the launch, or while there is none to the later of the plan and the date. What
-- is cancelled by then slips no more.
create or replace function rollout_slip(
    cancelled_on date, launched_on date, launch_planned_then date, launch_planned_first date, as_of date) returns integer
    language sql immutable parallel safe
    return case
        when launch_planned_first is null then null
        when cancelled_on <= as_of then null
        when launched_on <= as_of then launched_on - launch_planned_first
        else greatest(launch_planned_then, as_of) - launch_planned_first
    end;
