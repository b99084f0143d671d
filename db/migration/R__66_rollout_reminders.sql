-- What falls due of rollouts, and is told to who is responsible.

-- As things stood on a day: the stages still to come that were planned for that day or a later one, and the first stage of
-- each rollout that was late, with the day since when.
create or replace function stages_due(as_of date) returns table (rollout_id bigint, subject text, stage text, due_on date)
    language sql stable
begin atomic
    with plans as (
        select plan.rollout_id, plan.stage, (array_agg(plan.planned_on order by plan.number desc))[1] as planned_on,
            stage_late_days(array_agg(plan.made_on order by plan.number), array_agg(plan.planned_on order by plan.number)) as late_days
        from rollout_plan as plan
        where plan.made_on <= as_of and stage_rank(plan.stage) > 1
        group by plan.rollout_id, plan.stage
    ), ahead as (
        select plans.*
        from plans
        join rollout on rollout.id = plans.rollout_id
        where coalesce(stage_passed_on(plans.stage, rollout.integrating_on, rollout.validating_on, rollout.launched_on,
            rollout.retired_on, rollout.cancelled_on) > as_of, true)
    )
    select ahead.rollout_id, 'STAGE', ahead.stage, ahead.planned_on
    from ahead
    where ahead.planned_on >= as_of
    union all
    select late.rollout_id, 'LATE', late.stage, late.since
    from (
        select distinct on (ahead.rollout_id) ahead.rollout_id, ahead.stage, lower(days) as since
        from ahead
        cross join lateral unnest(ahead.late_days) as days
        where days @> as_of
        order by ahead.rollout_id, stage_rank(ahead.stage)) as late;
end;
