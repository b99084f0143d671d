-- A solution going into a vehicle model in a market: planned, under way or launched, and on which agreement that rests.
set local client_min_messages = warning;
call keep_ever('vehicle_model');

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

-- How far a stage is on the way; those aside of it have no place on it.
create function stage_rank(stage text) returns integer
    language sql immutable parallel safe
    return array_position('{PLANNED,INTEGRATING,VALIDATING,LAUNCHED,RETIRED}'::text[], stage);

-- The stage at a date by the dates of all stages: the furthest that was reached by then, unless it was cancelled or on
-- hold. Before the first it is planned only if it has a plan; what goes on after a hold was planned.
create function rollout_stage_by_dates(of_rollout bigint, as_of date) returns text
    language sql stable
begin atomic
    select case
        when bool_or(dates.stage = 'CANCELLED' and dates.actual_on <= as_of) then 'CANCELLED'
        when bool_or(dates.stage = 'ON_HOLD' and dates.actual_on <= as_of and coalesce(dates.resumed_on > as_of, true)) then 'ON_HOLD'
        else coalesce(
            (array_agg(dates.stage order by stage_rank(dates.stage) desc)
                filter (where dates.actual_on <= as_of and dates.stage not in ('ON_HOLD', 'CANCELLED')))[1],
            case when bool_or(dates.planned_on is not null or dates.stage = 'ON_HOLD' and dates.actual_on <= as_of) then 'PLANNED' end)
    end
    from rollout_stage as dates
    where dates.rollout_id = of_rollout;
end;

-- The same, as cheap as can be for a date after which nothing moved any more.
create function rollout_stage_at(of_rollout bigint, stage text, moved_on date, planned boolean, as_of date) returns text
    language sql stable
    return case
        when moved_on <= as_of then stage
        when moved_on is null then case when planned then 'PLANNED' end
        else rollout_stage_by_dates(of_rollout, as_of)
    end;

-- The plan of the launch at a date.
create function rollout_launch_plan(
    of_rollout bigint, launch_planned_on date, launch_planned_first date, launch_replanned_on date, as_of date) returns date
    language sql stable
    return case
        when launch_planned_first is null or launch_replanned_on is null or launch_replanned_on <= as_of then launch_planned_on
        else coalesce(
            (select plan.planned_on from rollout_plan as plan
             where plan.rollout_id = of_rollout and plan.stage = 'LAUNCHED' and plan.made_on <= as_of
             order by plan.number desc limit 1),
            launch_planned_first)
    end;

-- Days from the first plan of the launch to the launch, or while there is none to the later of the plan and the date.
-- The stage is that of the date: only what is cancelled by then slips no more.
create function rollout_slip(
    of_rollout bigint, stage text, launched_on date, launch_planned_on date, launch_planned_first date,
    launch_replanned_on date, as_of date) returns integer
    language sql stable
    return case
        when launch_planned_first is null then null
        when stage = 'CANCELLED' and exists (
            select from rollout_stage as dates
            where dates.rollout_id = of_rollout and dates.stage = 'CANCELLED' and dates.actual_on <= as_of) then null
        when launched_on <= as_of then launched_on - launch_planned_first
        else greatest(
            rollout_launch_plan(of_rollout, launch_planned_on, launch_planned_first, launch_replanned_on, as_of), as_of)
            - launch_planned_first
    end;

-- Brings what follows from stages and plans up to date in the rollouts given.
create function follow_rollouts(ids bigint[]) returns void
    language sql
