-- Who something waits for that can be sent, and who was not sent anything on this day.
select distinct waiting.person_id, waiting.address
from notification as waiting
where waits_to_be_sent(waiting.state, waiting.reason)
  and waiting.reminder_id is not null
  and not exists (
      select from mail_digest as sent
      where (sent.person_id, sent.address) is not distinct from (waiting.person_id, waiting.address) and sent.day = :today)
order by waiting.person_id, waiting.address
