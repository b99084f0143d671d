-- Which organization belongs to which, from when to when.
set local client_min_messages = warning;

-- The ties among those given that close a cycle on some day, with the organization that the cycle comes back to.
create or replace function cyclic_ties(ties bigint[]) returns table (tie_id bigint, organization_id bigint)
    language sql stable
begin atomic
    with recursive path as (
        select tie.id as tie_id, tie.organization_id as start_id, tie.to_id as at_id,
               daterange(tie.valid_from, tie.valid_until, '[]') as days, array[tie.organization_id, tie.to_id] as visited
        from organization_tie as tie
        where tie.id = any (ties)
        union all
        select path.tie_id, path.start_id, next.to_id,
               path.days * daterange(next.valid_from, next.valid_until, '[]'), path.visited || next.to_id
        from path
        join organization_tie as next on next.organization_id = path.at_id
        where path.at_id <> path.start_id
          and not isempty(path.days * daterange(next.valid_from, next.valid_until, '[]'))
          and (next.to_id = path.start_id or next.to_id <> all (path.visited))
    )
    select distinct path.tie_id, path.start_id from path where path.at_id = path.start_id;
end;

-- What is wrong with the ties of the organizations given, tie by tie: one rule for the API, which asks about one
-- organization, and for imports, which ask about all they touched.
create or replace function tie_violations(ids bigint[], today date)
    returns table (record_id bigint, part_id bigint, rule text, member text, kind text, detail text)
    language sql stable
begin atomic
    select tie.organization_id, tie.id, found.rule, found.member, found.kind, 'The tie to ' || target.code || ' ' || found.detail
    from (
        select tie.id, 'tie-overlap', 'to', 'overlap', 'overlaps another tie between the same two organizations.'
        from organization_tie as tie
        join organization_tie as other
            on other.organization_id = tie.organization_id and other.to_id = tie.to_id and other.id <> tie.id
           and daterange(other.valid_from, other.valid_until, '[]') && daterange(tie.valid_from, tie.valid_until, '[]')
        where tie.organization_id = any (ids)
        union
        select tie.id, 'tie-second-parent', 'to', 'second-parent', 'gives the organization a second parent on the same day.'
        from organization_tie as tie
        join organization_tie as other
            on other.organization_id = tie.organization_id and other.to_id <> tie.to_id
           and other.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
           and daterange(other.valid_from, other.valid_until, '[]') && daterange(tie.valid_from, tie.valid_until, '[]')
        where tie.organization_id = any (ids) and tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
        union
        select cycle.tie_id, 'tie-cycle', 'to', 'cycle',
            'closes a cycle: the other organization belongs to this one already on the same day.'
        from cyclic_ties(array(select tie.id from organization_tie as tie where tie.organization_id = any (ids))) as cycle
        union
        select tie.id, 'tie-stakes-up-to-a-hundred', 'stakePercent', 'above-100',
            'brings the stakes in ' || holder.code || ' to ' || trim_scale(sum(beside.stake_percent)) || ' percent'
                || coalesce(' on ' || tie.valid_from, '') || '; there are 100.'
        from organization_tie as tie
        join organization as holder on holder.id = tie.organization_id
        -- Those that hold when this one begins: the sum is largest at the beginning of some.
        join organization_tie as beside on beside.organization_id = tie.organization_id
            and (beside.valid_from is null or beside.valid_from <= tie.valid_from)
            and (beside.valid_until is null or tie.valid_from is null or beside.valid_until >= tie.valid_from)
        where tie.organization_id = any (ids) and tie.stake_percent is not null
        group by tie.id, tie.valid_from, holder.code
        having sum(beside.stake_percent) > 100
    ) as found (tie_id, rule, member, kind, detail)
    join organization_tie as tie on tie.id = found.tie_id
    join organization as target on target.id = tie.to_id;
end;

-- Holds the rule for every writer. Writers of ties queue here, so that two moves that are harmless alone and a cycle
-- together cannot both commit.
create or replace function refuse_cyclic_tie() returns trigger
    language plpgsql
as $$
begin
    perform pg_advisory_xact_lock(hashtext('organization_tie'));
    if exists (select from ${flyway:defaultSchema}.cyclic_ties(array[new.id])) then
        raise exception 'the tie closes a cycle' using errcode = 'check_violation', constraint = 'organization_tie_cycle';
    end if;
    return null;
end
$$;
drop trigger if exists organization_tie_cycle on organization_tie;
create constraint trigger organization_tie_cycle after insert or update on organization_tie
    deferrable initially deferred for each row execute function refuse_cyclic_tie();

-- The organizations with these codes and, where asked for, all that belongs to them at a date.
create or replace function organizations_with_descendants(codes text[], with_descendants boolean, as_of date) returns setof bigint
    language sql stable rows 20
begin atomic
    with recursive family as (
        select organization.id from organization where organization.code = any (codes)
        union
        select tie.organization_id
        from family
        join organization_tie as tie on tie.to_id = family.id
        where with_descendants and certainly_holds_since_ever_at(tie.valid_from, tie.valid_until, tie.valid_until_precision, tie.valid_until_not_before, as_of)
    )
    select family.id from family;
end;

-- The group that each organization belongs to at a date: the one at the top, itself where it has no parent.
create or replace function organization_groups(organizations bigint[], as_of date) returns table (organization_id bigint, group_id bigint)
    language sql stable
begin atomic
    with recursive upward as (
        select asked.organization_id, asked.organization_id as at_id from unnest(organizations) as asked (organization_id)
        union
        select upward.organization_id, tie.to_id
        from upward
        join organization_tie as tie on tie.organization_id = upward.at_id
        where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF') and certainly_holds_since_ever_at(tie.valid_from, tie.valid_until, tie.valid_until_precision, tie.valid_until_not_before, as_of)
    )
    select upward.organization_id, upward.at_id
    from upward
    where not exists (
        select from organization_tie as tie
        where tie.organization_id = upward.at_id and tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
          and certainly_holds_since_ever_at(tie.valid_from, tie.valid_until, tie.valid_until_precision, tie.valid_until_not_before, as_of));
end;

-- The ties that end on a day or after it, and those that begin after it, each with that day.
create or replace function ties_ahead(as_of date) returns table (tie_id bigint, subject text, due_on date)
    language sql stable
begin atomic
    select tie.id, 'TIE_ENDS', tie.valid_until from organization_tie as tie where tie.valid_until >= as_of
    union all
    select tie.id, 'TIE_BEGINS', tie.valid_from from organization_tie as tie where tie.valid_from > as_of;
end;