begin atomic
    update rollout
    set stage = derived.stage, moved_on = derived.moved_on, planned = derived.planned, launched_on = derived.launched_on,
        launch_planned_on = derived.launch_planned_on, launch_planned_first = derived.launch_planned_first,
        launch_replanned_on = derived.launch_replanned_on
    from (
        select wanted.id, coalesce(
                case
                    when bool_or(dates.stage = 'CANCELLED' and dates.actual_on is not null) then 'CANCELLED'
                    when bool_or(dates.stage = 'ON_HOLD' and dates.actual_on is not null and dates.resumed_on is null) then 'ON_HOLD'
                    else (array_agg(dates.stage order by stage_rank(dates.stage) desc)
                        filter (where dates.actual_on is not null and dates.stage not in ('ON_HOLD', 'CANCELLED')))[1]
                end, 'PLANNED') as stage,
            max(greatest(dates.actual_on, dates.resumed_on)) as moved_on,
            coalesce(bool_or(dates.planned_on is not null), false) as planned,
            max(dates.actual_on) filter (where dates.stage = 'LAUNCHED') as launched_on,
            max(dates.planned_on) filter (where dates.stage = 'LAUNCHED') as launch_planned_on,
            (select plan.planned_on from rollout_plan as plan
             where plan.rollout_id = wanted.id and plan.stage = 'LAUNCHED' order by plan.number limit 1) as launch_planned_first,
            (select plan.made_on from rollout_plan as plan
             where plan.rollout_id = wanted.id and plan.stage = 'LAUNCHED' order by plan.number desc limit 1) as launch_replanned_on
        from unnest(ids) as wanted (id)
        left join rollout_stage as dates on dates.rollout_id = wanted.id
        group by wanted.id
    ) as derived
    where rollout.id = derived.id
      and (rollout.stage, rollout.moved_on, rollout.planned, rollout.launched_on, rollout.launch_planned_on,
              rollout.launch_planned_first, rollout.launch_replanned_on)
          is distinct from (derived.stage, derived.moved_on, derived.planned, derived.launched_on, derived.launch_planned_on,
              derived.launch_planned_first, derived.launch_replanned_on);
end;

-- A stage that is given another planned date is a change of plan, whoever writes it.
create function follow_stages() returns trigger
    language plpgsql security definer set search_path = autopact, pg_temp
as $$
declare
    touched constant text := case when tg_op = 'DELETE' then 'old_rows' else 'new_rows' end;
    ids bigint[];
begin
    execute format('select array_agg(distinct rollout_id) from %I', touched) into ids;
    if ids is null then
        return null;
    end if;
    if tg_op <> 'DELETE' then
        insert into rollout_plan (rollout_id, number, stage, planned_on, planned_on_precision, planned_on_confidence, made_on)
        select dates.rollout_id, coalesce(last.number, 0) + row_number() over (partition by dates.rollout_id order by stage_rank(dates.stage)),
            dates.stage, dates.planned_on, dates.planned_on_precision, dates.planned_on_confidence,
            case when known.id is not null then current_date end
        from new_rows as dates
        left join lateral (
            select max(plan.number) as number from rollout_plan as plan where plan.rollout_id = dates.rollout_id) as last on true
        left join lateral (
            select plan.* from rollout_plan as plan
            where plan.rollout_id = dates.rollout_id and plan.stage = dates.stage
            order by plan.number desc limit 1) as known on true
        where dates.planned_on is not null
          and (known.planned_on, known.planned_on_precision, known.planned_on_confidence)
              is distinct from (dates.planned_on, dates.planned_on_precision, dates.planned_on_confidence);
    end if;
    perform follow_rollouts(ids);
    return null;
end
$$;
create trigger follow_insert after insert on rollout_stage referencing new table as new_rows
    for each statement execute function follow_stages();
create trigger follow_update after update on rollout_stage referencing old table as old_rows new table as new_rows
    for each statement execute function follow_stages();
create trigger follow_delete after delete on rollout_stage referencing old table as old_rows
    for each statement execute function follow_stages();

-- The last plan of a stage is the one that holds.
create function follow_plans() returns trigger
    language plpgsql security definer set search_path = autopact, pg_temp
