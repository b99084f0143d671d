-- What each solution is for: its element, the domains that it serves and the base capabilities that it uses, each in a row.
select solution.id, element.code, each.domain, each.capability
from solution
left join element on element.id = solution.element_id
left join lateral (
    select domain.code as domain, null::text as capability
    from solution_domain as served
    join cooperation_domain as domain on domain.id = served.domain_id
    where served.solution_id = solution.id
    union all
    select null, capability.code
    from solution_capability as used
    join capability on capability.id = used.capability_id
    where used.solution_id = solution.id) as each on true
