-- When an agreement ends, what has to be decided next and its phase at a date, by what was recorded, amended and renewed by
-- then.

-- The last day of what runs for so many months from a day on: the day before the corresponding day or, where the month has
-- no such day, its last one.
create or replace function term_end(begins_on date, months integer) returns date
    language sql immutable parallel safe
    return (begins_on + make_interval(months => months))::date
        - case when extract(day from begins_on + make_interval(months => months)) = extract(day from begins_on) then 1 else 0 end;

-- How many months lie between the months of two days.
create or replace function months_between(earlier date, later date) returns integer
    language sql immutable parallel safe
    return ((extract(year from later) - extract(year from earlier)) * 12
        + extract(month from later) - extract(month from earlier))::integer;

-- From which day the terms of an agreement that renews itself are counted: from the day of effect where a whole number of
-- them leads from there to the expiry, else from the day after the expiry.
create or replace function terms_begin(effective_on date, expires_on date, months integer) returns date
    language sql immutable parallel safe
    return case
        when effective_on <= expires_on and (
                months_between(effective_on, expires_on) % months = 0
                and term_end(effective_on, months_between(effective_on, expires_on)) = expires_on
            or months_between(effective_on, expires_on + 1) % months = 0
                and term_end(effective_on, months_between(effective_on, expires_on + 1)) = expires_on)
            then effective_on
        else expires_on + 1
    end;

-- The end of the first term, counted from a day, that does not lie before another.
create or replace function term_end_from(begins_on date, months integer, not_before date) returns date
    language sql immutable parallel safe
    return case
        when term_end(begins_on, months_between(begins_on, not_before) / months * months) >= not_before
            then term_end(begins_on, months_between(begins_on, not_before) / months * months)
        else term_end(begins_on, (months_between(begins_on, not_before) / months + 1) * months)
    end;

-- The first expiry of an agreement that renews itself that does not lie before a day. It is asked of few, and its steps use
-- what they are given again and again: with a query in it, it is called for those instead of swelling each statement that may ask.
create or replace function next_expiry(effective_on date, expires_on date, months integer, not_before date) returns date
    language sql immutable parallel safe
begin atomic
    select case
        when not_before <= expires_on then expires_on
        else term_end_from(terms_begin(effective_on, expires_on, months), months, not_before)
    end
    from (values (true)) as once;
end;

-- The expiry at a date: where the agreement renews itself it rolls on by its months. Once notice was given it ends with
-- the first expiry that lies at least the days of notice ahead: notice that comes too late holds for the next one.
create or replace function rolled_expiry(
    effective_on date, expires_on date, renewal_months integer, notice_days integer, notice_on date, as_of date) returns date
    language sql immutable parallel safe
    return case
        when expires_on is null or renewal_months is null then expires_on
        when notice_on is not null then next_expiry(effective_on, expires_on, renewal_months, notice_on + coalesce(notice_days, 0))
        else next_expiry(effective_on, expires_on, renewal_months, as_of)
    end;

-- The next last day to give notice that an agreement which renews itself is not to: that of the first term for which notice
-- can still be given.
create or replace function next_notice(
    effective_on date, expires_on date, renewal_months integer, notice_days integer, as_of date) returns date
    language sql immutable parallel safe
    return next_expiry(effective_on, expires_on, renewal_months, as_of + coalesce(notice_days, 0)) - coalesce(notice_days, 0);

-- What amendments and renewals say of an agreement at a date: the expiry agreed last, the notice that was given in this term,
-- and whether it extends to subsidiaries; each null where none of them says it. Either by what is recorded now or by what
-- some changes recorded. Being strict, it is called for those that are amended and is no part of each statement that may ask it.
create or replace function amended_terms(of_agreement bigint, as_of date, is_now boolean, changes bigint[])
    returns table (expires_on date, expires_on_precision text, expires_on_confidence text, expires_on_not_before date, notice_on date,
        extends_to_subsidiaries boolean)
    language sql stable strict rows 1
begin atomic
    with event as materialized (
        select amendment.*
        from amendment_versions as amendment
        where amendment.agreement_id = of_agreement and amendment.effective_on <= as_of
          and case when is_now then amendment.replaced_in is null
              else amendment.recorded_in = any (changes) and coalesce(amendment.replaced_in <> all (changes), true) end
    )
    select agreed.expires_on, agreed.expires_on_precision, agreed.expires_on_confidence, agreed.expires_on_not_before,
        -- Only a renewal lifts a notice that was given before it.
        (select min(event.effective_on)
         from event
         where event.kind = 'NOTICE'
           and not exists (
               select from event as renewal
               where renewal.kind = 'RENEWAL' and (renewal.effective_on, renewal.number) > (event.effective_on, event.number))),
        (select event.extends_to_subsidiaries from event where event.extends_to_subsidiaries is not null
         order by event.effective_on desc, event.number desc limit 1)
    from (select) as always
    left join lateral (
        select event.* from event where event.expires_on is not null
        order by event.effective_on desc, event.number desc limit 1) as agreed on true;
