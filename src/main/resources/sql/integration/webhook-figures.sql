-- What is to be sent yet, to each webhook.
select webhook.code, webhook.enabled, failing.since as failing_since, count(delivery.id) as backlog, min(delivery.made_at) as oldest
from webhook
left join webhook_failing as failing on failing.webhook_id = webhook.id
left join webhook_delivery as delivery on delivery.webhook_id = webhook.id and delivery.state = 'PENDING'
group by webhook.id, failing.since
order by webhook.code
