-- What waits for nothing but its mail, and for how many seconds the first of it has.
select count(*) as waiting, coalesce(extract(epoch from clock_timestamp() - min(notification.made_at)), 0) as oldest
from notification
where notification.state = 'WAITING'
  and coalesce(notification.reason, 'NO_MAIL_SERVER') in ('NO_MAIL_SERVER', 'MAIL_SERVER_AWAY', 'REFUSED')
