-- What is in the scopes of agreements at a date: domains, elements that are named or that a named solution is under, and base
-- capabilities that are named or that a named solution uses.
select item.agreement_id, item.domain_id, element.code, item.added_in, least(solution.element_confidence, item.confidence), null
from agreement_item as item
left join solution on solution.id = item.solution_id
left join element on element.id = coalesce(item.element_id, solution.element_id)
where item.agreement_id = any (:agreements) and item.kind <> 'CAPABILITY'
  and certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, :asOf)
union all
select item.agreement_id, null, null, item.added_in, least(used.confidence, item.confidence), capability.code
from agreement_item as item
left join solution_capability as used on used.solution_id = item.solution_id
join capability on capability.id = coalesce(item.capability_id, used.capability_id)
where item.agreement_id = any (:agreements) and item.kind in ('SOLUTION', 'CAPABILITY')
  and certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, :asOf)
