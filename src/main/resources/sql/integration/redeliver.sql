-- Sends an event again: as the last on its lane where it is over, at once where it waits.
with former as (
    select delivery.* from webhook_delivery as delivery where delivery.id = :delivery and delivery.webhook_id = :webhook
), again as (
    insert into webhook_delivery (webhook_id, event_id, event_type, record_type, record_code, lane, body, committed_at, made_at)
    select former.webhook_id, former.event_id, former.event_type, former.record_type, former.record_code, former.lane, former.body,
        former.committed_at, cast(:now as timestamptz)
    from former
    where former.state <> 'PENDING'
    returning id
), woken as (
    update webhook_lane as lane
    set waiting = lane.waiting + (select count(*) from again),
        due_at = case when lane.waiting + (select count(*) from again) > 0 then cast(:now as timestamptz) end
    from former
    where lane.webhook_id = former.webhook_id and lane.lane = former.lane
)
select coalesce((select again.id from again), former.id) as id from former
