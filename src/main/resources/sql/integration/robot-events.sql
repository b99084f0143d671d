-- What there is to tell a group: how many events of each type, in the order in which they came, and the first few of each.
with told as (
    select delivery.id, delivery.event_type, delivery.body,
        row_number() over (partition by delivery.event_type order by delivery.id) as place,
        count(*) over (partition by delivery.event_type) as events,
        min(delivery.id) over (partition by delivery.event_type) as first
    from webhook_delivery as delivery
    where delivery.id = any (:ids)
)
select told.event_type, told.events, told.body
from told
where told.place <= :most
order by told.first, told.place
