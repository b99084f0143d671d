-- Forgets that a webhook failed, where nothing waits for it any more: what comes later begins anew. It is a statement after the one
-- that ended the last attempt, so that of two lanes that end at once the later one sees both.
delete from webhook_failing as failing
where failing.webhook_id = :webhook
  and not exists (select from webhook_lane as lane where lane.webhook_id = failing.webhook_id and lane.waiting > 0)
