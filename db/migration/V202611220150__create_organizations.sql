-- With whom we work: automakers, partners and our own units in one table, because each can be party to an agreement and
-- their codes are unique over all three.
create function organization_type(kind text) returns text
    language sql immutable parallel safe
    return case
        when kind in ('GROUP', 'SUBSIDIARY', 'BRAND', 'JOINT_VENTURE', 'COMPANY') then 'AUTOMAKER'
        when kind in ('MOBILITY_OPERATOR', 'ECOSYSTEM_PARTNER', 'TECHNOLOGY_AFFILIATE', 'OTHER') then 'PARTNER'
        when kind = 'OWN_UNIT' then 'OWN_UNIT'
    end;

create table organization (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[a-z0-9-]{1,80}$'),
    kind text not null,
    type text not null generated always as (organization_type(kind)) stored,
    name_zh text not null check (length(name_zh) between 1 and 200),
    name_en text not null check (length(name_en) between 1 and 200),
    country text collate "C" check (country ~ '^[A-Z]{2}$'),
    archived boolean not null default false,
    -- A duplicate is merged into the one that stays. Its row stays too, archived and pointing there, so that its code still
    -- leads somewhere and is nobody else's.
    merged_into_id bigint references organization,
    version integer not null default 1,
    recorded_in bigint not null default current_change(),
    constraint organization_merged_into check (merged_into_id <> id and (merged_into_id is null or archived))
);
create index organization_type_kind on organization (type, kind, code);
create index organization_name_zh on organization (type, name_zh, code);
create index organization_name_en on organization (type, name_en, code);
create index organization_merged_into_id on organization (merged_into_id) where merged_into_id is not null;
call keep_history('organization', 'ORGANIZATION', 'id');
call keep_ever('organization');
call retire_codes_of('organization', 'ORGANIZATION');

-- Lets a column refer to no organization that was merged: whoever writes a reference while a merger is under way waits for
-- it at the row of the organization, and finds out here.
create procedure refuse_merged_in(recorded text, reference text)
    language plpgsql
as $$
declare
    refuse constant text := 'refuse_merged_in_' || recorded || '_' || reference;
begin
    execute format($function$
        create or replace function %1$I() returns trigger
            language plpgsql set search_path = %3$I, pg_temp
        as $body$
        declare
            merged text;
        begin
            select organization.code into merged
            from new_rows
            join organization on organization.id = new_rows.%2$I
            where organization.merged_into_id is not null
            limit 1;
            if merged is not null then
                raise exception 'the organization %% was merged into another', merged
                    using errcode = 'foreign_key_violation', constraint = 'refuse_merged';
            end if;
            return null;
        end
        $body$
        $function$,
        refuse, reference, current_schema());
    execute format('create or replace trigger refuse_merged_%2$s_insert after insert on %1$I referencing new table as new_rows
        for each statement execute function %3$I()', recorded, reference, refuse);
    execute format('create or replace trigger refuse_merged_%2$s_update after update on %1$I referencing new table as new_rows
        for each statement execute function %3$I()', recorded, reference, refuse);
end
$$;

create table organization_alias (
    id bigint primary key default nextval('record_seq'),
    organization_id bigint not null references organization,
    alias text not null check (length(alias) between 1 and 200),
    recorded_in bigint not null default current_change(),
    unique (organization_id, alias)
);
call keep_history('organization_alias', 'ORGANIZATION', 'organization_id');

-- One organization belonging to another from one day to another. A missing start holds since ever, a missing end is open.
create table organization_tie (
    id bigint primary key default nextval('record_seq'),
    organization_id bigint not null references organization,
    to_id bigint not null references organization,
    kind text not null check (kind in ('SUBSIDIARY_OF', 'BRAND_OF', 'JOINT_VENTURE_OF', 'AFFILIATE_OF')),
    stake_percent numeric(5, 2) check (stake_percent > 0 and stake_percent <= 100),
    valid_from date,
    valid_from_precision text,
    valid_from_confidence text,
    valid_until date,
    valid_until_precision text,
    valid_until_confidence text,
    recorded_in bigint not null default current_change(),
    check (is_rough_date(valid_from, valid_from_precision, valid_from_confidence)),
    check (is_rough_date(valid_until, valid_until_precision, valid_until_confidence)),
    check (valid_from <= valid_until),
    unique nulls not distinct (organization_id, to_id, valid_from),
    constraint organization_tie_not_to_itself check (organization_id <> to_id),
    -- Two ties of the same kind between the same two do not hold on the same day.
    constraint organization_tie_overlaps exclude using gist (
        int8range(organization_id, organization_id, '[]') with &&,
        int8range(to_id, to_id, '[]') with &&,
        daterange(valid_from, valid_until, '[]') with &&)
        deferrable initially deferred,
    -- There is one parent on any day.
    constraint organization_tie_second_parent exclude using gist (
        int8range(organization_id, organization_id, '[]') with &&,
        daterange(valid_from, valid_until, '[]') with &&)
        where (kind in ('SUBSIDIARY_OF', 'BRAND_OF'))
        deferrable initially deferred
);
create index organization_tie_from on organization_tie (organization_id);
create index organization_tie_to on organization_tie (to_id);
call keep_history('organization_tie', 'ORGANIZATION', 'organization_id');
call refuse_merged_in('organization_tie', 'organization_id');
call refuse_merged_in('organization_tie', 'to_id');

-- That we work with an organization, since when, in the words of the source. It may exist without any agreement.
create table cooperation (
    organization_id bigint primary key references organization,
    since date,
    since_precision text,
    since_confidence text,
    until date,
    until_precision text,
    until_confidence text,
    wording_zh text check (length(wording_zh) between 1 and 500),
    wording_en text check (length(wording_en) between 1 and 500),
    recorded_in bigint not null default current_change(),
    check (is_rough_date(since, since_precision, since_confidence)),
    check (is_rough_date(until, until_precision, until_confidence)),
    check (since <= until)
);
call keep_history('cooperation', 'ORGANIZATION', 'organization_id');

-- The words that organizations are found by, kept by triggers.
create table organization_search_term (
    organization_id bigint not null references organization on delete cascade,
    term text not null,
    grams text[] not null generated always as (search_grams(term)) stored,
    primary key (organization_id, term)
);
create index organization_search_term_grams on organization_search_term using gin (grams);
grant select on organization_search_term to ${applicationRole};
