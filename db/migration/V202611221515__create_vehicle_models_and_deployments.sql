-- Where it lands: the models of automakers, and the solutions in use at organizations.

create table vehicle_model (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[a-z0-9-]{1,80}$'),
    maker_id bigint not null references organization,
    name_zh text not null check (length(name_zh) between 1 and 200),
    name_en text not null check (length(name_en) between 1 and 200),
    segment text check (length(segment) between 1 and 80),
    powertrain text check (powertrain in ('ICE', 'HEV', 'PHEV', 'EREV', 'BEV', 'FCEV')),
    start_of_production date,
    start_of_production_precision text,
    start_of_production_confidence text,
    archived boolean not null default false,
    version integer not null default 1,
    recorded_in bigint not null default current_change(),
    check (is_rough_date(start_of_production, start_of_production_precision, start_of_production_confidence))
);
create index vehicle_model_maker on vehicle_model (maker_id, code);
create index vehicle_model_segment on vehicle_model (segment, code);
create index vehicle_model_powertrain on vehicle_model (powertrain, code);
create index vehicle_model_name_zh on vehicle_model (name_zh, code);
create index vehicle_model_name_en on vehicle_model (name_en, code);
create index vehicle_model_recorded_in on vehicle_model (recorded_in, code);
-- Any part of the code and the names, two Chinese characters included.
create index vehicle_model_grams on vehicle_model using gin (search_grams(search_term(code || ' ' || name_zh || ' ' || name_en)));
call keep_history('vehicle_model', 'VEHICLE_MODEL', 'id');
call keep_ever('vehicle_model');
call retire_codes_of('vehicle_model', 'VEHICLE_MODEL');
call refuse_merged_in('vehicle_model', 'maker_id');

-- A solution in use at an organization, the solution unknown where no source says which.
create table deployment (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[A-Z0-9_-]{1,80}$'),
    organization_id bigint not null references organization,
    solution_id bigint references solution,
    valid_from date,
    valid_from_precision text,
    valid_from_confidence text,
    valid_until date,
    valid_until_precision text,
    valid_until_confidence text,
    note text check (length(note) between 1 and 4000),
    version integer not null default 1,
    recorded_in bigint not null default current_change(),
    check (is_rough_date(valid_from, valid_from_precision, valid_from_confidence)),
    check (is_rough_date(valid_until, valid_until_precision, valid_until_confidence)),
    constraint deployment_order check (valid_from <= valid_until),
    -- The same solution is not in use twice at once; whether an unknown one is, nobody can say.
    constraint deployment_overlaps exclude using gist (
        int8range(organization_id, organization_id, '[]') with &&,
        int8range(solution_id, solution_id, '[]') with &&,
        daterange(valid_from, valid_until, '[]') with &&)
        where (solution_id is not null)
        deferrable initially deferred
);
create index deployment_organization on deployment (organization_id, code);
create index deployment_solution on deployment (solution_id, code);
create index deployment_from_first on deployment (coalesce(valid_from, 'infinity'::date), code);
create index deployment_from_last on deployment (coalesce(valid_from, '-infinity'::date), code);
create index deployment_recorded_in on deployment (recorded_in, code);
call keep_history('deployment', 'DEPLOYMENT', 'id');
call retire_codes_of('deployment', 'DEPLOYMENT');
call refuse_merged_in('deployment', 'organization_id');
