-- The oldest that is to be sent on a lane which is held, with where to and what it is signed with; to a group's robot together
-- with all that was tried as often: what failed is tried again as it was, and what came later is another message.
select coalesce(together.ids, array[first.id]) as ids, first.event_id, first.body, first.attempts, first.committed_at,
    webhook.id as webhook_id, webhook.code, webhook.url, webhook.description_zh, webhook.format, webhook.enabled,
    array(
        select secret.sealed from webhook_secret as secret
        where secret.webhook_id = webhook.id and (secret.valid_until is null or secret.valid_until > :now)
        order by secret.made_at desc) as secrets
from webhook_lane as lane
join webhook on webhook.id = lane.webhook_id
join lateral (
    select delivery.* from webhook_delivery as delivery
    where delivery.webhook_id = lane.webhook_id and delivery.lane = lane.lane and delivery.state = 'PENDING'
    order by delivery.id
    limit 1) as first on true
left join lateral (
    select array_agg(delivery.id) as ids from webhook_delivery as delivery
    where delivery.webhook_id = lane.webhook_id and delivery.lane = lane.lane and delivery.state = 'PENDING'
      and delivery.attempts = first.attempts) as together on lane.lane = :together
where lane.webhook_id = :webhook and lane.lane = :lane and lane.lease = :lease
