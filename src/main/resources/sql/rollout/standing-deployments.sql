-- The deployments at organizations, on days on which they are in use and some agreement covers their solution.
with wanted as materialized (
    select row_number() over () as key, deployment.code, deployment.organization_id, deployment.solution_id, each.on_day,
        organization.name_zh || ' · ' || solution.name_zh as name_zh, organization.name_en || ' · ' || solution.name_en as name_en
    from (
        select distinct asked.id, asked.on_day
        from unnest(cast(:organizations as bigint[]), cast(:days as date[])) as asked (id, on_day)) as each
    join deployment on deployment.organization_id = each.id
        and holds_at(deployment.valid_from, deployment.valid_until, each.on_day)
    join organization on organization.id = deployment.organization_id
    join solution on solution.id = deployment.solution_id
), asked as (
    select array_agg(wanted.key) as keys, array_agg(wanted.organization_id) as organizations,
        array_agg(wanted.solution_id) as solutions, array_agg(wanted.on_day) as days
    from wanted
)
select wanted.code, wanted.name_zh, wanted.name_en, wanted.on_day
from wanted
where wanted.key in (
    select bases.key from asked
    cross join agreement_bases(asked.keys, asked.organizations, asked.solutions, asked.days) as bases)
order by wanted.on_day, wanted.code
