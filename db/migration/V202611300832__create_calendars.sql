-- Calendars that programs subscribe to: whoever has the address reads what falls due in the scope. The register keeps the
-- digest of what is secret in it.
create table calendar (
    id bigint primary key default nextval('record_seq'),
    secret_hash bytea not null unique,
    -- The login of its maker.
    made_by text not null check (length(made_by) between 1 and 255),
    organization text collate "C" check (length(organization) between 1 and 80),
    person_id bigint references person on delete cascade,
    made_at timestamptz not null default clock_timestamp()
);
create index calendar_maker on calendar (made_by);
create index calendar_person on calendar (person_id);
grant select, insert, delete on calendar to ${applicationRole};
