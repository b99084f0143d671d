-- What has landed at organizations at a date or is on its way there.

-- Where every rollout is at a date; none that is nowhere yet.
create or replace function rollout_stages_at(as_of date)
    returns table (rollout_id bigint, code text, model_id bigint, solution_id bigint, stage text)
    language sql stable
begin atomic
    select rollout.id, rollout.code, rollout.model_id, rollout.solution_id,
        rollout_stage_on(rollout.planned_from, rollout.integrating_on, rollout.validating_on, rollout.launched_on,
            rollout.retired_on, rollout.cancelled_on, rollout.on_hold, as_of)
    from rollout
    where (rollout.planned or rollout.moved_on is not null)
      and rollout_stage_on(rollout.planned_from, rollout.integrating_on, rollout.validating_on, rollout.launched_on,
          rollout.retired_on, rollout.cancelled_on, rollout.on_hold, as_of) is not null;
end;

-- The same, with whose it is.
create or replace function rollouts_at(as_of date)
    returns table (rollout_id bigint, code text, organization_id bigint, model_id bigint, solution_id bigint, stage text)
    language sql stable
begin atomic
    select landed.rollout_id, landed.code, model.maker_id, landed.model_id, landed.solution_id, landed.stage
    from rollout_stages_at(as_of) as landed
    join vehicle_model as model on model.id = landed.model_id;
end;

-- What has landed at organizations at a date or is on its way there, live or not: each rollout and deployment; at any, where none
-- are given. Where a rollout is is what rollout_stage_on says, told without naming the stage.
create or replace function landed_at(organizations bigint[], as_of date)
    returns table (organization_id bigint, solution_id bigint, is_rollout boolean, live boolean, code text)
    language sql stable
begin atomic
    select model.maker_id, rollout.solution_id, true, coalesce(rollout.launched_on <= as_of, false), rollout.code
    from rollout
    join vehicle_model as model on model.id = rollout.model_id
    where (rollout.planned or rollout.moved_on is not null)
      and least(rollout.planned_from, rollout.integrating_on, rollout.validating_on, rollout.launched_on) <= as_of
      and (rollout.retired_on is null or rollout.retired_on > as_of)
      and (rollout.cancelled_on is null or rollout.cancelled_on > as_of)
      and (rollout.on_hold is null or not rollout.on_hold @> as_of)
      and (organizations is null or model.maker_id = any (organizations))
    union all
    select deployment.organization_id, deployment.solution_id, false, true, deployment.code
    from deployment
    where certainly_holds_at(deployment.valid_from, deployment.valid_until, deployment.valid_until_precision, deployment.valid_until_not_before, as_of)
      and (organizations is null or deployment.organization_id = any (organizations));
end;

-- The same by solution: how many they are, and the numbers of the first fifty, separated by commas.
create or replace function landings_at(organizations bigint[], as_of date)
    returns table (organization_id bigint, solution_id bigint, is_rollout boolean, live boolean, count integer, codes text)
    language sql stable
begin atomic
    with landed as (
        select landed.organization_id, landed.solution_id, landed.is_rollout, landed.live, array_agg(landed.code) as codes
        from landed_at(organizations, as_of) as landed
        group by landed.organization_id, landed.solution_id, landed.is_rollout, landed.live
    )
    select landed.organization_id, landed.solution_id, landed.is_rollout, landed.live, cardinality(landed.codes),
        case
            when cardinality(landed.codes) <= 50 then array_to_string(landed.codes, ',')
            else (
                select string_agg(first.code, ',')
                from (select each.code from unnest(landed.codes) as each (code) order by each.code collate "C" limit 50) as first)
        end
    from landed;
end;

-- The same by solution, without numbers.
create or replace function landings_counted_at(organizations bigint[], as_of date)
    returns table (organization_id bigint, solution_id bigint, is_rollout boolean, live boolean, count integer)
    language sql stable
begin atomic
    select landed.organization_id, landed.solution_id, landed.is_rollout, landed.live, count(*)::integer
    from landed_at(organizations, as_of) as landed
    group by landed.organization_id, landed.solution_id, landed.is_rollout, landed.live;
end;

-- How far rollouts may be at a date, further than is certain: a row for each step that is known roughly to have been made later.
create or replace function rollouts_possibly_at(as_of date)
    returns table (rollout_id bigint, code text, organization_id bigint, model_id bigint, solution_id bigint, stage text)
    language sql stable
begin atomic
    select distinct rollout.id, rollout.code, model.maker_id, rollout.model_id, rollout.solution_id, dates.stage
    from rollout_stage as dates
    join rollout on rollout.id = dates.rollout_id
    join vehicle_model as model on model.id = rollout.model_id
    cross join lateral (
        select rollout_stage_on(rollout.planned_from, rollout.integrating_on, rollout.validating_on, rollout.launched_on,
            rollout.retired_on, rollout.cancelled_on, rollout.on_hold, as_of) as stage) as certain
    where dates.actual_on_precision <> 'DAY' and dates.actual_on > as_of
      and possible_from(dates.actual_on, dates.actual_on_precision, dates.actual_on_not_before) <= as_of
      and (dates.resumed_on is null or dates.resumed_on > as_of)
      and coalesce(certain.stage <> 'CANCELLED', true)
      and coalesce(stage_rank(dates.stage) > stage_rank(certain.stage), true);
end;

-- What may have landed at organizations at a date or be on its way there, and is not certain to: told as landings_at does.
create or replace function landings_possibly_at(organizations bigint[], as_of date)
    returns table (organization_id bigint, solution_id bigint, is_rollout boolean, live boolean, count integer, codes text)
    language sql stable
begin atomic
    with landed as (
        select possible.organization_id, possible.solution_id, true as is_rollout, possible.stage = 'LAUNCHED' as live, possible.code
        from rollouts_possibly_at(as_of) as possible
        where possible.stage in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'LAUNCHED') and possible.organization_id = any (organizations)
        union
        select deployment.organization_id, deployment.solution_id, false, true, deployment.code
        from deployment
        where (deployment.valid_from_precision <> 'DAY' or deployment.valid_until_precision <> 'DAY')
          and may_hold_at(deployment.valid_from, deployment.valid_from_precision, deployment.valid_from_not_before,
              deployment.valid_until, deployment.valid_until_precision, deployment.valid_until_not_before, as_of)
          and deployment.organization_id = any (organizations)
    ), numbered as (
        select landed.*,
            row_number() over (
                partition by landed.organization_id, landed.solution_id, landed.is_rollout, landed.live order by landed.code collate "C") as place
        from landed
    )
    select numbered.organization_id, numbered.solution_id, numbered.is_rollout, numbered.live, count(*)::integer,
        string_agg(numbered.code, ',' order by numbered.place) filter (where numbered.place <= 50)
    from numbered
    group by numbered.organization_id, numbered.solution_id, numbered.is_rollout, numbered.live;
end;