as $$
begin
    insert into rollout_stage as dates (rollout_id, stage, planned_on, planned_on_precision, planned_on_confidence)
    select distinct on (plan.rollout_id, plan.stage)
        plan.rollout_id, plan.stage, plan.planned_on, plan.planned_on_precision, plan.planned_on_confidence
    from rollout_plan as plan
    join (select distinct new_rows.rollout_id, new_rows.stage from new_rows) as touched
        on touched.rollout_id = plan.rollout_id and touched.stage = plan.stage
    order by plan.rollout_id, plan.stage, plan.number desc
    on conflict (rollout_id, stage, occurrence) do update
        set planned_on = excluded.planned_on, planned_on_precision = excluded.planned_on_precision,
            planned_on_confidence = excluded.planned_on_confidence
        where (dates.planned_on, dates.planned_on_precision, dates.planned_on_confidence)
            is distinct from (excluded.planned_on, excluded.planned_on_precision, excluded.planned_on_confidence);
    perform follow_rollouts(array(select distinct new_rows.rollout_id from new_rows));
    return null;
end
$$;
create trigger follow_insert after insert on rollout_plan referencing new table as new_rows
    for each statement execute function follow_plans();
create trigger follow_update after update on rollout_plan referencing new table as new_rows
    for each statement execute function follow_plans();
revoke execute on function follow_rollouts(bigint[]), follow_stages(), follow_plans() from public;

-- What is known of a month can have happened on any day of it.
create function first_day_of_period(day date, day_precision text) returns date
    language sql immutable parallel safe
    return case day_precision
        when 'MONTH' then date_trunc('month', day::timestamp)::date
        when 'QUARTER' then date_trunc('quarter', day::timestamp)::date
        when 'YEAR' then date_trunc('year', day::timestamp)::date
        else day
    end;

-- What is wrong with the dates of rollouts: one rule for the API, which asks about one, and for imports, which ask
-- about all that they wrote.
create function rollout_date_violations(ids bigint[], today date)
    returns table (rollout_id bigint, stage text, occurrence integer, member text, rule text, detail text)
    language sql stable
begin atomic
    with dates as materialized (
        select stage.*, stage_rank(stage.stage) as rank from rollout_stage as stage where stage.rollout_id = any (ids)
    )
    select dates.rollout_id, dates.stage, dates.occurrence, 'actualOn', 'out-of-range',
        'What has happened is not recorded for a day in the future.'
    from dates
    where first_day_of_period(dates.actual_on, dates.actual_on_precision) > today
    union all
    select dates.rollout_id, dates.stage, dates.occurrence, 'resumedOn', 'out-of-range',
        'What has happened is not recorded for a day in the future.'
    from dates
    where dates.resumed_on > today
    union all
    select later.rollout_id, later.stage, later.occurrence, 'actualOn', 'out-of-order',
        later.stage || ' on ' || later.actual_on || ' lies before ' || earlier.stage || ' on ' || earlier.actual_on || '.'
    from dates as later
    join dates as earlier on earlier.rollout_id = later.rollout_id and earlier.rank < later.rank
    where later.actual_on < first_day_of_period(earlier.actual_on, earlier.actual_on_precision)
    union all
    select later.rollout_id, later.stage, later.occurrence, 'plannedOn', 'out-of-order',
        later.stage || ' is planned for ' || later.planned_on || ', before ' || earlier.stage || ', which is planned for '
            || earlier.planned_on || '.'
    from dates as later
    join dates as earlier on earlier.rollout_id = later.rollout_id and earlier.rank < later.rank
    where later.planned_on < first_day_of_period(earlier.planned_on, earlier.planned_on_precision)
    union all
    select aside.rollout_id, aside.stage, aside.occurrence, 'actualOn', 'out-of-order',
        aside.stage || ' on ' || aside.actual_on || ' lies before ' || other.stage || ' on ' || other.actual_on || '.'
    from dates as aside
    join dates as other on other.rollout_id = aside.rollout_id and other.stage <> 'CANCELLED'
    where aside.stage = 'CANCELLED' and aside.actual_on < other.actual_on
    union all
    select aside.rollout_id, aside.stage, aside.occurrence, 'stage', 'launched',
        'What was launched is retired and no longer cancelled or put on hold.'
    from dates as aside
    join dates as launched on launched.rollout_id = aside.rollout_id and launched.stage = 'LAUNCHED'
    where aside.stage in ('CANCELLED', 'ON_HOLD')
      and (aside.actual_on > launched.actual_on or aside.stage = 'CANCELLED' and launched.actual_on is not null)
    union all
    select dates.rollout_id, dates.stage, dates.occurrence, 'actualOn', 'never-launched',
        'Only what was launched can be retired.'
    from dates
    where dates.stage = 'RETIRED' and dates.actual_on is not null
      and not exists (
          select from dates as launched
          where launched.rollout_id = dates.rollout_id and launched.stage = 'LAUNCHED' and launched.actual_on is not null)
    union all
    select dates.rollout_id, dates.stage, dates.occurrence, 'actualOn', 'required', 'It is not told since when it is on hold.'
    from dates
    where dates.stage = 'ON_HOLD' and dates.actual_on is null
    union all
    select hold.rollout_id, hold.stage, hold.occurrence, 'actualOn', 'overlap', 'It was on hold then already.'
    from dates as hold
    join dates as other on other.rollout_id = hold.rollout_id and other.stage = 'ON_HOLD' and other.occurrence < hold.occurrence
    where hold.stage = 'ON_HOLD'
      and daterange(hold.actual_on, hold.resumed_on, '[)') && daterange(other.actual_on, other.resumed_on, '[)')
    union all
    select moved.rollout_id, moved.stage, moved.occurrence, 'actualOn', 'on-hold',
        moved.stage || ' was not reached while it was on hold.'
    from dates as moved
    join dates as hold on hold.rollout_id = moved.rollout_id and hold.stage = 'ON_HOLD'
    where moved.rank > 1 and moved.actual_on > hold.actual_on and coalesce(moved.actual_on < hold.resumed_on, true);
