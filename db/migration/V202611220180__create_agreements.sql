-- What was agreed, with whom, over what, from when to when. The status is what people did; the phase is what the calendar
-- says and is never stored.
create table agreement (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[A-Z0-9_-]{1,80}$'),
    kind text not null check (kind in ('STRATEGIC_AGREEMENT', 'STRATEGIC_COOPERATION', 'COOPERATION_AGREEMENT',
        'JOINT_VENTURE_AGREEMENT', 'MEMORANDUM', 'PROJECT_AGREEMENT')),
    wording_zh text check (length(wording_zh) between 1 and 500),
    wording_en text check (length(wording_en) between 1 and 500),
    title_zh text not null check (length(title_zh) between 1 and 500),
    title_en text not null check (length(title_en) between 1 and 500),
    status text not null check (status in ('DRAFT', 'NEGOTIATING', 'SIGNED', 'TERMINATED', 'WITHDRAWN')),
    drafted_on date,
    drafted_on_precision text,
    drafted_on_confidence text,
    negotiating_on date,
    signed_on date,
    signed_on_precision text,
    signed_on_confidence text,
    place_zh text check (length(place_zh) between 1 and 200),
    place_en text check (length(place_en) between 1 and 200),
    effective_on date,
    effective_on_precision text,
    effective_on_confidence text,
    expires_on date,
    expires_on_precision text,
    expires_on_confidence text,
    notice_days integer check (notice_days between 0 and 3660),
    renewal_months integer check (renewal_months between 1 and 1200),
    extends_to_subsidiaries boolean not null default false,
    reminder_days integer[] not null default '{90,30}'
        check (cardinality(reminder_days) <= 10 and 0 <= all (reminder_days) and 3660 >= all (reminder_days)),
    terminated_on date,
    termination_reason text check (length(termination_reason) between 1 and 4000),
    withdrawn_on date,
    withdrawal_reason text check (length(withdrawal_reason) between 1 and 4000),
    version integer not null default 1,
    recorded_in bigint not null default current_change(),
    check (is_rough_date(drafted_on, drafted_on_precision, drafted_on_confidence)),
    check (is_rough_date(signed_on, signed_on_precision, signed_on_confidence)),
    check (is_rough_date(effective_on, effective_on_precision, effective_on_confidence)),
    check (is_rough_date(expires_on, expires_on_precision, expires_on_confidence)),
    check (effective_on <= expires_on),
    check ((status = 'TERMINATED') = (terminated_on is not null)),
    check (status in ('SIGNED', 'TERMINATED') or signed_on is null),
    check (status = 'WITHDRAWN' or withdrawn_on is null)
);
create index agreement_status on agreement (status, code);
-- The newest first, those without a known day last, as the list has them.
create index agreement_signed_on on agreement (coalesce(signed_on, '-infinity'::date) desc, code);
call keep_history('agreement', 'AGREEMENT', 'id');

-- The last number that was made for each year.
create table agreement_number (
    year integer primary key,
    last integer not null
);
grant select, insert, update on agreement_number to ${applicationRole};

create table agreement_party (
    id bigint primary key default nextval('record_seq'),
    agreement_id bigint not null references agreement,
    organization_id bigint not null references organization,
    role text not null check (role in ('OWN', 'COUNTERPARTY', 'BENEFICIARY')),
    recorded_in bigint not null default current_change(),
    unique (agreement_id, organization_id)
);
create index agreement_party_organization on agreement_party (organization_id, agreement_id);
call keep_history('agreement_party', 'AGREEMENT', 'agreement_id');

-- Who signed, and who stood by as a witness, with the office held then.
create table agreement_signatory (
    id bigint primary key default nextval('record_seq'),
    agreement_id bigint not null references agreement,
    position integer not null,
    name_zh text not null check (length(name_zh) between 1 and 200),
    name_en text not null check (length(name_en) between 1 and 200),
    office_zh text check (length(office_zh) between 1 and 300),
    office_en text check (length(office_en) between 1 and 300),
    organization_id bigint references organization,
    role text not null check (role in ('SIGNATORY', 'WITNESS')),
    recorded_in bigint not null default current_change(),
    unique (agreement_id, name_zh, role)
);
call keep_history('agreement_signatory', 'AGREEMENT', 'agreement_id');

