-- The agreements to which an organization is party and that go on or are on their way.
select agreement.code, agreement.status
from agreement_party as party
join agreement on agreement.id = party.agreement_id
where party.organization_id = :id and is_not_over(party.valid_until, :today)
  and (agreement.status in ('DRAFT', 'NEGOTIATING')
      or agreement_phase_on(agreement, cast(:today as date)) in ('UPCOMING', 'IN_FORCE', 'EXPIRING'))
order by agreement.code
