-- Keeps how attempts ended, of all the events that each was about, and what is to be done on its lane: go on with the next at once,
-- or try again later. Who holds a lane no more ends nothing on it: it is another's now. Lanes are locked in the order in which
-- deliveries are queued.
with ended as materialized (
    select ended.*
    from unnest(cast(:webhooks as bigint[]), cast(:lanes as text[]), cast(:leases as uuid[]), cast(:states as text[]),
            cast(:begins as timestamptz[]), cast(:dues as timestamptz[]), cast(:nexts as timestamptz[]), cast(:statuses as integer[]),
            cast(:milliseconds as bigint[]), cast(:answers as text[]), cast(:failures as text[]), cast(:counts as integer[]))
        with ordinality as ended (webhook_id, lane, lease, state, at, due_at, next_at, status, milliseconds, answer, failure,
            deliveries, place)
), locked as materialized (
    select ended.*, lane.waiting > case when ended.state = 'PENDING' then 0 else ended.deliveries end as more
    from (select * from ended order by webhook_id, lane) as ended
    cross join lateral (
        select lane.waiting from webhook_lane as lane
        where lane.webhook_id = ended.webhook_id and lane.lane = ended.lane and lane.lease = ended.lease
        limit 1
        for update) as lane
), held as (
    update webhook_lane as lane
    set waiting = lane.waiting - case when locked.state = 'PENDING' then 0 else locked.deliveries end,
        due_at = case when locked.state = 'PENDING' then locked.due_at when locked.more then locked.next_at end,
        leased_until = case when locked.state <> 'PENDING' and locked.more and locked.next_at <= :now
            then now() + cast(:leased as interval) end
    from locked
    where lane.webhook_id = locked.webhook_id and lane.lane = locked.lane
    returning locked.place, locked.state, lane.webhook_id, lane.leased_until is not null as goes_on
), delivery as (
    update webhook_delivery as delivery
    set attempts = delivery.attempts + 1, state = held.state,
        ended_at = case when held.state <> 'PENDING' then cast(:now as timestamptz) end
    from held
    join unnest(cast(:deliveries as bigint[]), cast(:places as bigint[])) as told (id, place) on told.place = held.place
    where delivery.id = told.id
    returning delivery.id, delivery.attempts, held.place
), attempt as (
    insert into webhook_attempt (delivery_id, number, at, status, milliseconds, answer, failure)
    select delivery.id, delivery.attempts, ended.at, ended.status, ended.milliseconds, ended.answer, ended.failure
    from delivery
    join ended on ended.place = delivery.place
), recovered as (
    delete from webhook_failing
    where webhook_id in (select ended.webhook_id from ended where ended.state = 'DELIVERED')
), failing as (
    insert into webhook_failing (webhook_id, since)
    select distinct held.webhook_id, cast(:now as timestamptz) from held where held.state <> 'DELIVERED'
    order by held.webhook_id
    on conflict (webhook_id) do nothing
)
select held.place, held.goes_on from held
