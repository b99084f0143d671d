-- The rollouts under way or launched of makers that some agreement carries: on each of the maker's days, or on that of their
-- first stage past PLANNED where that is later, and on the latter itself. What was recorded of days after an end that is told
-- late rests on nothing, too.
with maker as materialized (
    select * from unnest(cast(:organizations as bigint[]), cast(:days as date[])) as each (id, on_day)
), concerned as materialized (
    select rollout.id, rollout.code, rollout.solution_id, model.maker_id, begun.on_day,
        model.name_zh || ' · ' || solution.name_zh as name_zh, model.name_en || ' · ' || solution.name_en as name_en
    from rollout
    join vehicle_model as model on model.id = rollout.model_id
    join solution on solution.id = rollout.solution_id
    join lateral (
        select min(dates.actual_on) as on_day
        from rollout_stage as dates
        where dates.rollout_id = rollout.id and dates.stage in ('INTEGRATING', 'VALIDATING', 'LAUNCHED')) as begun
        on begun.on_day is not null
    where model.maker_id in (select maker.id from maker)
      and rollout.without_basis_reason is null and rollout.stage in ('INTEGRATING', 'VALIDATING', 'LAUNCHED', 'ON_HOLD')
), wanted as materialized (
    select row_number() over () as key, each.*
    from (
        select concerned.id, concerned.maker_id, concerned.solution_id, greatest(maker.on_day, concerned.on_day) as on_day
        from concerned
        join maker on maker.id = concerned.maker_id
        union
        select concerned.id, concerned.maker_id, concerned.solution_id, concerned.on_day from concerned) as each
), asked as (
    select array_agg(wanted.key) as keys, array_agg(wanted.maker_id) as makers,
        array_agg(wanted.solution_id) as solutions, array_agg(wanted.on_day) as days
    from wanted
)
select concerned.code, concerned.name_zh, concerned.name_en, wanted.on_day
from wanted
join concerned on concerned.id = wanted.id
where wanted.key in (
    select bases.key from asked
    cross join agreement_bases(asked.keys, asked.makers, asked.solutions, asked.days) as bases)
order by wanted.on_day, concerned.code
