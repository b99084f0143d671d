-- After signing, an agreement changes only from a day on: by an amendment, a renewal, or the notice that it is not to
-- renew itself. Each is numbered within its agreement and stays; what it changed says so.
-- That a table of the history is there already is no news.
set local client_min_messages = warning;
create table amendment (
    id bigint primary key default nextval('record_seq'),
    agreement_id bigint not null references agreement,
    number integer not null check (number between 1 and 10000),
    kind text not null check (kind in ('AMENDMENT', 'RENEWAL', 'NOTICE')),
    effective_on date not null,
    effective_on_precision text,
    effective_on_confidence text,
    signed_on date,
    signed_on_precision text,
    signed_on_confidence text,
    expires_on date,
    expires_on_precision text,
    expires_on_confidence text,
    extends_to_subsidiaries boolean,
    note text check (length(note) between 1 and 4000),
    recorded_in bigint not null default current_change(),
    unique (agreement_id, number),
    check (is_rough_date(effective_on, effective_on_precision, effective_on_confidence)),
    check (is_rough_date(signed_on, signed_on_precision, signed_on_confidence)),
    check (is_rough_date(expires_on, expires_on_precision, expires_on_confidence)),
    check (effective_on <= expires_on),
    constraint amendment_renewal_expires check (kind <> 'RENEWAL' or expires_on is not null),
    constraint amendment_notice_changes_nothing
        check (kind <> 'NOTICE' or (expires_on is null and extends_to_subsidiaries is null))
);
call keep_history('amendment', 'AGREEMENT', 'agreement_id');

-- Parties come and go by amendments, like scope. A party without a first day is one from the beginning.
alter table agreement_party
    add column valid_from date,
    add column valid_from_precision text,
    add column valid_from_confidence text,
    add column valid_until date,
    add column valid_until_precision text,
    add column valid_until_confidence text,
    add constraint agreement_party_from check (is_rough_date(valid_from, valid_from_precision, valid_from_confidence)),
    add constraint agreement_party_until check (is_rough_date(valid_until, valid_until_precision, valid_until_confidence)),
    add constraint agreement_party_order check (valid_from <= valid_until),
    drop constraint agreement_party_agreement_id_organization_id_key,
    add constraint agreement_party_key unique nulls not distinct (agreement_id, organization_id, valid_from),
    add constraint agreement_party_overlaps exclude using gist (
        int8range(agreement_id, agreement_id, '[]') with &&,
        int8range(organization_id, organization_id, '[]') with &&,
        daterange(valid_from, valid_until, '[]') with &&)
        deferrable initially deferred;
create index agreement_party_agreement on agreement_party (agreement_id);

-- By which amendment a part came, and by which it ended.
alter table agreement_party
    add column added_in integer,
    add column ended_in integer,
    add foreign key (agreement_id, added_in) references amendment (agreement_id, number) deferrable initially deferred,
    add foreign key (agreement_id, ended_in) references amendment (agreement_id, number) deferrable initially deferred;
alter table agreement_scope
    add column added_in integer,
    add column ended_in integer,
    add foreign key (agreement_id, added_in) references amendment (agreement_id, number) deferrable initially deferred,
    add foreign key (agreement_id, ended_in) references amendment (agreement_id, number) deferrable initially deferred;
alter table agreement_solution
    add column added_in integer,
    add column ended_in integer,
    add foreign key (agreement_id, added_in) references amendment (agreement_id, number) deferrable initially deferred,
    add foreign key (agreement_id, ended_in) references amendment (agreement_id, number) deferrable initially deferred;
call keep_history('agreement_party', 'AGREEMENT', 'agreement_id');
call keep_history('agreement_scope', 'AGREEMENT', 'agreement_id');
call keep_history('agreement_solution', 'AGREEMENT', 'agreement_id');

-- Whether anything amends it, so that the many agreements that nothing does are read without looking; and the expiry
-- that was agreed last, to sort and search by. Both follow from the rows and are kept by triggers.
alter table agreement add column amended boolean not null default false, add column agreed_until date;
alter table agreement disable trigger user;
update agreement set agreed_until = expires_on;
alter table agreement enable trigger user;
call keep_history('agreement', 'AGREEMENT', 'id');
call keep_ever('agreement');

create function last_agreed_expiry(of_agreement bigint) returns date
    language sql stable
begin atomic
    select amendment.expires_on
    from amendment
    where amendment.agreement_id = of_agreement and amendment.expires_on is not null
    order by amendment.effective_on desc, amendment.number desc
    limit 1;
end;

create function follow_expiry() returns trigger
    language plpgsql