end;

-- Which agreements in force reach organizations, each on a day of its own: those that it is party to then, and those that
-- extend to it from an ancestor, with the last amendment that made it so. Asked for many at once, as joins.
create function agreement_reach(organizations bigint[], days date[])
    returns table (organization_id bigint, on_day date, agreement_id bigint, inherited_from_id bigint, reached_in integer)
    language sql stable
begin atomic
    with recursive upward as (
        select distinct asked.organization_id, asked.on_day, asked.organization_id as at_id
        from unnest(organizations, days) as asked (organization_id, on_day)
        union
        select upward.organization_id, upward.on_day, tie.to_id
        from upward
        join organization_tie as tie on tie.organization_id = upward.at_id
        where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF') and daterange(tie.valid_from, tie.valid_until, '[]') @> upward.on_day
    )
    select distinct upward.organization_id, upward.on_day, agreement.id, nullif(upward.at_id, upward.organization_id),
        greatest(party.added_in, case when agreement.amended and upward.at_id <> upward.organization_id then (
            select amendment.number
            from amendment
            where amendment.agreement_id = agreement.id and amendment.extends_to_subsidiaries is not null
              and amendment.effective_on <= upward.on_day
            order by amendment.effective_on desc, amendment.number desc
            limit 1) end)
    from upward
    join agreement_party as party on party.organization_id = upward.at_id
        and coalesce(party.valid_from <= upward.on_day, true) and coalesce(party.valid_until >= upward.on_day, true)
    -- The days in force, written out: over thousands of agreements, making ranges of them costs more than all the rest.
    join agreement on agreement.id = party.agreement_id
        and agreement.status in ('SIGNED', 'TERMINATED') and agreement.signed_on <= upward.on_day
        and agreement.effective_on <= upward.on_day and coalesce(agreement.terminated_on >= upward.on_day, true)
        and (coalesce(agreement.expires_on >= upward.on_day, true) or agreement.amended or agreement.renewal_months is not null)
        and (not (agreement.amended or agreement.renewal_months is not null) or coalesce(
            agreement_phase(
                agreement.status, agreement.signed_on, agreement.effective_on,
                agreement_expiry(agreement.id, agreement.amended, agreement.expires_on, agreement.notice_days,
                    agreement.renewal_months, upward.on_day),
                agreement.notice_days, agreement.terminated_on, upward.on_day) in ('IN_FORCE', 'EXPIRING'), false))
    where upward.at_id = upward.organization_id
       or case when agreement.amended
           then (select term.extends_to_subsidiaries
               from agreement_term(agreement.id, true, null, null, null, agreement.extends_to_subsidiaries, null, null, upward.on_day) as term)
           else agreement.extends_to_subsidiaries end;
