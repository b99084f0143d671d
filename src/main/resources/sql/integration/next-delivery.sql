-- The oldest that is to be sent on a lane which is held, with where to and what it is signed with.
select delivery.id, delivery.event_id, delivery.body, delivery.attempts, delivery.committed_at, webhook.id as webhook_id, webhook.code, webhook.url, webhook.enabled,
    array(
        select secret.sealed from webhook_secret as secret
        where secret.webhook_id = webhook.id and (secret.valid_until is null or secret.valid_until > :now)
        order by secret.made_at desc) as secrets
from webhook_lane as lane
join webhook on webhook.id = lane.webhook_id
join webhook_delivery as delivery on delivery.webhook_id = lane.webhook_id and delivery.lane = lane.lane
    and delivery.state = 'PENDING'
where lane.webhook_id = :webhook and lane.lane = :lane and lane.lease = :lease
order by delivery.id
limit 1
