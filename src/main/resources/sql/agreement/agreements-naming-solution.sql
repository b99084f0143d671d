-- The agreements that name a solution and that go on or are on their way.
select distinct agreement.code, agreement.status
from agreement_item as named
join agreement on agreement.id = named.agreement_id
where named.solution_id = :id and is_not_over(named.valid_until, :today)
  and (agreement.status in ('DRAFT', 'NEGOTIATING')
      or agreement_phase_on(agreement, cast(:today as date)) in ('UPCOMING', 'IN_FORCE', 'EXPIRING'))
order by agreement.code
