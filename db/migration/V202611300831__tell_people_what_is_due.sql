-- Rollouts are reminded of too: stages that are planned, and those that are late.
alter table reminder alter column agreement_id drop not null;
alter table reminder add column rollout_id bigint references rollout on delete cascade;
alter table reminder add column stage text
    check (stage in ('INTEGRATING', 'VALIDATING', 'LAUNCHED', 'RETIRED'));
do $$
declare
    known text;
begin
    for known in
        select conname from pg_constraint
        where conrelid = '${flyway:defaultSchema}.reminder'::regclass and contype in ('c', 'u')
          and conname not like 'reminder_days_before_check' and conname not like 'reminder_stage_check'
    loop
        execute format('alter table ${flyway:defaultSchema}.reminder drop constraint %I', known);
    end loop;
end
$$;
alter table reminder
    add constraint reminder_subject_check check (subject in ('EXPIRY', 'NOTICE', 'MILESTONE', 'STAGE', 'LATE')),
    add constraint reminder_record_check check (num_nonnulls(agreement_id, rollout_id) = 1
        and (subject = 'MILESTONE') = (milestone_id is not null)
        and (subject in ('STAGE', 'LATE')) = (rollout_id is not null)
        and (stage is not null) = (rollout_id is not null)),
    add constraint reminder_key
        unique nulls not distinct (agreement_id, subject, milestone_id, rollout_id, stage, due_on, days_before);
create index reminder_rollout on reminder (rollout_id) where rollout_id is not null;
create index reminder_told_on on reminder (told_on);
call keep_history('reminder', 'REMINDER', 'id');

-- What went out by mail: one for each recipient and day. That there is a row is what keeps two instances from sending two.
create table mail_digest (
    id bigint primary key default nextval('record_seq'),
    person_id bigint references person on delete cascade,
    -- Of a recipient who is no person.
    address text check (length(address) <= 254),
    day date not null,
    -- Of the secret in its address for leaving the list.
    unsubscribe_hash bytea not null unique,
    sent_at timestamptz,
    constraint mail_digest_key unique nulls not distinct (person_id, address, day),
    check (num_nonnulls(person_id, address) = 1)
);

-- Each reminder once for each of those it goes to; what became of it, and why nothing did.
create table notification (
    id bigint primary key default nextval('record_seq'),
    reminder_id bigint not null references reminder on delete cascade,
    person_id bigint references person on delete cascade,
    address text check (length(address) <= 254),
    reached_as text not null check (reached_as in ('RECORD', 'AGREEMENT', 'ORGANIZATION', 'FALLBACK', 'NOBODY')),
    state text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'DROPPED')),
    reason text check (reason in ('NO_OWNER', 'NO_ADDRESS', 'NO_MAIL_SERVER', 'MAIL_SERVER_AWAY', 'REFUSED', 'SNOOZED',
        'UNSUBSCRIBED', 'NOT_DUE', 'ERASED')),
    detail text check (length(detail) <= 1000),
    snoozed_until date,
    attempts integer not null default 0,
    attempted_at timestamptz,
    digest_id bigint references mail_digest,
    sent_at timestamptz,
    made_at timestamptz not null default clock_timestamp(),
    constraint notification_key unique nulls not distinct (reminder_id, person_id, address, snoozed_until),
    check (num_nonnulls(person_id, address) = case when reached_as = 'NOBODY' then 0 else 1 end),
    check ((state = 'SENT') = (sent_at is not null))
);
create index notification_waiting on notification (person_id, address) where state = 'WAITING';
create index notification_person on notification (person_id);
create index notification_digest on notification (digest_id);
create index mail_digest_person on mail_digest (person_id);

-- Who wants no mail.
create table mail_refusal (
    person_id bigint references person on delete cascade,
    address text check (length(address) <= 254),
    since timestamptz not null default clock_timestamp(),
    constraint mail_refusal_key unique nulls not distinct (person_id, address),
    check (num_nonnulls(person_id, address) = 1)
);
grant select, insert, update, delete on mail_digest, notification, mail_refusal to ${applicationRole};
