-- Holds all that waits for the recipient of a notification, in the order in which a digest does: where one is just being sent, the
-- statement after this one sees it sent.
select waiting.id
from notification as given
join notification as waiting on (waiting.person_id, waiting.address) is not distinct from (given.person_id, given.address)
join reminder_told as told on told.id = waiting.reminder_id
where given.id = :id and waiting.state = 'WAITING'
order by told.due_on, told.record_type, told.record_code, told.subject, told.stage, told.days_before, waiting.id
for update of waiting
