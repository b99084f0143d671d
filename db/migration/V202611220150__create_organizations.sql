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
    version integer not null default 1,
    recorded_in bigint not null default current_change()
);
create index organization_type_kind on organization (type, kind, code);
create index organization_name_zh on organization (type, name_zh, code);
create index organization_name_en on organization (type, name_en, code);
call keep_history('organization', 'ORGANIZATION', 'id');

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

-- The ties among those given that close a cycle on some day, with the organization that the cycle comes back to.
create function cyclic_ties(ties bigint[]) returns table (tie_id bigint, organization_id bigint)
    language sql stable
begin atomic
    with recursive path as (
        select tie.id as tie_id, tie.organization_id as start_id, tie.to_id as at_id,
               daterange(tie.valid_from, tie.valid_until, '[]') as days, array[tie.organization_id, tie.to_id] as visited
        from organization_tie as tie
        where tie.id = any (ties)
        union all
        select path.tie_id, path.start_id, next.to_id,
               path.days * daterange(next.valid_from, next.valid_until, '[]'), path.visited || next.to_id
        from path
        join organization_tie as next on next.organization_id = path.at_id
        where path.at_id <> path.start_id
          and not isempty(path.days * daterange(next.valid_from, next.valid_until, '[]'))
          and (next.to_id = path.start_id or next.to_id <> all (path.visited))
    )
    select distinct path.tie_id, path.start_id from path where path.at_id = path.start_id;
end;

-- What is wrong with the ties of the organizations given, tie by tie: one rule for the API, which asks about one
-- organization, and for imports, which ask about all they touched.
create function tie_violations(organizations bigint[]) returns table (tie_id bigint, rule text)
    language sql stable
begin atomic
    select tie.id, 'overlap'
    from organization_tie as tie
    join organization_tie as other
        on other.organization_id = tie.organization_id and other.to_id = tie.to_id and other.id <> tie.id
       and daterange(other.valid_from, other.valid_until, '[]') && daterange(tie.valid_from, tie.valid_until, '[]')
    where tie.organization_id = any (organizations)
    union
    select tie.id, 'second-parent'
    from organization_tie as tie
    join organization_tie as other
        on other.organization_id = tie.organization_id and other.to_id <> tie.to_id
       and other.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
       and daterange(other.valid_from, other.valid_until, '[]') && daterange(tie.valid_from, tie.valid_until, '[]')
    where tie.organization_id = any (organizations) and tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
    union
    select cycle.tie_id, 'cycle'
    from cyclic_ties(array(select tie.id from organization_tie as tie where tie.organization_id = any (organizations))) as cycle;
end;

-- Holds the rule for every writer. Writers of ties queue here, so that two moves that are harmless alone and a cycle
-- together cannot both commit.
create function refuse_cyclic_tie() returns trigger
    language plpgsql
as $$
begin
    perform pg_advisory_xact_lock(hashtext('organization_tie'));
    if exists (select from ${flyway:defaultSchema}.cyclic_ties(array[new.id])) then
        raise exception 'the tie closes a cycle' using errcode = 'check_violation', constraint = 'organization_tie_cycle';
    end if;
    return null;
end
$$;
create constraint trigger organization_tie_cycle after insert or update on organization_tie
    deferrable initially deferred for each row execute function refuse_cyclic_tie();

-- The organizations with these codes and, where asked for, all that belongs to them at a date.
create function organizations_with_descendants(codes text[], with_descendants boolean, as_of date) returns setof bigint
    language sql stable
begin atomic
    with recursive family as (
        select organization.id from organization where organization.code = any (codes)
        union
        select tie.organization_id
        from family
        join organization_tie as tie on tie.to_id = family.id
        where with_descendants and daterange(tie.valid_from, tie.valid_until, '[]') @> as_of
    )
    select family.id from family;
end;

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
