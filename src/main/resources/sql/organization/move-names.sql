-- Gives the names of a duplicate to the organization that stays, as aliases.
with names as (
    delete from organization_alias where organization_id = :from returning alias
)
insert into organization_alias (organization_id, alias)
select :into, name
from (
    select alias as name from names
    union
    select unnest(array[name_zh, name_en]) from organization where id = :from
) as known
where name not in (select unnest(array[name_zh, name_en]) from organization where id = :into)
on conflict do nothing
