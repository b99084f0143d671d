-- As whom the automakers in cooperation at a date are counted: themselves, or the one at the top that they belong to.
with recursive cooperating as materialized (
    select * from cooperating_automakers(cast(:asOf as date))
), upward as (
    select cooperating.organization_id, cooperating.organization_id as at_id, cooperating.under_id from cooperating
    union
    select upward.organization_id, cooperating.organization_id, cooperating.under_id
    from upward
    join cooperating on cooperating.organization_id = upward.under_id
)
select organization.code, top.code as counted_as
from upward
join organization on organization.id = upward.organization_id
join organization as top on top.id = upward.at_id
where upward.under_id is null
