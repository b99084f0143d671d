-- The rollouts under way or launched of those whom an agreement can reach that something carries on a day: asked before and after a change.
with recursive reached as (
    select party.organization_id as id from agreement_party as party where party.agreement_id = :agreement
    union
    select tie.organization_id from reached join organization_tie as tie on tie.to_id = reached.id
), concerned as (
    select rollout.id, rollout.code, rollout.solution_id, model.maker_id, greatest(cast(:on as date), begun.on_day) as on_day
    from rollout
    join vehicle_model as model on model.id = rollout.model_id
    join lateral (
        select min(dates.actual_on) as on_day
        from rollout_stage as dates
        where dates.rollout_id = rollout.id and dates.stage in ('INTEGRATING', 'VALIDATING', 'LAUNCHED')) as begun
        on begun.on_day is not null
    where model.maker_id in (select reached.id from reached)
      and rollout.without_basis_reason is null and rollout.stage in ('INTEGRATING', 'VALIDATING', 'LAUNCHED', 'ON_HOLD')
), asked as (
    select array_agg(concerned.id) as keys, array_agg(concerned.maker_id) as makers,
        array_agg(concerned.solution_id) as solutions, array_agg(concerned.on_day) as days
    from concerned
)
select concerned.code, concerned.on_day
from concerned
where concerned.id in (
    select bases.key from asked
    cross join agreement_bases(asked.keys, asked.makers, asked.solutions, asked.days) as bases)
order by concerned.code
