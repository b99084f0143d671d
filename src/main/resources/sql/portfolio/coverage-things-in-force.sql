-- What agreements in force at a date bring to organizations, each thing once, however many bring it, and whether the
-- organization is party to one of those itself. One that brings nothing is told without a thing.
with reach as materialized (
    select reach.organization_id, reach.agreement_id, reach.inherited_from_id is null as is_party
    from agreement_reach_on(:ids, :asOf) as reach
)
select reach.organization_id, item.item_id, bool_or(reach.is_party)
from reach
left join agreement_item as item on item.agreement_id = reach.agreement_id
    and certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, :asOf)
group by reach.organization_id, item.item_id
