-- What each thing that agreements can name brings: a domain, an element, a base capability; a solution the element that it is
-- under, where that is known, and each base capability that it uses.
select domain.id, domain.code as domain, null as element, null as capability from cooperation_domain as domain
union all
select element.id, null, element.code, null from element
union all
select capability.id, null, null, capability.code from capability
union all
select solution.id, null, element.code, null
from solution
left join element on element.id = solution.element_id
union all
select used.solution_id, null, null, capability.code
from solution_capability as used
join capability on capability.id = used.capability_id
