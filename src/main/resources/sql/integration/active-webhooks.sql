-- The webhooks that events are sent to.
select webhook.id, webhook.code, webhook.types, webhook.organizations, webhook.format
from webhook
where webhook.enabled
