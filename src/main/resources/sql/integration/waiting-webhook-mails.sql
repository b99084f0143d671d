-- The mails about disabled webhooks that a server which is away keeps back, held.
select mail.id
from notification as mail
where mail.webhook_id is not null and mail.state = 'WAITING' and mail.address is not null
  and coalesce(mail.reason, 'MAIL_SERVER_AWAY') = 'MAIL_SERVER_AWAY'
order by mail.id
for update