end;

create or replace function covered_domains(organizations bigint[], as_of date) returns table (organization_id bigint, domain_id bigint)
    language sql stable
begin atomic
    select distinct reach.organization_id, scope.domain_id
    from agreement_reach(organizations, array_fill(as_of, array[cardinality(organizations)])) as reach
    join agreement_scope as scope on scope.agreement_id = reach.agreement_id
        and scope.valid_from <= as_of and coalesce(scope.valid_until >= as_of, true);
end;

-- On which agreement something rests at a day: one that reaches the maker then, and covers a domain that the solution
-- serves or names the solution. One row for each domain that connects the two, and one without a domain where the
-- solution is named.
create function agreement_bases(keys bigint[], makers bigint[], solutions bigint[], days date[])
    returns table (key bigint, agreement_id bigint, inherited_from_id bigint, domain_id bigint)
    language sql stable
begin atomic
    with asked as materialized (
        select * from unnest(keys, makers, solutions, days) as each (key, maker_id, solution_id, on_day)
    ), reach as materialized (
        select * from agreement_reach(makers, days)
    )
    select asked.key, reach.agreement_id, reach.inherited_from_id, scope.domain_id
    from asked
    join reach on reach.organization_id = asked.maker_id and reach.on_day = asked.on_day
    join agreement_scope as scope on scope.agreement_id = reach.agreement_id
        and scope.valid_from <= asked.on_day and coalesce(scope.valid_until >= asked.on_day, true)
    join solution_domain as serves on serves.domain_id = scope.domain_id and serves.solution_id = asked.solution_id
    union all
    select asked.key, reach.agreement_id, reach.inherited_from_id, null
    from asked
    join reach on reach.organization_id = asked.maker_id and reach.on_day = asked.on_day
    join agreement_solution as named on named.agreement_id = reach.agreement_id and named.solution_id = asked.solution_id
        and named.valid_from <= asked.on_day and coalesce(named.valid_until >= asked.on_day, true);
end;

-- The day at which rollouts need an agreement to rest on: that of the furthest stage past PLANNED, up to LAUNCHED.
create function rollout_basis_days(ids bigint[]) returns table (rollout_id bigint, on_day date)
    language sql stable
begin atomic
    select distinct on (dates.rollout_id) dates.rollout_id, dates.actual_on
    from rollout_stage as dates
    where dates.rollout_id = any (ids) and dates.stage in ('INTEGRATING', 'VALIDATING', 'LAUNCHED') and dates.actual_on is not null
    order by dates.rollout_id, stage_rank(dates.stage) desc;
end;

-- The agreements that the rollouts given can rest on, the best first: one that names the solution before one that covers
-- a domain, the maker's own before an ancestor's, the last signed before older ones.
create function rollout_bases(ids bigint[]) returns table (rollout_id bigint, agreement_id bigint, place bigint)
    language sql stable
begin atomic
    with asked as materialized (
        select array_agg(rollout.id) as keys, array_agg(model.maker_id) as makers, array_agg(rollout.solution_id) as solutions,
            array_agg(needed.on_day) as days
        from rollout_basis_days(ids) as needed
        join rollout on rollout.id = needed.rollout_id
        join vehicle_model as model on model.id = rollout.model_id
    ), found as (
        select bases.key, bases.agreement_id, bool_or(bases.domain_id is null) as names_it,
            bool_or(bases.inherited_from_id is null) as is_own
        from asked
        cross join agreement_bases(asked.keys, asked.makers, asked.solutions, asked.days) as bases
        group by bases.key, bases.agreement_id
    )
    select found.key, found.agreement_id, row_number() over (
        partition by found.key
        order by found.names_it desc, found.is_own desc, agreement.signed_on desc, agreement.code)
    from found
    join agreement on agreement.id = found.agreement_id;
end;

