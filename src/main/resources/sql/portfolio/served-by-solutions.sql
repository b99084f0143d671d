-- What each solution is for: its element and the domains that it serves.
select solution.id, element.code, domain.code
from solution
left join element on element.id = solution.element_id
left join solution_domain as serves on serves.solution_id = solution.id
left join cooperation_domain as domain on domain.id = serves.domain_id
