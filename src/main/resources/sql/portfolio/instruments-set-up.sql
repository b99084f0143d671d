-- How many instruments of organizations are set up at a date and not closed.
select party.organization_id, count(distinct instrument.id)
from instrument
join agreement_party as party on party.agreement_id = instrument.agreement_id
where coalesce(instrument.established_on, instrument.operating_on) <= :asOf
  and coalesce(instrument.closed_on > :asOf, true)
  and party.organization_id = any (:ids)
group by party.organization_id
