-- A solution going into a vehicle model in a market: planned, under way or launched, and on which agreement that rests.

create table rollout (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[A-Z0-9_-]{1,80}$'),
    model_id bigint not null references vehicle_model,
    solution_id bigint not null references solution,
    market text check (length(market) between 1 and 80),
    system_name text check (length(system_name) between 1 and 200),
    system_version text check (length(system_version) between 1 and 80),
    basis_id bigint references agreement,
    without_basis_reason text check (length(without_basis_reason) between 1 and 4000),
    note text check (length(note) between 1 and 4000),
    -- What follows from the stages and the plans, kept here by triggers, so that lists find it by an index.
    stage text not null default 'PLANNED',
    moved_on date,
    planned boolean not null default false,
    launched_on date,
    launch_planned_on date,
    launch_planned_first date,
    launch_replanned_on date,
    -- And all that decides where it was at an earlier date: since when it is planned at least, ever since where a stage has a
    -- plan, else when it was planned or first put on hold; and the days it was on hold, without the one on which it went on.
    planned_from date,
    integrating_on date,
    validating_on date,
    retired_on date,
    cancelled_on date,
    on_hold datemultirange,
    version integer not null default 1,
    recorded_in bigint not null default current_change(),
    -- It rests on an agreement, or is recorded as resting on none.
    constraint rollout_one_basis check (basis_id is null or without_basis_reason is null)
);
create index rollout_model on rollout (model_id, code);
create index rollout_solution on rollout (solution_id, code);
create index rollout_basis on rollout (basis_id, code);
create index rollout_market on rollout (market, code);
create index rollout_stage_code on rollout (stage, code);
create index rollout_recorded_in on rollout (recorded_in, code);
create index rollout_launched_first on rollout (coalesce(launched_on, 'infinity'::date), code);
create index rollout_launched_last on rollout (coalesce(launched_on, '-infinity'::date), code);
create index rollout_moved_on on rollout (moved_on);
-- Any part of the number and the system's name, two Chinese characters included.
create index rollout_grams on rollout using gin (search_grams(search_term(code || ' ' || coalesce(system_name, ''))));
create index rollout_launch_planned on rollout (launch_planned_on, code) where launch_planned_on is not null;
-- All that is asked of many rollouts at a date, so that the table itself is not read.
create index rollout_somewhere on rollout (model_id, code)
    include (id, solution_id, planned_from, integrating_on, validating_on, launched_on, retired_on, cancelled_on, on_hold)
    where planned or moved_on is not null;
call keep_history('rollout', 'ROLLOUT', 'id');
call retire_codes_of('rollout', 'ROLLOUT');
call keep_ever('rollout');

-- The plan and the actual date of each stage. It may be on hold several times, each with the day it went on.
create table rollout_stage (
    id bigint primary key default nextval('record_seq'),
    rollout_id bigint not null references rollout on delete cascade,
    stage text not null check (stage in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'LAUNCHED', 'RETIRED', 'ON_HOLD', 'CANCELLED')),
    occurrence integer not null default 1 check (occurrence between 1 and 1000),
    planned_on date,
    planned_on_precision text,
    planned_on_confidence text,
    actual_on date,
    actual_on_precision text,
    actual_on_confidence text,
    resumed_on date,
    recorded_in bigint not null default current_change(),
    unique (rollout_id, stage, occurrence),
    check (is_rough_date(planned_on, planned_on_precision, planned_on_confidence)),
    check (is_rough_date(actual_on, actual_on_precision, actual_on_confidence)),
    check (resumed_on between date '1886-01-01' and date '2200-12-31'),
    constraint rollout_stage_once check (occurrence = 1 or stage = 'ON_HOLD'),
    constraint rollout_stage_not_planned check (planned_on is null or stage not in ('ON_HOLD', 'CANCELLED')),
    constraint rollout_stage_resumed check (resumed_on is null or stage = 'ON_HOLD' and actual_on is not null and actual_on <= resumed_on)
);
call keep_history('rollout_stage', 'ROLLOUT', 'rollout_id');

-- Every plan that was made for a stage, the first one and each change with its reason. The first counts at every date,
-- a change from the day it was made.
create table rollout_plan (
    id bigint primary key default nextval('record_seq'),
    rollout_id bigint not null references rollout on delete cascade,
    number integer not null check (number between 1 and 10000),
    stage text not null check (stage in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'LAUNCHED', 'RETIRED')),
    planned_on date not null,
    planned_on_precision text,
    planned_on_confidence text,
    made_on date check (made_on between date '1886-01-01' and date '2200-12-31'),
    reason text check (length(reason) between 1 and 4000),
    recorded_in bigint not null default current_change(),
    unique (rollout_id, number),
    check (is_rough_date(planned_on, planned_on_precision, planned_on_confidence))
);
create index rollout_plan_stage on rollout_plan (rollout_id, stage, number);
call keep_history('rollout_plan', 'ROLLOUT', 'rollout_id');
