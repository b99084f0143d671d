-- Puts off all that waits for a recipient of the thing that a notification is of. What was sent already goes out once more then.
with thing as (
    select given.person_id, given.address, told.agreement_id, told.milestone_id, told.rollout_id, told.subject, told.stage, told.due_on
    from notification as given
    join reminder as told on told.id = given.reminder_id
    where given.id = :id
),
same as (
    select other.id
    from thing
    join reminder as told on (told.agreement_id, told.milestone_id, told.rollout_id, told.subject, told.stage, told.due_on)
        is not distinct from (thing.agreement_id, thing.milestone_id, thing.rollout_id, thing.subject, thing.stage, thing.due_on)
    join notification as other on other.reminder_id = told.id
        and (other.person_id, other.address) is not distinct from (thing.person_id, thing.address)
    where other.state = 'WAITING'
),
put_off as (
    update notification set snoozed_until = :until, reason = 'SNOOZED' where id in (select same.id from same) and state = 'WAITING'
    returning id
),
once_more as (
    insert into notification (reminder_id, person_id, address, reached_as, reason, snoozed_until)
    select reminder_id, person_id, address, reached_as, 'SNOOZED', :until
    from notification
    where id = :id and state <> 'WAITING' and not exists (select from same)
    on conflict on constraint notification_key do update set state = 'WAITING', reason = 'SNOOZED', sent_at = null
    returning id
)
select id from put_off union all select id from once_more order by id desc limit 1
