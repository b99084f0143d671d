-- What agreements on their way at a date will bring to organizations, each thing once, however many will bring it.
select distinct coming.organization_id, coming.item_id
from agreement_prospects(:ids, :asOf) as coming
