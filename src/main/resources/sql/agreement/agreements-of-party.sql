-- The agreements to which an organization is party and that go on or are on their way.
select agreement.code, agreement.status
from agreement_party as party
join agreement on agreement.id = party.agreement_id
where party.organization_id = :id and is_not_over(party.valid_until, :today)
  and (agreement.status in ('DRAFT', 'NEGOTIATING')
      or agreement_phase(
          agreement.status, agreement.signed_on, agreement.effective_on,
          agreement_expiry(
              agreement.id, agreement.amended, agreement.expires_on, agreement.notice_days,
              agreement.renewal_months, :today),
          agreement.notice_days, agreement.terminated_on, :today) in ('UPCOMING', 'IN_FORCE', 'EXPIRING'))
order by agreement.code
