-- When an agreement ends and its phase at a date, by what was recorded, amended and renewed by then.

-- The phase of an agreement at a date. Dates are compared as they stand: the last day of a rough period, first and last
-- day included. A signed agreement without a known day of effect never counts as in force.
create or replace function agreement_phase(
    status text, signed_on date, effective_on date, expires_on date, notice_days integer, terminated_on date, as_of date)
    returns text
    language sql immutable parallel safe
    return case
        when status not in ('SIGNED', 'TERMINATED') or signed_on is null or as_of < signed_on then null
        when as_of > terminated_on then 'TERMINATED'
        when effective_on is null or as_of < effective_on then 'UPCOMING'
        when as_of > expires_on then 'EXPIRED'
        when notice_days is not null and as_of >= expires_on - notice_days then 'EXPIRING'
        else 'IN_FORCE'
    end;

-- A date so many months later. What ends with a month goes on ending with a month: terms run over whole months then.
create or replace function months_later(first date, months integer) returns date
    language sql immutable parallel safe
    return case
        when (first + 1)::date = date_trunc('month', first + 1)::date
            then (date_trunc('month', first::timestamp) + make_interval(months => months + 1) - interval '1 day')::date
        else (first + make_interval(months => months))::date
    end;

-- The first of the days that follow each other by so many months and that is not before the day given.
create or replace function next_expiry(first date, months integer, not_before date) returns date
    language sql immutable parallel safe
    return case
        when not_before <= first then first
        else (
            select case when at_k >= not_before then at_k else months_later(first, (k + 1) * months) end
            from (
                select k, months_later(first, k * months) as at_k
                from (
                    select (((extract(year from not_before) - extract(year from first)) * 12
                        + extract(month from not_before) - extract(month from first))::integer / months) as k) as step) as candidate)
    end;

-- The expiry at a date: where the agreement renews itself it rolls on by its months. Once notice was given it ends with
-- the first expiry that lies at least the days of notice ahead: notice that comes too late holds for the next one.
create or replace function rolled_expiry(expires_on date, renewal_months integer, notice_days integer, notice_on date, as_of date) returns date
    language sql immutable parallel safe
    return case
        when expires_on is null or renewal_months is null then expires_on
        when notice_on is not null then next_expiry(expires_on, renewal_months, notice_on + coalesce(notice_days, 0))
        else next_expiry(expires_on, renewal_months, as_of)
    end;

-- What holds of an agreement at a date beside its parts: the expiry, the notice that was given in this term, and whether
-- it extends to subsidiaries. With changes, what was recorded by those; else what is recorded now.
create or replace function agreement_term(
    of_agreement bigint, is_amended boolean, first_expires_on date, first_precision text, first_confidence text,
    first_extends boolean, notice_days integer, renewal_months integer, as_of date, changes bigint[] default null)
    returns table (expires_on date, expires_on_precision text, expires_on_confidence text, notice_on date, extends_to_subsidiaries boolean)
    language sql stable
begin atomic
    with event as materialized (
        select amendment.*
        from amendment_versions as amendment
        where is_amended and amendment.agreement_id = of_agreement and amendment.effective_on <= as_of
          and case when changes is null then amendment.replaced_in is null
              else amendment.recorded_in = any (changes) and coalesce(amendment.replaced_in <> all (changes), true) end
    ), base as (
        select event.effective_on as since, event.expires_on, event.expires_on_precision, event.expires_on_confidence, 1 as rank, event.number
        from event
        where event.expires_on is not null
        union all
        select null, first_expires_on, first_precision, first_confidence, 2, 0
        order by rank, since desc, number desc
        limit 1
    ), notice as (
        -- Only a renewal lifts a notice that was given before it.
        select min(event.effective_on) as given_on
        from event
        where event.kind = 'NOTICE'
          and not exists (
              select from event as renewal
              where renewal.kind = 'RENEWAL' and (renewal.effective_on, renewal.number) > (event.effective_on, event.number))
    ), rolled as (
        select rolled_expiry(base.expires_on, renewal_months, notice_days, notice.given_on, as_of) as expires_on
        from base
        cross join notice
    )
    select rolled.expires_on,
        case
            when rolled.expires_on is distinct from base.expires_on
                and (base.expires_on_precision = 'QUARTER' and renewal_months % 3 <> 0
                    or base.expires_on_precision = 'YEAR' and renewal_months % 12 <> 0)
                then 'MONTH'
            else base.expires_on_precision
        end,
        base.expires_on_confidence, notice.given_on,
        coalesce(
            (select event.extends_to_subsidiaries from event where event.extends_to_subsidiaries is not null
             order by event.effective_on desc, event.number desc limit 1),
            first_extends)
    from base
    cross join notice
    cross join rolled;
end;

-- The expiry at a date of an agreement that is amended or renews itself.
create or replace function amended_expiry(
    of_agreement bigint, first_expires_on date, notice_days integer, renewal_months integer, as_of date) returns date
    language sql stable
begin atomic
    select term.expires_on
    from agreement_term(of_agreement, true, first_expires_on, null, null, false, notice_days, renewal_months, as_of) as term;
end;

-- The same expiry, as cheap as can be for the many agreements that nothing amends.
create or replace function agreement_expiry(
    of_agreement bigint, is_amended boolean, first_expires_on date, notice_days integer, renewal_months integer, as_of date)
    returns date
    language sql stable
    return case
        when is_amended then amended_expiry(of_agreement, first_expires_on, notice_days, renewal_months, as_of)
        when renewal_months is null then first_expires_on
        else rolled_expiry(first_expires_on, renewal_months, notice_days, null, as_of)
    end;
