-- Keeps how an attempt ended, of all the events that it was about, and what is to be done on its lane: go on with the next at
-- once, or try again later. Who holds the lane no more ends nothing: it is another's now.
with held as (
    update webhook_lane as lane
    set waiting = lane.waiting - case when cast(:state as text) = 'PENDING' then 0 else cardinality(cast(:ids as bigint[])) end,
        due_at = case when cast(:state as text) = 'PENDING' then cast(:due as timestamptz)
            when lane.waiting > cardinality(cast(:ids as bigint[])) then cast(:next as timestamptz) end,
        leased_until = case when cast(:state as text) <> 'PENDING' and lane.waiting > cardinality(cast(:ids as bigint[]))
            and cast(:next as timestamptz) <= :now then now() + cast(:leased as interval) end
    where lane.webhook_id = :webhook and lane.lane = :lane and lane.lease = :lease
    returning lane.leased_until is not null as goes_on
), delivery as (
    update webhook_delivery as delivery
    set attempts = delivery.attempts + 1, state = :state,
        ended_at = case when cast(:state as text) = 'PENDING' then null else cast(:now as timestamptz) end
    from held
    where delivery.id = any (:ids)
    returning delivery.id, delivery.attempts
), attempt as (
    insert into webhook_attempt (delivery_id, number, at, status, milliseconds, answer, failure)
    select delivery.id, delivery.attempts, cast(:at as timestamptz), cast(:status as integer), cast(:milliseconds as bigint),
        cast(:answer as text), cast(:failure as text)
    from delivery
), recovered as (
    delete from webhook_failing where webhook_id = :webhook and cast(:state as text) = 'DELIVERED'
), failing as (
    insert into webhook_failing (webhook_id, since)
    select cast(:webhook as bigint), cast(:now as timestamptz) from held where cast(:state as text) <> 'DELIVERED'
    on conflict (webhook_id) do nothing
)
select held.goes_on from held
