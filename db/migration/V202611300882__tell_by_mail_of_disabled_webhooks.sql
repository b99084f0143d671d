-- Administrators are told by mail of webhooks that the service has disabled: notifications that are of no reminder.
alter table notification
    alter column reminder_id drop not null,
    add column webhook_id bigint references webhook on delete cascade,
    -- The version that the webhook has had since: each time that it was disabled is told once.
    add column webhook_version integer,
    add column webhook_subject text check (webhook_subject in ('WEBHOOK_GONE', 'WEBHOOK_FAILING')),
    add column webhook_disabled_on date,
    drop constraint notification_key,
    add constraint notification_key
        unique nulls not distinct (reminder_id, webhook_id, webhook_version, person_id, address, snoozed_until),
    add constraint notification_of check (num_nonnulls(reminder_id, webhook_id) = 1
        and num_nonnulls(webhook_id, webhook_version, webhook_subject, webhook_disabled_on) in (0, 4));
create index notification_webhook on notification (webhook_id) where webhook_id is not null;
