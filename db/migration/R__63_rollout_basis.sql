-- On which agreement a rollout rests, and which of those that were written have to show theirs.

-- On which agreement something rests at a day: one that reaches the maker then, and covers a domain that the solution
-- serves or names the solution or its element. One row for each domain that connects the two, and one without a domain where
-- the solution or its element is named.
create or replace function agreement_bases(keys bigint[], makers bigint[], solutions bigint[], days date[])
    returns table (key bigint, agreement_id bigint, inherited_from_id bigint, domain_id bigint)
    language sql stable
begin atomic
    with asked as materialized (
        select * from unnest(keys, makers, solutions, days) as each (key, maker_id, solution_id, on_day)
    ), reach as materialized (
        select * from agreement_reach(makers, days)
    )
    select asked.key, reach.agreement_id, reach.inherited_from_id, item.domain_id
    from asked
    join reach on reach.organization_id = asked.maker_id and reach.on_day = asked.on_day
    join agreement_item as item on item.agreement_id = reach.agreement_id
        and certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, asked.on_day)
    join solution_domain as serves on serves.domain_id = item.domain_id and serves.solution_id = asked.solution_id
    union all
    select asked.key, reach.agreement_id, reach.inherited_from_id, null
    from asked
    join reach on reach.organization_id = asked.maker_id and reach.on_day = asked.on_day
    join solution on solution.id = asked.solution_id
    join agreement_item as item on item.agreement_id = reach.agreement_id
        and (item.solution_id = solution.id or item.element_id = solution.element_id)
        and certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, asked.on_day);
end;

-- The day at which rollouts need an agreement to rest on: that of the furthest stage past PLANNED, up to LAUNCHED.
create or replace function rollout_basis_days(ids bigint[]) returns table (rollout_id bigint, on_day date)
    language sql stable
begin atomic
    select distinct on (dates.rollout_id) dates.rollout_id, dates.actual_on
    from rollout_stage as dates
    where dates.rollout_id = any (ids) and dates.stage in ('INTEGRATING', 'VALIDATING', 'LAUNCHED') and dates.actual_on is not null
    order by dates.rollout_id, stage_rank(dates.stage) desc;
end;

-- The agreements that the rollouts given can rest on, the best first: one that names the solution or its element before
-- one that covers a domain, the maker's own before an ancestor's, the last signed before older ones.
create or replace function rollout_bases(ids bigint[]) returns table (rollout_id bigint, agreement_id bigint, place bigint)
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
create or replace function rollout_basis_violations(ids bigint[]) returns table (rollout_id bigint, on_day date)
    language sql stable
begin atomic
    select needed.rollout_id, needed.on_day
    from rollout_basis_days(ids) as needed
    join rollout on rollout.id = needed.rollout_id and rollout.without_basis_reason is null
    left join rollout_bases(ids) as bases on bases.rollout_id = rollout.id and bases.agreement_id = rollout.basis_id
    where bases.rollout_id is null;
end;

-- The change that this transaction has made so far; null where it has made none.
create or replace function change_under_way() returns bigint
    language sql stable
    return case
        when split_part(current_setting('autopact.change', true), ':', 1) = pg_current_xact_id_if_assigned()::text
            then split_part(current_setting('autopact.change', true), ':', 2)::bigint
    end;

-- Which of the rollouts given are to show their basis after a change: those that came with it, or to which it gave other
-- dates, another model, solution or basis. One whose basis was lost before can be changed in what has nothing to do with
-- that. A rollout that comes together with its agreement, as from another register, is taken as it was recorded there.
create or replace function rollouts_to_settle(ids bigint[]) returns setof bigint
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

-- The rollouts past PLANNED that a write left without an agreement to rest on.
create or replace function rollout_basis_missing(ids bigint[], today date)
    returns table (record_id bigint, part_id bigint, rule text, member text, kind text, detail text)
    language sql stable
begin atomic
    select violation.rollout_id, null::bigint, 'rollout-rests-on-an-agreement', 'basis', 'missing',
        rollout.code || ' rests on no agreement that is in force on ' || violation.on_day
            || ', covers what the solution serves and is made with the maker.'
    from rollout_basis_violations(array(select settled.id from rollouts_to_settle(ids) as settled (id))) as violation
    join rollout on rollout.id = violation.rollout_id;
end;

-- A solution is in use at an organization once at a time.
create or replace function deployment_violations(ids bigint[], today date)
    returns table (record_id bigint, part_id bigint, rule text, member text, kind text, detail text)
    language sql stable
begin atomic
    select own.id, null::bigint, 'deployment-once-at-a-time', 'solution', 'overlap',
        other.code || ' says already that it is in use there then.'
    from deployment as own
    join deployment as other on other.organization_id = own.organization_id and other.solution_id = own.solution_id
        and other.id <> own.id
        and daterange(other.valid_from, other.valid_until, '[]') && daterange(own.valid_from, own.valid_until, '[]')
    where own.id = any (ids);
end;
