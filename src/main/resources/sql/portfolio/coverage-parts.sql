-- What is in the scopes of agreements at a date: domains, and elements that are named or that a named solution is under.
select item.agreement_id, item.domain_id, element.code, item.added_in, least(solution.element_confidence, item.confidence)
from agreement_item as item
left join solution on solution.id = item.solution_id
left join element on element.id = coalesce(item.element_id, solution.element_id)
where item.agreement_id = any (:agreements)
  and holds_at(item.valid_from, item.valid_until, :asOf)
