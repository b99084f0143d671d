-- Imports that were sent to the service: how far each is, and how it ended. Not under history: a job says what was done
-- with a file, and the history says what that did to the records.
create table import_job (
    id uuid primary key default gen_random_uuid(),
    position bigint generated always as identity unique,
    data_set text not null,
    rehearsal boolean not null,
    created_by text not null,
    created_at timestamptz not null default now(),
    state text not null default 'RUNNING' check (state in ('RUNNING', 'SUCCEEDED', 'REFUSED', 'FAILED', 'CANCELLED')),
    step text check (step in ('WAITING', 'READING', 'CHECKING', 'MERGING')),
    started_at timestamptz,
    finished_at timestamptz,
    -- When the instance that has the file was last seen; one that is gone leaves its jobs behind.
    seen_at timestamptz not null default now(),
    bytes_total bigint not null,
    bytes_read bigint not null default 0,
    rows_read bigint not null default 0,
    inserted bigint not null default 0,
    updated bigint not null default 0,
    unchanged bigint not null default 0,
    error_count bigint not null default 0,
    detail text,
    check ((state = 'RUNNING') = (finished_at is null))
);
create index import_job_running on import_job (seen_at) where state = 'RUNNING';
grant select, insert, update on import_job to ${applicationRole};

create table import_job_error (
    job_id uuid not null references import_job on delete cascade,
    position integer not null,
    file text not null,
    line bigint not null,
    column_name text,
    value text,
    detail text not null,
    primary key (job_id, position)
);
grant select, insert on import_job_error to ${applicationRole};
