-- Drops the part of a duplicate in agreements to which the organization that stays is party for all its days.
with dropped as (
    delete from agreement_party as double
    using agreement_party as known
    where double.organization_id = :from and known.organization_id = :into
      and known.agreement_id = double.agreement_id
      and daterange(known.valid_from, known.valid_until, '[]')
          @> daterange(double.valid_from, double.valid_until, '[]')
    returning double.agreement_id, double.role, known.role as kept
)
update agreement set version = version + 1
from dropped
where agreement.id = dropped.agreement_id
returning agreement.code, dropped.role, dropped.kept
