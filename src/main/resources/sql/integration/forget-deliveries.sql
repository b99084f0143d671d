-- Takes away some of what was delivered or given up before a moment, with its attempts.
delete from webhook_delivery as delivery
where delivery.id in (
    select old.id from webhook_delivery as old
    where old.ended_at < :before
    order by old.ended_at
    limit :most)
