-- The oldest that is to be sent on each of some lanes which are held, with where to and what it is signed with; to a group's robot
-- together with all that was tried as often: what failed is tried again as it was, and what came later is another message. Nothing
-- for a group while the change log is read on in the middle of a window: part of that would be in it.
select asked.place, coalesce(together.ids, array[first.id]) as ids, first.event_id, first.body, first.attempts, first.committed_at,
    webhook.id as webhook_id, webhook.code, webhook.url, webhook.description_zh, webhook.format, webhook.enabled,
    array(
        select secret.sealed from webhook_secret as secret
        where secret.webhook_id = webhook.id and (secret.valid_until is null or secret.valid_until > :now)
        order by secret.made_at desc) as secrets
from unnest(cast(:webhooks as bigint[]), cast(:lanes as text[]), cast(:leases as uuid[])) with ordinality
    as asked (webhook_id, lane, lease, place)
cross join lateral (
    select lane.webhook_id, lane.lane from webhook_lane as lane
    where lane.webhook_id = asked.webhook_id and lane.lane = asked.lane and lane.lease = asked.lease
    limit 1) as held
join webhook on webhook.id = held.webhook_id
join lateral (
    select delivery.* from webhook_delivery as delivery
    where delivery.webhook_id = held.webhook_id and delivery.lane = held.lane and delivery.state = 'PENDING'
    order by delivery.id
    limit 1) as first on true
left join lateral (
    select array_agg(delivery.id) as ids from webhook_delivery as delivery
    where held.lane = :together and delivery.webhook_id = held.webhook_id and delivery.lane = held.lane
      and delivery.state = 'PENDING' and delivery.attempts = first.attempts) as together on true
where held.lane <> :together or not exists (select from webhook_position as position where position.until is not null)