as $$
begin
    new.agreed_until := new.expires_on;
    if new.amended then
        new.agreed_until := coalesce(${flyway:defaultSchema}.last_agreed_expiry(new.id), new.expires_on);
    end if;
    return new;
end
$$;
create trigger follow_expiry before insert or update on agreement for each row execute function follow_expiry();

create function follow_amendments() returns trigger
    language plpgsql security definer set search_path = autopact, pg_temp
as $$
declare
    touched constant text := case when tg_op = 'DELETE' then 'old_rows' else 'new_rows' end;
    ids bigint[];
begin
    execute format('select array_agg(distinct agreement_id) from %I', touched) into ids;
    update agreement
    set amended = exists (select from amendment where amendment.agreement_id = agreement.id)
    where id = any (ids)
      and (amended, agreed_until) is distinct from (
          exists (select from amendment where amendment.agreement_id = agreement.id),
          coalesce(last_agreed_expiry(id), expires_on));
    return null;
end
$$;
create trigger follow_insert after insert on amendment referencing new table as new_rows
    for each statement execute function follow_amendments();
create trigger follow_update after update on amendment referencing new table as new_rows
    for each statement execute function follow_amendments();
create trigger follow_delete after delete on amendment referencing old table as old_rows
    for each statement execute function follow_amendments();

-- A date so many months later. What ends with a month goes on ending with a month: terms run over whole months then.
create function months_later(first date, months integer) returns date
    language sql immutable parallel safe
    return case
        when (first + 1)::date = date_trunc('month', first + 1)::date
            then (date_trunc('month', first::timestamp) + make_interval(months => months + 1) - interval '1 day')::date
        else (first + make_interval(months => months))::date
    end;

-- The first of the days that follow each other by so many months and that is not before the day given.
create function next_expiry(first date, months integer, not_before date) returns date
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
create function rolled_expiry(expires_on date, renewal_months integer, notice_days integer, notice_on date, as_of date) returns date
    language sql immutable parallel safe
    return case
        when expires_on is null or renewal_months is null then expires_on
        when notice_on is not null then next_expiry(expires_on, renewal_months, notice_on + coalesce(notice_days, 0))
        else next_expiry(expires_on, renewal_months, as_of)
    end;

-- What holds of an agreement at a date beside its parts: the expiry, the notice that was given in this term, and whether
-- it extends to subsidiaries. With changes, what was recorded by those; else what is recorded now.
create function agreement_term(
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

create function amended_expiry(
    of_agreement bigint, first_expires_on date, notice_days integer, renewal_months integer, as_of date) returns date
    language sql stable
begin atomic
    select term.expires_on
    from agreement_term(of_agreement, true, first_expires_on, null, null, false, notice_days, renewal_months, as_of) as term;
end;

-- The same expiry, as cheap as can be for the many agreements that nothing amends.
create function agreement_expiry(
    of_agreement bigint, is_amended boolean, first_expires_on date, notice_days integer, renewal_months integer, as_of date)
    returns date
    language sql stable
    return case
        when is_amended then amended_expiry(of_agreement, first_expires_on, notice_days, renewal_months, as_of)
        when renewal_months is null then first_expires_on
        else rolled_expiry(first_expires_on, renewal_months, notice_days, null, as_of)
    end;

-- The agreements in force at a date, and whether they extend to the subsidiaries of their parties then.
create function agreements_in_force(as_of date) returns table (agreement_id bigint, extends_to_subsidiaries boolean)
    language sql stable
begin atomic
    select agreement.id,
        case when agreement.amended then (
            select term.extends_to_subsidiaries
            from agreement_term(agreement.id, true, null, null, null, agreement.extends_to_subsidiaries, null, null, as_of) as term)
        else agreement.extends_to_subsidiaries end
    from agreement
    where agreement_phase(
        agreement.status, agreement.signed_on, agreement.effective_on,
        agreement_expiry(agreement.id, agreement.amended, agreement.expires_on, agreement.notice_days, agreement.renewal_months, as_of),
        agreement.notice_days, agreement.terminated_on, as_of) in ('IN_FORCE', 'EXPIRING');
end;

create or replace function cooperating_organizations(as_of date) returns setof bigint
    language sql stable
begin atomic
    select cooperation.organization_id
    from cooperation
    where cooperation.since <= as_of and coalesce(cooperation.until >= as_of, true)
    union
    select party.organization_id
    from agreements_in_force(as_of) as in_force
    join agreement_party as party on party.agreement_id = in_force.agreement_id
    where coalesce(party.valid_from <= as_of, true) and coalesce(party.valid_until >= as_of, true);
end;