end;

-- What holds of an agreement at a date beside its parts: the expiry, the notice that was given in this term, whether it
-- extends to subsidiaries, when it ends (null where that is open, also where a renewal is to come), and where it will renew
-- itself the next last day to give notice. With changes, what was recorded by those; else what is recorded now.
create or replace function agreement_term(
    of_agreement bigint, is_amended boolean, effective_on date, first_expires_on date, first_precision text, first_confidence text, first_not_before date,
    first_extends boolean, notice_days integer, renewal_months integer, terminated_on date, as_of date, changes bigint[] default null)
    returns table (expires_on date, expires_on_precision text, expires_on_confidence text, expires_on_not_before date, notice_on date,
        extends_to_subsidiaries boolean, ends_on date, notice_by date)
    language sql stable
begin atomic
    select rolled.expires_on,
        case
            when rolled.expires_on is distinct from base.expires_on
                and (base.expires_on_precision = 'QUARTER' and renewal_months % 3 <> 0
                    or base.expires_on_precision = 'YEAR' and renewal_months % 12 <> 0)
                then 'MONTH'
            else base.expires_on_precision
        end,
        base.expires_on_confidence, case when rolled.expires_on = base.expires_on then base.expires_on_not_before end,
        amended.notice_on, coalesce(amended.extends_to_subsidiaries, first_extends),
        least(case when not rolled.will_renew then rolled.expires_on end, terminated_on),
        case when rolled.will_renew and terminated_on is null
            then next_notice(agreement_term.effective_on, base.expires_on, renewal_months, notice_days, as_of) end
    from (select) as always
    -- Without an offset it would be called for each agreement, and what it says be left out afterwards.
    left join lateral (
        select said.*
        from amended_terms(of_agreement, as_of, changes is null, coalesce(changes, '{}')) as said
        where is_amended
        offset 0) as amended on true
    cross join lateral (
        select case when amended.expires_on is null then first_expires_on else amended.expires_on end,
            case when amended.expires_on is null then first_precision else amended.expires_on_precision end,
            case when amended.expires_on is null then first_confidence else amended.expires_on_confidence end,
            case when amended.expires_on is null then first_not_before else amended.expires_on_not_before end)
        as base (expires_on, expires_on_precision, expires_on_confidence, expires_on_not_before)
    -- Told once, however many of the above follow from it.
    cross join lateral (
        select rolled_expiry(agreement_term.effective_on, base.expires_on, renewal_months, notice_days, amended.notice_on, as_of)
                as expires_on,
            renewal_months is not null and amended.notice_on is null and base.expires_on is not null as will_renew
        offset 0) as rolled;
end;

-- The same of an agreement as it is recorded now.
create or replace function agreement_term_on(it agreement, as_of date)
    returns table (expires_on date, expires_on_precision text, expires_on_confidence text, expires_on_not_before date, notice_on date,
        extends_to_subsidiaries boolean, ends_on date, notice_by date)
    language sql stable
begin atomic
    select term.*
    from agreement_term(it.id, it.amended, it.effective_on, it.expires_on, it.expires_on_precision, it.expires_on_confidence, it.expires_on_not_before,
        it.extends_to_subsidiaries, it.notice_days, it.renewal_months, it.terminated_on, as_of) as term;
end;

-- Single answers of an agreement that is amended, for those below, which are as cheap as can be for the many others.
create or replace function amended_expiry_on(it agreement, as_of date) returns date
    language sql stable
begin atomic
    select term.expires_on from agreement_term_on(it, as_of) as term;
end;

create or replace function amended_end_on(it agreement, as_of date) returns date
    language sql stable
begin atomic
    select term.ends_on from agreement_term_on(it, as_of) as term;
end;

create or replace function amended_notice_by(it agreement, as_of date) returns date
    language sql stable
begin atomic
    select term.notice_by from agreement_term_on(it, as_of) as term;
end;

create or replace function amended_extension_on(it agreement, as_of date) returns boolean
    language sql stable
begin atomic
    select term.extends_to_subsidiaries from agreement_term_on(it, as_of) as term;
