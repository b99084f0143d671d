-- Takes the turn of a code that is to be given, and tells those whose names are like those of its organization.
with turn as materialized (
    select pg_advisory_xact_lock(hashtextextended(:code, 0)) as taken
)
select similar_one.code, similar_one.kind, similar_one.name_zh, similar_one.name_en
from turn
left join (
    select code, kind, name_zh, name_en
    from organization
    where id in (select organizations_called(:nameZh) union select organizations_called(:nameEn))
      and code <> :code and merged_into_id is null
    order by code
    limit 10) as similar_one on true
