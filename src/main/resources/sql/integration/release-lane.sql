-- Gives back a lane that is held, as it is.
update webhook_lane as lane
set leased_until = null, due_at = case when lane.waiting > 0 then lane.due_at end
where lane.webhook_id = :webhook and lane.lane = :lane and lane.lease = :lease
