-- Launches that slip, and those that are planned.

-- The rollouts whose launch slipped at a date: where they are then, the plan then, and the days from the first plan.
create or replace function rollout_slips(as_of date)
    returns table (rollout_id bigint, code text, model_id bigint, solution_id bigint, market text, stage text,
        first_planned_on date, planned_on date, launched_on date, slip_days integer)
    language sql stable
begin atomic
    select rollout.id, rollout.code, rollout.model_id, rollout.solution_id, rollout.market,
        rollout_stage_on(rollout.planned_from, rollout.integrating_on, rollout.validating_on, rollout.launched_on,
            rollout.retired_on, rollout.cancelled_on, rollout.on_hold, as_of),
        rollout.launch_planned_first, latest.planned_on,
        case when rollout.launched_on <= as_of then rollout.launched_on end, slip.days
    from rollout
    cross join lateral (
        -- Told once: the slip names it twice, and what is looked up in a table is called for each time it is named.
        select rollout_launch_plan(rollout.id, rollout.launch_planned_on, rollout.launch_replanned_on, as_of) as planned_on
        offset 0) as latest
    cross join lateral (
        select rollout_slip(rollout.cancelled_on, rollout.launched_on, latest.planned_on, rollout.launch_planned_first, as_of)
            as days) as slip
    -- What was ever planned is planned from some day on.
    where rollout.planned_from is not null and rollout.launch_planned_first is not null and slip.days > 0;
end;

-- The launches planned at a date, by month, with the numbers of the first fifty of each. Where no codes are given, all count.
create or replace function rollout_forecast(as_of date, automakers text[], solutions text[], markets text[])
    returns table (month text, rollouts bigint, models bigint, overdue bigint, on_hold bigint, replanned bigint, numbers text[])
    language sql stable
begin atomic
    select to_char(planned.planned_on, 'YYYY-MM'), count(*), count(distinct planned.model_id),
        count(*) filter (where planned.planned_on < as_of), count(*) filter (where planned.stage = 'ON_HOLD'),
        count(*) filter (where planned.planned_on <> planned.first_on), (array_agg(planned.code order by planned.code))[1:50]
    from (
        select rollout.code, rollout.model_id, rollout.launch_planned_first as first_on,
            rollout_stage_on(rollout.planned_from, rollout.integrating_on, rollout.validating_on, rollout.launched_on,
                rollout.retired_on, rollout.cancelled_on, rollout.on_hold, as_of) as stage,
            rollout_launch_plan(rollout.id, rollout.launch_planned_on, rollout.launch_replanned_on, as_of) as planned_on
        from rollout
        join vehicle_model as model on model.id = rollout.model_id
        join organization as maker on maker.id = model.maker_id
        join solution on solution.id = rollout.solution_id
        where rollout.planned_from is not null and rollout.launch_planned_on is not null
          and (cardinality(automakers) = 0 or maker.code = any (automakers))
          and (cardinality(solutions) = 0 or solution.code = any (solutions))
          and (cardinality(markets) = 0 or rollout.market = any (markets))
          and coalesce(rollout.launched_on > as_of, true)) as planned
    where planned.planned_on is not null and planned.stage in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'ON_HOLD')
    group by to_char(planned.planned_on, 'YYYY-MM');
end;
