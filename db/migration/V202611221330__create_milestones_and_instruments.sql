-- What an agreement obliges someone to deliver, and by when.
create table milestone (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[A-Z0-9_-]{1,80}$'),
    agreement_id bigint not null references agreement,
    title_zh text not null check (length(title_zh) between 1 and 500),
    title_en text not null check (length(title_en) between 1 and 500),
    due_on date not null,
    due_on_precision text,
    due_on_confidence text,
    owner_id bigint not null references organization,
    state text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'MISSED', 'WAIVED')),
    state_on date check (state_on between date '1886-01-01' and date '2200-12-31'),
    state_note text check (length(state_note) between 1 and 4000),
    note text check (length(note) between 1 and 4000),
    version integer not null default 1,
    recorded_in bigint not null default current_change(),
    check (is_rough_date(due_on, due_on_precision, due_on_confidence)),
    constraint milestone_open_since_ever check (state <> 'OPEN' or state_on is null)
);
create index milestone_agreement on milestone (agreement_id, code);
create index milestone_owner on milestone (owner_id, code);
create index milestone_due_on on milestone (due_on, code);
create index milestone_state on milestone (state, due_on, code);
call keep_history('milestone', 'MILESTONE', 'id');
call retire_codes_of('milestone', 'MILESTONE');
call refuse_merged_in('milestone', 'owner_id');

-- What an agreement sets up.
create table instrument (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[A-Z0-9_-]{1,80}$'),
    agreement_id bigint not null references agreement,
    kind text not null check (kind in ('JOINT_LAB', 'FUND', 'JOINT_VENTURE')),
    name_zh text not null check (length(name_zh) between 1 and 200),
    name_en text not null check (length(name_en) between 1 and 200),
    amount numeric(20, 2) check (amount > 0),
    currency text collate "C" check (currency ~ '^[A-Z]{3}$'),
    place_zh text check (length(place_zh) between 1 and 200),
    place_en text check (length(place_en) between 1 and 200),
    state text not null default 'PLANNED' check (state in ('PLANNED', 'ESTABLISHED', 'OPERATING', 'CLOSED')),
    established_on date,
    established_on_precision text,
    established_on_confidence text,
    operating_on date,
    operating_on_precision text,
    operating_on_confidence text,
    closed_on date,
    closed_on_precision text,
    closed_on_confidence text,
    state_note text check (length(state_note) between 1 and 4000),
    note text check (length(note) between 1 and 4000),
    version integer not null default 1,
    recorded_in bigint not null default current_change(),
    check (is_rough_date(established_on, established_on_precision, established_on_confidence)),
    check (is_rough_date(operating_on, operating_on_precision, operating_on_confidence)),
    check (is_rough_date(closed_on, closed_on_precision, closed_on_confidence)),
    constraint instrument_amount_has_currency check ((amount is null) = (currency is null)),
    constraint instrument_stages_reached check (
        (state <> 'PLANNED' or coalesce(established_on, operating_on, closed_on) is null)
        and (state in ('OPERATING', 'CLOSED') or operating_on is null)
        and (state = 'CLOSED' or closed_on is null)),
    constraint instrument_stages_in_order check (
        coalesce(established_on <= operating_on, true) and coalesce(established_on <= closed_on, true)
        and coalesce(operating_on <= closed_on, true))
);
create index instrument_agreement on instrument (agreement_id, code);
create index instrument_state on instrument (state, code);
create index instrument_kind on instrument (kind, code);
call keep_history('instrument', 'INSTRUMENT', 'id');
call retire_codes_of('instrument', 'INSTRUMENT');
