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
    -- Whether anything amends it, so that the many agreements that nothing does are read without looking; and the expiry that
    -- was agreed last, to sort and search by. Both follow from the rows and are kept by triggers.
    amended boolean not null default false,
    agreed_until date,
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
call keep_history('agreement', 'AGREEMENT', 'id');
call keep_ever('agreement');
call retire_codes_of('agreement', 'AGREEMENT');

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
create table agreement_party (
    id bigint primary key default nextval('record_seq'),
    agreement_id bigint not null references agreement,
    organization_id bigint not null references organization,
    role text not null check (role in ('OWN', 'COUNTERPARTY', 'BENEFICIARY')),
    valid_from date,
    valid_from_precision text,
    valid_from_confidence text,
    valid_until date,
    valid_until_precision text,
    valid_until_confidence text,
    -- By which amendment it came, and by which it ended.
    added_in integer,
    ended_in integer,
    recorded_in bigint not null default current_change(),
    constraint agreement_party_from check (is_rough_date(valid_from, valid_from_precision, valid_from_confidence)),
    constraint agreement_party_until check (is_rough_date(valid_until, valid_until_precision, valid_until_confidence)),
    constraint agreement_party_order check (valid_from <= valid_until),
    foreign key (agreement_id, added_in) references amendment (agreement_id, number) deferrable initially deferred,
    foreign key (agreement_id, ended_in) references amendment (agreement_id, number) deferrable initially deferred,
    constraint agreement_party_key unique nulls not distinct (agreement_id, organization_id, valid_from),
    constraint agreement_party_overlaps exclude using gist (
        int8range(agreement_id, agreement_id, '[]') with &&,
        int8range(organization_id, organization_id, '[]') with &&,
        daterange(valid_from, valid_until, '[]') with &&)
        deferrable initially deferred
);
create index agreement_party_organization on agreement_party (organization_id, agreement_id);
create index agreement_party_agreement on agreement_party (agreement_id);
call keep_history('agreement_party', 'AGREEMENT', 'agreement_id');
call refuse_merged_in('agreement_party', 'organization_id');

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
call refuse_merged_in('agreement_signatory', 'organization_id');

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
    -- By which amendment it came, and by which it ended.
    added_in integer,
    ended_in integer,
    recorded_in bigint not null default current_change(),
    check (is_rough_date(valid_from, valid_from_precision, valid_from_confidence)),
    check (is_rough_date(valid_until, valid_until_precision, valid_until_confidence)),
    check (valid_from <= valid_until),
    foreign key (agreement_id, added_in) references amendment (agreement_id, number) deferrable initially deferred,
    foreign key (agreement_id, ended_in) references amendment (agreement_id, number) deferrable initially deferred,
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
    -- By which amendment it came, and by which it ended.
    added_in integer,
    ended_in integer,
    recorded_in bigint not null default current_change(),
    check (is_rough_date(valid_from, valid_from_precision, valid_from_confidence)),
    check (is_rough_date(valid_until, valid_until_precision, valid_until_confidence)),
    check (valid_from <= valid_until),
    foreign key (agreement_id, added_in) references amendment (agreement_id, number) deferrable initially deferred,
    foreign key (agreement_id, ended_in) references amendment (agreement_id, number) deferrable initially deferred,
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

-- The words that agreements are found by, kept by triggers.
create table agreement_search_term (
    agreement_id bigint not null references agreement on delete cascade,
    term text not null,
    grams text[] not null generated always as (search_grams(term)) stored,
    primary key (agreement_id, term)
);
create index agreement_search_term_grams on agreement_search_term using gin (grams);
grant select on agreement_search_term to ${applicationRole};
