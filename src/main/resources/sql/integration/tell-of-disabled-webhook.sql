-- Tells each address that is set for what nobody is responsible for of a webhook that was disabled; where none is set, nobody.
insert into notification (webhook_id, webhook_version, webhook_subject, webhook_disabled_on, address, reached_as, reason)
select cast(:webhook as bigint), cast(:version as integer), cast(:subject as text), cast(:today as date), told.address,
    case when told.address is null then 'NOBODY' else 'FALLBACK' end, case when told.address is null then 'NO_OWNER' end
from unnest(case when cardinality(cast(:fallback as text[])) = 0 then array[null] else cast(:fallback as text[]) end) as told (address)
