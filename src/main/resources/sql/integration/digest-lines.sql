-- What waits for a recipient: each thing that is due once, with the latest of its reminders.
select waiting.id, told.subject, told.stage, told.due_on, told.record_type, told.record_code, told.agreement, told.title_zh,
    told.title_en, waiting.reached_as,
    (select string_agg(organization.name_zh, '、' order by organization.code) from organization
        where organization.id = any (told.organizations)) as organizations_zh,
    (select string_agg(organization.name_en, ', ' order by organization.code) from organization
        where organization.id = any (told.organizations)) as organizations_en
from notification as waiting
join reminder_told as told on told.id = waiting.reminder_id
where waits_to_be_sent(waiting.state, waiting.reason)
  and waiting.person_id is not distinct from cast(:person as bigint) and waiting.address is not distinct from cast(:address as text)
order by told.due_on, told.record_type, told.record_code, told.subject, told.stage, told.days_before, waiting.id
for update of waiting
