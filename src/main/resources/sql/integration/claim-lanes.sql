-- Takes lanes on which something is due, for each webhook as many as there is room for, past those that others hold.
-- What is told together is taken when all of it is queued: not while the change log is read on in the middle of a window.
update webhook_lane as lane
set lease = :lease, leased_until = now() + cast(:leased as interval)
from (
    select found.*
    from unnest(cast(:webhooks as bigint[]), cast(:room as integer[])) as free (webhook_id, room)
    cross join lateral (
        select due.webhook_id, due.lane
        from webhook_lane as due
        where due.webhook_id = free.webhook_id and due.due_at <= :now and (due.leased_until is null or due.leased_until < now())
          and (due.lane <> :together or not exists (select from webhook_position as position where position.until is not null))
        order by due.due_at
        limit free.room
        for update skip locked) as found) as chosen
where lane.webhook_id = chosen.webhook_id and lane.lane = chosen.lane
returning lane.webhook_id, lane.lane
