-- What nobody could be told of disabled webhooks goes to those that are set by now for what nobody is responsible for.
with untold as (
    delete from notification as untold
    where untold.webhook_id is not null and untold.reached_as = 'NOBODY' and untold.state = 'WAITING'
      and cardinality(cast(:fallback as text[])) > 0
    returning untold.webhook_id, untold.webhook_version, untold.webhook_subject, untold.webhook_disabled_on
)
insert into notification (webhook_id, webhook_version, webhook_subject, webhook_disabled_on, address, reached_as)
select untold.webhook_id, untold.webhook_version, untold.webhook_subject, untold.webhook_disabled_on, fallback.address, 'FALLBACK'
from untold
cross join unnest(cast(:fallback as text[])) as fallback (address)
