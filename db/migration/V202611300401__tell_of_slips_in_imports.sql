-- Imports tell of what looks like a slip beside what is wrong, and may be told to take nothing new.
alter table import_job add column mode text not null default 'UPSERT' check (mode in ('UPSERT', 'UPDATE'));
alter table import_job add column warning_count bigint not null default 0;
alter table import_job_error add column is_warning boolean not null default false;
alter table import_job_error drop constraint import_job_error_pkey;
alter table import_job_error add primary key (job_id, is_warning, position);

-- What codes have in common that a spreadsheet, or somebody typing, makes different ones of: they are the same but for
-- leading zeros, case and signs. A sign between two figures stays, so that 1-11 is not 11-1.
create function like_code(code text) returns text
    language sql immutable strict parallel safe
begin atomic
    select regexp_replace(
        regexp_replace(btrim(translate(lower(code), '_.', '--'), '-'), '-*([a-z]+)-*', '\1', 'g'),
        '(^|[^0-9])0+([0-9])', '\1\2', 'g');
end;

-- A small import into a large register finds them without reading all of it.
create index organization_like_code on organization (like_code(code));
create index agreement_like_code on agreement (like_code(code));
create index vehicle_model_like_code on vehicle_model (like_code(code));
create index rollout_like_code on rollout (like_code(code));
