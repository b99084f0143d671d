-- Lets solutions and versions of the architecture name another own unit instead of one. What both offer is offered once, as surely
-- as the surer of the two.
with dropped as (
    delete from solution_provider as double
    using solution_provider as known
    where double.provider_id = :from and known.provider_id = :into and known.solution_id = double.solution_id
    returning double.solution_id, double.confidence
), surer as (
    update solution_provider as known
    set confidence = 'STATED'
    from dropped
    where known.solution_id = dropped.solution_id and known.provider_id = :into and known.confidence = 'INFERRED'
      and dropped.confidence = 'STATED'
    returning known.solution_id
), moved as (
    update solution_provider as offered
    set provider_id = :into
    where offered.provider_id = :from and offered.solution_id not in (
        select known.solution_id from solution_provider as known where known.provider_id = :into)
    returning offered.solution_id
), raised as (
    update solution set version = version + 1
    where id in (select solution_id from dropped union select solution_id from moved)
    returning code
), owned as (
    update architecture set owner_id = :into, version = version + 1 where owner_id = :from
    returning code
)
select 'ARCHITECTURE' as type, owned.code, 'owner' as member from owned
union all
select 'SOLUTION', raised.code, 'providers' from raised
order by type, code