-- The domains an agreement covers, each from one day to another. No row means that the scope is not known.
create table agreement_scope (
    id bigint primary key default nextval('record_seq'),
    agreement_id bigint not null references agreement,
    domain_id bigint not null references cooperation_domain,
    valid_from date,
    valid_from_precision text,
    valid_from_confidence text,
    valid_until date,
    valid_until_precision text,
    valid_until_confidence text,
    wording_zh text check (length(wording_zh) between 1 and 500),
    confidence text not null default 'STATED' check (confidence in ('STATED', 'INFERRED')),
    recorded_in bigint not null default current_change(),
    check (is_rough_date(valid_from, valid_from_precision, valid_from_confidence)),
    check (is_rough_date(valid_until, valid_until_precision, valid_until_confidence)),
    check (valid_from <= valid_until),
    unique nulls not distinct (agreement_id, domain_id, valid_from),
    constraint agreement_scope_overlaps exclude using gist (
        int8range(agreement_id, agreement_id, '[]') with &&,
        int8range(domain_id, domain_id, '[]') with &&,
        daterange(valid_from, valid_until, '[]') with &&)
        deferrable initially deferred
);
create index agreement_scope_agreement on agreement_scope (agreement_id);
create index agreement_scope_domain on agreement_scope (domain_id, agreement_id);
call keep_history('agreement_scope', 'AGREEMENT', 'agreement_id');

-- Solutions that an agreement names outright.
create table agreement_solution (
    id bigint primary key default nextval('record_seq'),
    agreement_id bigint not null references agreement,
    solution_id bigint not null references solution,
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
    unique nulls not distinct (agreement_id, solution_id, valid_from),
    constraint agreement_solution_overlaps exclude using gist (
        int8range(agreement_id, agreement_id, '[]') with &&,
        int8range(solution_id, solution_id, '[]') with &&,
        daterange(valid_from, valid_until, '[]') with &&)
        deferrable initially deferred
);
create index agreement_solution_agreement on agreement_solution (agreement_id);
create index agreement_solution_solution on agreement_solution (solution_id, agreement_id);
call keep_history('agreement_solution', 'AGREEMENT', 'agreement_id');

create table agreement_lineage (
    id bigint primary key default nextval('record_seq'),
    agreement_id bigint not null references agreement,
    relation text not null check (relation in ('DEEPENS', 'RENEWS', 'SUPERSEDES', 'IMPLEMENTS')),
    related_id bigint not null references agreement,
    recorded_in bigint not null default current_change(),
    constraint agreement_lineage_not_to_itself check (agreement_id <> related_id),
    unique (agreement_id, related_id)
);
create index agreement_lineage_related on agreement_lineage (related_id);
call keep_history('agreement_lineage', 'AGREEMENT', 'agreement_id');

-- The lineages among those given that lead back to where they start.
create function cyclic_lineages(lineages bigint[]) returns table (lineage_id bigint, agreement_id bigint)
    language sql stable
begin atomic
    with recursive path as (
        select lineage.id as lineage_id, lineage.agreement_id as start_id, lineage.related_id as at_id
        from agreement_lineage as lineage
        where lineage.id = any (lineages)
        union
        select path.lineage_id, path.start_id, next.related_id
        from path
        join agreement_lineage as next on next.agreement_id = path.at_id
        where path.at_id <> path.start_id
    )
    select path.lineage_id, path.start_id from path where path.at_id = path.start_id;
end;

create function refuse_cyclic_lineage() returns trigger
    language plpgsql
as $$
begin
    perform pg_advisory_xact_lock(hashtext('agreement_lineage'));
    if exists (select from ${flyway:defaultSchema}.cyclic_lineages(array[new.id])) then
        raise exception 'the lineage closes a cycle' using errcode = 'check_violation', constraint = 'agreement_lineage_cycle';
    end if;
    return null;
end
$$;
create constraint trigger agreement_lineage_cycle after insert or update on agreement_lineage
    deferrable initially deferred for each row execute function refuse_cyclic_lineage();

-- The phase of an agreement at a date. Dates are compared as they stand: the last day of a rough period, first and last
-- day included. A signed agreement without a known day of effect never counts as in force.
create function agreement_phase(
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

-- Who is in cooperation at a date: by a recorded cooperation that holds then, or as party to an agreement in force then.
create function cooperating_organizations(as_of date) returns setof bigint
    language sql stable
begin atomic
    select cooperation.organization_id
    from cooperation
    where cooperation.since <= as_of and coalesce(cooperation.until >= as_of, true)
    union
    select party.organization_id
    from agreement
    join agreement_party as party on party.agreement_id = agreement.id
    where agreement_phase(
        agreement.status, agreement.signed_on, agreement.effective_on, agreement.expires_on, agreement.notice_days,
        agreement.terminated_on, as_of) in ('IN_FORCE', 'EXPIRING');
end;