end;

-- The expiry at a date: the last day of the term that runs then.
create or replace function agreement_expiry_on(it agreement, as_of date) returns date
    language sql stable
    return case
        when it.amended then amended_expiry_on(it, as_of)
        when it.renewal_months is null then it.expires_on
        else rolled_expiry(it.effective_on, it.expires_on, it.renewal_months, it.notice_days, null, as_of)
    end;

-- When it ends, as known at a date: its last day by termination, else by expiry where no renewal is to come, else null.
create or replace function agreement_ends_on(it agreement, as_of date) returns date
    language sql stable
    return case
        when it.amended then amended_end_on(it, as_of)
        else agreement_fixed_end(it.expires_on, it.renewal_months, it.terminated_on)
    end;

-- The next last day to give notice, where it will renew itself; else null.
create or replace function agreement_notice_by(it agreement, as_of date) returns date
    language sql stable
    return case
        when it.renewal_months is null or it.terminated_on is not null then null
        when it.amended then amended_notice_by(it, as_of)
        else next_notice(it.effective_on, it.expires_on, it.renewal_months, it.notice_days, as_of)
    end;

-- Whether it extends to the subsidiaries and brands of its parties at a date.
create or replace function agreement_extends_on(it agreement, as_of date) returns boolean
    language sql stable
    return case when it.amended then amended_extension_on(it, as_of) else it.extends_to_subsidiaries end;

-- The phase of an agreement at a date, by when it ends. Dates are compared as they stand: the last day of a rough period,
-- first and last day included. A signed agreement without a known day of effect never counts as in force. The end is named
-- once: a statement takes in what is told of it then, where it would call this function for each of thousands of agreements.
create or replace function agreement_phase(
    status text, signed_on date, effective_on date, ends_on date, notice_days integer, reminder_days integer[],
    terminated_on date, as_of date)
    returns text
    language sql immutable parallel safe
    return case
        when status not in ('SIGNED', 'TERMINATED') or signed_on is null or as_of < signed_on then null
        when as_of > terminated_on then 'TERMINATED'
        when effective_on is null or as_of < effective_on then 'UPCOMING'
        else coalesce(
            (array['EXPIRED', 'EXPIRING'])[
                1 + width_bucket(ends_on, array[as_of, as_of + ending_days(notice_days, reminder_days) + 1])],
            'IN_FORCE')
    end;

create or replace function agreement_phase_on(it agreement, as_of date) returns text
    language sql stable
    return agreement_phase(it.status, it.signed_on, it.effective_on, agreement_ends_on(it, as_of), it.notice_days,
        it.reminder_days, it.terminated_on, as_of);

-- Whether it is in force at a date: what the phases IN_FORCE and EXPIRING say together, without telling them apart.
create or replace function agreement_is_in_force_on(it agreement, as_of date) returns boolean
    language sql stable
    return coalesce(it.status in ('SIGNED', 'TERMINATED') and it.signed_on <= as_of and it.effective_on <= as_of, false)
        and is_not_over(agreement_ends_on(it, as_of), as_of);

-- What has to be decided next of a signed agreement, and by when: it ends, or notice can be given by a day that it is not to
-- renew itself. Null once it has ended, and where nothing is known to come.
create or replace function next_decision_kind(phase text, ends_on date, notice_by date, as_of date) returns text
    language sql immutable parallel safe
    return case
        when phase is null then null
        when ends_on >= as_of then 'ENDS'
        when ends_on is null and notice_by is not null then 'NOTICE_BY'
    end;

-- The same as a member of a representation.
create or replace function next_decision(phase text, ends_on date, notice_by date, as_of date) returns json
    language sql stable parallel safe
    return case next_decision_kind(phase, ends_on, notice_by, as_of)
        when 'ENDS' then json_build_object('kind', 'ENDS', 'on', ends_on)
        when 'NOTICE_BY' then json_build_object('kind', 'NOTICE_BY', 'on', notice_by)
    end;

-- The same of an agreement as it is recorded now, for columns: what has to be decided, and the day.
create or replace function next_decision_kind_on(it agreement, as_of date) returns text
    language sql stable
    return next_decision_kind(agreement_phase_on(it, as_of), agreement_ends_on(it, as_of), agreement_notice_by(it, as_of), as_of);

create or replace function next_decision_day_on(it agreement, as_of date) returns date
    language sql stable
    return case next_decision_kind_on(it, as_of)
        when 'ENDS' then agreement_ends_on(it, as_of)
        when 'NOTICE_BY' then agreement_notice_by(it, as_of)
    end;
