-- Phases are told of thousands of agreements at once, and a function that a statement takes in costs a tenth of one that it calls for
-- each. One with a query in it is always called: the longest reminder is looked for without. What uses the days before the end
-- is made anew, by the repeatable migrations.
set local client_min_messages = warning;

drop function if exists agreement_ending_days(integer, integer[]) cascade;

-- An agreement has ten reminders at most. Null where it has none.
create function longest_reminder(reminder_days integer[]) returns integer
    language sql immutable parallel safe
    return greatest(
        reminder_days[1], reminder_days[2], reminder_days[3], reminder_days[4], reminder_days[5],
        reminder_days[6], reminder_days[7], reminder_days[8], reminder_days[9], reminder_days[10]);

-- How many days before its end an agreement is expiring: its days of notice or, where it has none, its largest reminder.
create function ending_days(notice_days integer, reminder_days integer[]) returns integer
    language sql immutable parallel safe
    return coalesce(notice_days, longest_reminder(reminder_days), 0);

-- The days on which a signed agreement can be expiring: exactly those on which it is, where nothing amends it.
create function days_ending(
    status text, signed_on date, effective_on date, expires_on date, terminated_on date, amended boolean, renewal_months integer,
    notice_days integer, reminder_days integer[])
    returns daterange
    language sql immutable parallel safe
    return case
        when amended
            then agreement_days_in_force(status, signed_on, effective_on, expires_on, terminated_on, amended, renewal_months)
        when agreement_fixed_end(expires_on, renewal_months, terminated_on) is null then null
        else agreement_days_in_force(status, signed_on, effective_on, expires_on, terminated_on, amended, renewal_months)
            * daterange(agreement_fixed_end(expires_on, renewal_months, terminated_on) - ending_days(notice_days, reminder_days), null)
    end;
create index agreement_by_days_ending on agreement using gist (days_ending(
    status, signed_on, effective_on, expires_on, terminated_on, amended, renewal_months, notice_days, reminder_days));
