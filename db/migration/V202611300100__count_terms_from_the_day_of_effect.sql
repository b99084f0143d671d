-- When an agreement ends is told by one function for its phase, for lists and for what falls due. Terms are counted from
-- the day of effect, and what ends without days of notice is expiring within its largest reminder, so the functions get the
-- day of effect and the reminders; the repeatable migrations make them, and what uses them, anew.
set local client_min_messages = warning;

drop function if exists agreement_phase(text, date, date, date, integer, date, date) cascade;
drop function if exists agreement_term(bigint, boolean, date, text, text, boolean, integer, integer, date, bigint[]) cascade;
drop function if exists amended_expiry(bigint, date, integer, integer, date) cascade;
drop function if exists agreement_expiry(bigint, boolean, date, integer, integer, date) cascade;
drop function if exists rolled_expiry(date, integer, integer, date, date) cascade;
drop function if exists next_expiry(date, integer, date) cascade;
drop function if exists months_later(date, integer) cascade;

-- How many days before its end an agreement is expiring: its days of notice or, where it has none, its largest reminder.
create function agreement_ending_days(notice_days integer, reminder_days integer[]) returns integer
    language sql immutable parallel safe
    return coalesce(notice_days, (select max(days) from unnest(reminder_days) as days), 0);

-- The end of an agreement that nothing amends: its termination or, where it does not renew itself, its expiry.
create function agreement_fixed_end(expires_on date, renewal_months integer, terminated_on date) returns date
    language sql immutable parallel safe
    return least(case when renewal_months is null then expires_on end, terminated_on);

-- The days on which a signed agreement can be expiring: exactly those on which it is, where nothing amends it.
drop index agreement_by_days_expiring;
drop function agreement_days_expiring(text, date, date, date, date, boolean, integer, integer);
create function agreement_days_ending(
    status text, signed_on date, effective_on date, expires_on date, terminated_on date, amended boolean, renewal_months integer,
    notice_days integer, reminder_days integer[])
    returns daterange
    language sql immutable parallel safe
    return case
        when amended
            then agreement_days_in_force(status, signed_on, effective_on, expires_on, terminated_on, amended, renewal_months)
        when agreement_fixed_end(expires_on, renewal_months, terminated_on) is null then null
        else agreement_days_in_force(status, signed_on, effective_on, expires_on, terminated_on, amended, renewal_months)
            * daterange(agreement_fixed_end(expires_on, renewal_months, terminated_on)
                - agreement_ending_days(notice_days, reminder_days), null)
    end;
create index agreement_by_days_ending on agreement using gist (agreement_days_ending(
    status, signed_on, effective_on, expires_on, terminated_on, amended, renewal_months, notice_days, reminder_days));

-- To find what ends before a day or after it, and what renews itself and so has a day for notice.
create index agreement_by_fixed_end on agreement (agreement_fixed_end(expires_on, renewal_months, terminated_on))
    where not amended;
create index agreement_renewing on agreement (id) where renewal_months is not null;
