-- A mail about a disabled webhook that is to be sent now, held for whoever sends it: others take another one. What a server has
-- refused is tried again the day after.
select mail.id, mail.address, mail.webhook_subject as subject, mail.webhook_disabled_on as disabled_on, webhook.code,
    webhook.description_zh, webhook.description_en
from notification as mail
join webhook on webhook.id = mail.webhook_id
where mail.state = 'WAITING' and mail.address is not null and coalesce(mail.reason, 'MAIL_SERVER_AWAY') in ('MAIL_SERVER_AWAY', 'REFUSED')
  and (mail.reason is distinct from 'REFUSED' or mail.attempted_at < now() - interval '1 day')
order by mail.id
limit 1
for update of mail skip locked
