-- A mail about a disabled webhook that is to be sent now, held for whoever sends it: others take another one. What a server has
-- refused is tried again the day after.
select mail.id, mail.address, mail.webhook_subject as subject, mail.webhook_disabled_on as disabled_on, webhook.code,
    webhook.description_zh, webhook.description_en
from notification as mail
join webhook on webhook.id = mail.webhook_id
where waits_to_be_sent(mail.state, mail.reason) and mail.address is not null
  and (mail.reason is distinct from 'REFUSED' or mail.attempted_at < now() - interval '1 day')
order by mail.id
limit 1
for update of mail skip locked
