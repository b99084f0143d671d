-- What is wrong with the dates of rollouts.

-- What is wrong with the dates of rollouts: one rule for the API, which asks about one, and for imports, which ask
-- about all that they wrote.
create or replace function rollout_date_violations(ids bigint[], today date)
    returns table (record_id bigint, part_id bigint, rule text, member text, kind text, detail text)
    language sql stable
begin atomic
    with dates as materialized (
        select stage.*, stage_rank(stage.stage) as rank from rollout_stage as stage where stage.rollout_id = any (ids)
    )
    select dates.rollout_id, dates.id, 'stage-reached-in-past', 'actualOn', 'out-of-range',
        'What has happened is not recorded for a day in the future.'
    from dates
    where first_day_of_period(dates.actual_on, dates.actual_on_precision) > today
    union all
    select dates.rollout_id, dates.id, 'stage-reached-in-past', 'resumedOn', 'out-of-range',
        'What has happened is not recorded for a day in the future.'
    from dates
    where dates.resumed_on > today
    union all
    select later.rollout_id, later.id, 'stages-reached-in-order', 'actualOn', 'out-of-order',
        later.stage || ' on ' || later.actual_on || ' lies before ' || earlier.stage || ' on ' || earlier.actual_on || '.'
    from dates as later
    join dates as earlier on earlier.rollout_id = later.rollout_id and earlier.rank < later.rank
    where later.actual_on < first_day_of_period(earlier.actual_on, earlier.actual_on_precision)
    union all
    select later.rollout_id, later.id, 'stages-planned-in-order', 'plannedOn', 'out-of-order',
        later.stage || ' is planned for ' || later.planned_on || ', before ' || earlier.stage || ', which is planned for '
            || earlier.planned_on || '.'
    from dates as later
    join dates as earlier on earlier.rollout_id = later.rollout_id and earlier.rank < later.rank
    where later.planned_on < first_day_of_period(earlier.planned_on, earlier.planned_on_precision)
    union all
    select aside.rollout_id, aside.id, 'stage-cancelled-last', 'actualOn', 'out-of-order',
        aside.stage || ' on ' || aside.actual_on || ' lies before ' || other.stage || ' on ' || other.actual_on || '.'
    from dates as aside
    join dates as other on other.rollout_id = aside.rollout_id and other.stage <> 'CANCELLED'
    where aside.stage = 'CANCELLED' and aside.actual_on < other.actual_on
    union all
    select aside.rollout_id, aside.id, 'stage-launched-goes-on', 'stage', 'launched',
        'What was launched is retired and no longer cancelled or put on hold.'
    from dates as aside
    join dates as launched on launched.rollout_id = aside.rollout_id and launched.stage = 'LAUNCHED'
    where aside.stage in ('CANCELLED', 'ON_HOLD')
      and (aside.actual_on > launched.actual_on or aside.stage = 'CANCELLED' and launched.actual_on is not null)
    union all
    select dates.rollout_id, dates.id, 'stage-retired-was-launched', 'actualOn', 'never-launched',
        'Only what was launched can be retired.'
    from dates
    where dates.stage = 'RETIRED' and dates.actual_on is not null
      and not exists (
          select from dates as launched
          where launched.rollout_id = dates.rollout_id and launched.stage = 'LAUNCHED' and launched.actual_on is not null)
    union all
    select dates.rollout_id, dates.id, 'stage-on-hold-since', 'actualOn', 'required', 'It is not told since when it is on hold.'
    from dates
    where dates.stage = 'ON_HOLD' and dates.actual_on is null
    union all
    select hold.rollout_id, hold.id, 'stage-on-hold-once-at-a-time', 'actualOn', 'overlap', 'It was on hold then already.'
    from dates as hold
    join dates as other on other.rollout_id = hold.rollout_id and other.stage = 'ON_HOLD' and other.occurrence < hold.occurrence
    where hold.stage = 'ON_HOLD'
      and daterange(hold.actual_on, hold.resumed_on, '[)') && daterange(other.actual_on, other.resumed_on, '[)')
    union all
    select moved.rollout_id, moved.id, 'stage-not-reached-on-hold', 'actualOn', 'on-hold',
        moved.stage || ' was not reached while it was on hold.'
    from dates as moved
    join dates as hold on hold.rollout_id = moved.rollout_id and hold.stage = 'ON_HOLD'
    where moved.rank > 1 and moved.actual_on > hold.actual_on and coalesce(moved.actual_on < hold.resumed_on, true);
end;


-- The same for a file of plans: the dates of a stage follow from its last plan, at which it is told.
create or replace function rollout_plan_violations(ids bigint[], today date)
    returns table (record_id bigint, part_id bigint, rule text, member text, kind text, detail text)
    language sql stable
begin atomic
    select violation.record_id,
        (select plan.id from rollout_plan as plan
         where plan.rollout_id = dates.rollout_id and plan.stage = dates.stage
         order by plan.number desc
         limit 1),
        violation.rule, violation.member, violation.kind, violation.detail
    from rollout_date_violations(ids, today) as violation
    join rollout_stage as dates on dates.id = violation.part_id;
end;
