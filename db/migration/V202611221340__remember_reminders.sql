-- What falls due is told once for each of the agreement's offsets. This is the record of what was told: a service that
-- stood still finds here what it has not told yet, and one that runs twice tells nothing twice.
create table reminder (
    id bigint primary key default nextval('record_seq'),
    agreement_id bigint not null references agreement on delete cascade,
    milestone_id bigint references milestone on delete cascade,
    subject text not null check (subject in ('EXPIRY', 'NOTICE', 'MILESTONE')),
    due_on date not null,
    days_before integer not null check (days_before between 0 and 3660),
    told_on date not null,
    recorded_in bigint not null default current_change(),
    check ((subject = 'MILESTONE') = (milestone_id is not null)),
    unique nulls not distinct (agreement_id, subject, milestone_id, due_on, days_before)
);
create index reminder_milestone on reminder (milestone_id) where milestone_id is not null;
call keep_history('reminder', 'REMINDER', 'id');

-- The last day for which reminders were told. What fell due before the register was ever asked stays untold.
create table reminder_round (
    singleton boolean primary key default true check (singleton),
    told_until date not null
);
grant select, insert, update on reminder_round to ${applicationRole};
