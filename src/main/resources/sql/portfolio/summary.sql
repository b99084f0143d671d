-- The portfolio in figures at a date.
with in_force as materialized (
    select in_force.agreement_id from agreements_in_force(:asOf) as in_force
), model as (
    select landed.model_id, bool_or(landed.stage = 'LAUNCHED') as launched
    from rollouts_at(:asOf) as landed
    where landed.stage in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'LAUNCHED')
    group by landed.model_id
)
select (select count(*) from in_force) as agreements,
    (select count(distinct item.domain_id)
     from in_force
     join agreement_item as item on item.agreement_id = in_force.agreement_id
     where holds_at(item.valid_from, item.valid_until, :asOf)) as domains,
    (select count(*) filter (where model.launched) from model) as launched,
    (select count(*) filter (where not model.launched) from model) as planned,
    (select count(*) from metric_records(:operators, :asOf) as record where record.counted) as operators,
    (select count(*) from metric_records(:partners, :asOf) as record where record.counted) as partners
