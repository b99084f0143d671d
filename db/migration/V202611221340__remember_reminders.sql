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

-- What falls due on a day or after it, as things stood on that day: agreements that end, last days to give notice where an
-- agreement would renew itself, and milestones that were open then, of which those that were due before are still due.
create function falling_due(as_of date) returns table (agreement_id bigint, subject text, milestone_id bigint, due_on date)
    language sql stable
begin atomic
    with term as materialized (
        select agreement.id as agreement_id, agreement.terminated_on, agreement.renewal_months, agreement.notice_days,
            least(term.expires_on, agreement.terminated_on) as ends_on, term.expires_on, term.notice_on
        from agreement
        cross join agreement_term(
            agreement.id, agreement.amended, agreement.expires_on, null, null, false, agreement.notice_days,
            agreement.renewal_months, as_of) as term
        where agreement.status in ('SIGNED', 'TERMINATED') and agreement.signed_on <= as_of
          and coalesce(agreement.agreed_until, agreement.terminated_on) is not null
          and coalesce(agreement.terminated_on >= as_of, true)
          and (agreement.agreed_until >= as_of or agreement.amended or agreement.renewal_months is not null
              or agreement.terminated_on is not null)
    )
    select term.agreement_id, 'EXPIRY', null::bigint, term.ends_on
    from term
    where term.ends_on >= as_of
      and (term.renewal_months is null or term.notice_on is not null or term.ends_on is distinct from term.expires_on)
    union all
    select term.agreement_id, 'NOTICE', null, term.expires_on - coalesce(term.notice_days, 0)
    from term
    where term.renewal_months is not null and term.notice_on is null and term.terminated_on is null
      and term.expires_on - coalesce(term.notice_days, 0) >= as_of
    union all
    select milestone.agreement_id, 'MILESTONE', milestone.id, milestone.due_on
    from milestone
    join agreement on agreement.id = milestone.agreement_id
    where (milestone.state = 'OPEN' or milestone.state_on > as_of)
      and agreement.status <> 'WITHDRAWN' and coalesce(agreement.terminated_on >= as_of, true);
end;