-- The rollouts past PLANNED that rest on nothing and do not say why.
create function rollout_basis_violations(ids bigint[]) returns table (rollout_id bigint, on_day date)
    language sql stable
begin atomic
    select needed.rollout_id, needed.on_day
    from rollout_basis_days(ids) as needed
    join rollout on rollout.id = needed.rollout_id and rollout.without_basis_reason is null
    left join rollout_bases(ids) as bases on bases.rollout_id = rollout.id and bases.agreement_id = rollout.basis_id
    where bases.rollout_id is null;
end;

-- The change that this transaction has made so far; null where it has made none.
create function change_under_way() returns bigint
    language sql stable
    return case
        when split_part(current_setting('autopact.change', true), ':', 1) = pg_current_xact_id_if_assigned()::text
            then split_part(current_setting('autopact.change', true), ':', 2)::bigint
    end;

-- Which of the rollouts given are to show their basis after a change: those that came with it, or to which it gave other
-- dates, another model, solution or basis. One whose basis was lost before can be changed in what has nothing to do with
-- that. A rollout that comes together with its agreement, as from another register, is taken as it was recorded there.
create function rollouts_to_settle(ids bigint[]) returns setof bigint
    language sql stable
begin atomic
    select rollout.id
    from rollout
    where rollout.id = any (ids)
      and (exists (
              select from rollout_stage as dates
              where dates.rollout_id = rollout.id and dates.recorded_in = change_under_way())
          or rollout.recorded_in = change_under_way() and not exists (
              select from rollout_history as before
              where before.id = rollout.id and before.replaced_in = change_under_way()
                and (before.model_id, before.solution_id, before.basis_id, before.without_basis_reason)
                    is not distinct from (rollout.model_id, rollout.solution_id, rollout.basis_id, rollout.without_basis_reason)))
      and not exists (
          select from agreement
          where agreement.id = rollout.basis_id and agreement.recorded_in = change_under_way()
            and not exists (
                select from agreement_history as before
                where before.id = agreement.id and before.replaced_in = change_under_way())
            and not exists (
                select from rollout_history as before
                where before.id = rollout.id and before.replaced_in = change_under_way()));
end;

create function rollout_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'number', rollout.code,
        'vehicleModel', (select model.code from vehicle_model_ever as model where model.id = rollout.model_id),
        'solution', (select solution.code from solution_ever as solution where solution.id = rollout.solution_id),
        'market', rollout.market, 'systemName', rollout.system_name, 'systemVersion', rollout.system_version,
        'basis', (select agreement.code from agreement_ever as agreement where agreement.id = rollout.basis_id),
        'withoutBasis', case when rollout.without_basis_reason is not null
            then jsonb_build_object('reason', rollout.without_basis_reason) end,
        'note', rollout.note,
        'stages', coalesce((
            select jsonb_agg(jsonb_build_object(
                'stage', dates.stage, 'plannedOn', dates.planned_on, 'plannedOnPrecision', dates.planned_on_precision,
                'plannedOnConfidence', dates.planned_on_confidence, 'actualOn', dates.actual_on,
                'actualOnPrecision', dates.actual_on_precision, 'actualOnConfidence', dates.actual_on_confidence,
                'resumedOn', dates.resumed_on)
                order by stage_rank(dates.stage) nulls last, dates.stage, dates.occurrence)
            from rollout_stage_versions as dates
            where dates.rollout_id = record_id and held(dates.recorded_in, dates.replaced_in, changes)), '[]'),
        'plans', coalesce((
            select jsonb_agg(jsonb_build_object(
                'number', plan.number, 'stage', plan.stage, 'plannedOn', plan.planned_on,
                'plannedOnPrecision', plan.planned_on_precision, 'plannedOnConfidence', plan.planned_on_confidence,
                'madeOn', plan.made_on, 'reason', plan.reason)
                order by plan.number)
            from rollout_plan_versions as plan
            where plan.rollout_id = record_id and held(plan.recorded_in, plan.replaced_in, changes)), '[]'))
    from rollout_versions as rollout
    where rollout.id = record_id and held(rollout.recorded_in, rollout.replaced_in, changes);
end;
