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

-- The stage that is told of a single rollout: one without any date is intended, whenever that is.
create or replace function rollout_stage_told(
    moved_on date, planned_from date, integrating_on date, validating_on date, launched_on date, retired_on date,
    cancelled_on date, on_hold datemultirange, as_of date) returns text
    language sql immutable parallel safe
    return case
        when moved_on is null and planned_from is null then 'PLANNED'
        else rollout_stage_on(
            planned_from, integrating_on, validating_on, launched_on, retired_on, cancelled_on, on_hold, as_of)
    end;

-- The plan of the launch at a date before the last one was made; null before the first one was.
create or replace function rollout_earlier_launch_plan(of_rollout bigint, as_of date) returns date
    language sql stable
    return (
        select plan.planned_on from rollout_plan as plan
        where plan.rollout_id = of_rollout and plan.stage = 'LAUNCHED' and plan.made_on <= as_of
        order by plan.number desc limit 1);

-- The plan of the launch at a date. Only where it was made after the date are the plans before it looked up.
create or replace function rollout_launch_plan(
    of_rollout bigint, launch_planned_on date, launch_replanned_on date, as_of date) returns date
    language sql stable
    return case
        when launch_replanned_on > as_of then rollout_earlier_launch_plan(of_rollout, as_of)
        else launch_planned_on
    end;

-- Days from the first plan of a stage to the day on which it was reached, or while it was not to the later of the plan and the
-- date. What is cancelled by then slips no more, and what was not planned by then has no slip.
create or replace function rollout_slip(
    cancelled_on date, reached_on date, planned_then date, planned_first date, as_of date) returns integer
    language sql immutable parallel safe
    return case
        when planned_first is null or planned_then is null then null
        when cancelled_on <= as_of then null
        when reached_on <= as_of then reached_on - planned_first
        else greatest(planned_then, as_of) - planned_first
    end;

-- On which day a stage was no more to come: it was reached then or passed, or the rollout was cancelled.
create or replace function stage_passed_on(
    stage text, integrating_on date, validating_on date, launched_on date, retired_on date, cancelled_on date) returns date
    language sql immutable parallel safe
    return case stage
        when 'INTEGRATING' then least(integrating_on, validating_on, launched_on, retired_on, cancelled_on)
        when 'VALIDATING' then least(validating_on, launched_on, retired_on, cancelled_on)
        when 'LAUNCHED' then least(launched_on, retired_on, cancelled_on)
        when 'RETIRED' then least(retired_on, cancelled_on)
    end;

-- The days on which a stage that is not reached yet is late: those after its first plan, and those on which a later day is
-- planned. The plans are given in the order in which they were made.
create or replace function stage_late_days(made_on date[], planned_on date[]) returns datemultirange
    language sql immutable parallel safe
    return (
        select range_agg(late.days)
        from (
            select daterange(planned_on[1] + 1, null) as days
            union all
            select daterange(plan.made_on, plan.until, '[)')
            from (
                select each.made_on, each.planned_on, lead(each.made_on) over (order by each.number) as until
                from unnest(made_on, planned_on) with ordinality as each (made_on, planned_on, number)) as plan
            where plan.planned_on > stage_late_days.planned_on[1] and coalesce(plan.made_on < plan.until, true)) as late);
