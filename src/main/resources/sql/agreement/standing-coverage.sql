-- What organizations cover on days of their own, and whether an agreement in force then names it outright.
with covered as (
    select distinct covered.*
    from covered_items(cast(:organizations as bigint[]), cast(:days as date[])) as covered
)
select organization.type, organization.code as organization, organization.name_zh, organization.name_en,
    covered.kind, target.code as item, target.name_zh as item_zh, target.name_en as item_en, covered.on_day, covered.is_named
from covered
join organization on organization.id = covered.organization_id and organization.type <> 'OWN_UNIT'
join agreement_item_target as target on target.kind = covered.kind and target.id = covered.item_id
order by covered.on_day, organization.code, covered.kind <> 'DOMAIN', covered.kind, target.position, target.code
