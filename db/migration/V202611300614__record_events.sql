-- Events: what happened on a day and is no step of a record. Like evidence they name organizations and records by their
-- codes and not by key, so that records of every module can be named without these tables knowing any of them.
create table event (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[A-Z0-9_-]{1,80}$'),
    kind text not null check (kind in ('CONFERENCE', 'ANNOUNCEMENT', 'LAUNCH', 'MEETING', 'OTHER')),
    title_zh text not null check (length(title_zh) between 1 and 500),
    title_en text not null check (length(title_en) between 1 and 500),
    happened_on date not null,
    happened_on_precision text not null,
    happened_on_confidence text not null,
    happened_on_not_before date,
    place_zh text check (length(place_zh) between 1 and 200),
    place_en text check (length(place_en) between 1 and 200),
    version integer not null default 1,
    recorded_in bigint not null default current_change(),
    check (is_rough_date(happened_on, happened_on_precision, happened_on_confidence)),
    constraint happened_on_not_before check (is_lower_bound(happened_on_not_before, happened_on, happened_on_precision))
);
create index event_happened_on on event (happened_on, code);
call keep_history('event', 'EVENT', 'id');
call keep_ever('event');
call retire_codes_of('event', 'EVENT');

create table event_organization (
    id bigint primary key default nextval('record_seq'),
    event_id bigint not null references event,
    organization text collate "C" not null check (length(organization) between 1 and 80),
    recorded_in bigint not null default current_change(),
    unique (event_id, organization)
);
create index event_organization_organization on event_organization (organization, event_id);
call keep_history('event_organization', 'EVENT', 'event_id');

create table event_record (
    id bigint primary key default nextval('record_seq'),
    event_id bigint not null references event,
    record_type text not null check (record_type ~ '^[A-Z_]{1,40}$'),
    record_code text collate "C" not null check (length(record_code) between 1 and 80),
    recorded_in bigint not null default current_change(),
    unique (event_id, record_type, record_code)
);
create index event_record_record on event_record (record_type, record_code, event_id);
call keep_history('event_record', 'EVENT', 'event_id');

-- Tells of what changed also when it happened, and how exactly that is known.
drop function if exists portfolio_changes(date, date) cascade;
