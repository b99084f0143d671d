-- Queues events for webhooks, in the order given, and wakes the lanes that they wait on.
with added as (
    insert into webhook_delivery (webhook_id, event_id, event_type, record_type, record_code, lane, body, committed_at, made_at)
    select new.webhook_id, new.event_id, new.event_type, new.record_type, new.record_code, new.lane, new.body, new.committed_at, cast(:now as timestamptz)
    from unnest(cast(:webhooks as bigint[]), cast(:events as uuid[]), cast(:types as text[]), cast(:recordTypes as text[]),
            cast(:recordCodes as text[]), cast(:lanes as text[]), cast(:bodies as text[]), cast(:moments as timestamptz[]))
        with ordinality as new (webhook_id, event_id, event_type, record_type, record_code, lane, body, committed_at, place)
    order by new.place
    returning webhook_id, lane
), due as (
    select distinct on (wanted.webhook_id, wanted.lane) wanted.webhook_id, wanted.lane, wanted.due_at
    from unnest(cast(:webhooks as bigint[]), cast(:lanes as text[]), cast(:dues as timestamptz[])) as wanted (webhook_id, lane, due_at)
)
insert into webhook_lane as known (webhook_id, lane, waiting, due_at)
select added.webhook_id, added.lane, count(*), due.due_at
from added
join due on due.webhook_id = added.webhook_id and due.lane = added.lane
group by added.webhook_id, added.lane, due.due_at
order by added.webhook_id, added.lane
on conflict (webhook_id, lane) do update
    set waiting = known.waiting + excluded.waiting, due_at = coalesce(known.due_at, excluded.due_at)
