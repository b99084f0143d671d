-- Which agreements in force reach organizations: those to which they are party, and those that extend to them from an
-- ancestor.

-- Which agreements in force reach organizations, each on a day of its own: those that it is party to then, and those that
-- extend to it from an ancestor, with the last amendment that made it so. Asked for many at once, as joins.
create or replace function agreement_reach(organizations bigint[], days date[])
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
        where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF') and certainly_holds_since_ever_at(tie.valid_from, tie.valid_until, tie.valid_until_precision, tie.valid_until_not_before, upward.on_day)
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
        and certainly_holds_since_ever_at(party.valid_from, party.valid_until, party.valid_until_precision, party.valid_until_not_before, upward.on_day)
    -- The days in force, written out: over thousands of agreements, making ranges of them costs more than all the rest.
    join agreement on agreement.id = party.agreement_id
        and agreement.status in ('SIGNED', 'TERMINATED') and agreement.signed_on <= upward.on_day
        and agreement.effective_on <= upward.on_day and is_not_over(agreement.terminated_on, upward.on_day)
        and (is_not_over(agreement.expires_on, upward.on_day) or agreement.amended or agreement.renewal_months is not null)
        and (not agreement.amended or agreement_is_in_force_on(agreement, upward.on_day))
    where upward.at_id = upward.organization_id
       or agreement_extends_on(agreement, upward.on_day);
end;

-- The organizations given; where none are, which is null and not an empty array, everybody but our own units. The planner knows how
-- many those are that a statement gives as a value, and that everybody is many; of any others it believes that they are few.
create or replace function organizations_asked(organizations bigint[]) returns table (organization_id bigint)
    language sql stable
begin atomic
    select each.organization_id from unnest(organizations) as each (organization_id)
    union all
    select organization.id from organization
    where organizations is null and organization.type <> 'OWN_UNIT' and organization.merged_into_id is null;
end;

-- Which agreements in force at a date reach organizations, or everybody: what agreement_reach tells of many days.
create or replace function agreement_reach_on(organizations bigint[], as_of date)
    returns table (organization_id bigint, agreement_id bigint, inherited_from_id bigint, reached_in integer)
    language sql stable
begin atomic
    with recursive upward as (
        select asked.organization_id, tie.to_id as at_id
        from organizations_asked(organizations) as asked
        join organization_tie as tie on tie.organization_id = asked.organization_id
        where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
          and certainly_holds_since_ever_at(tie.valid_from, tie.valid_until, tie.valid_until_precision, tie.valid_until_not_before, as_of)
        union
        select upward.organization_id, tie.to_id
        from upward
        join organization_tie as tie on tie.organization_id = upward.at_id
        where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
          and certainly_holds_since_ever_at(tie.valid_from, tie.valid_until, tie.valid_until_precision, tie.valid_until_not_before, as_of)
    )
    select asked.organization_id, in_force.agreement_id, null::bigint, party.added_in
    from organizations_asked(organizations) as asked
    join agreement_party as party on party.organization_id = asked.organization_id
        and certainly_holds_since_ever_at(party.valid_from, party.valid_until, party.valid_until_precision, party.valid_until_not_before, as_of)
    join all_agreements_in_force(as_of) as in_force on in_force.agreement_id = party.agreement_id
    union all
    -- Few agreements extend to anybody: those are looked for, not all that the ancestors of everybody are party to.
    select upward.organization_id, in_force.agreement_id, upward.at_id,
        greatest(party.added_in, case when agreement.amended then (
            select amendment.number
            from amendment
            where amendment.agreement_id = agreement.id and amendment.extends_to_subsidiaries is not null
              and amendment.effective_on <= as_of
            order by amendment.effective_on desc, amendment.number desc
            limit 1) end)
    from agreement
    join all_agreements_in_force(as_of) as in_force on in_force.agreement_id = agreement.id and in_force.extends_to_subsidiaries
    join agreement_party as party on party.agreement_id = agreement.id
        and certainly_holds_since_ever_at(party.valid_from, party.valid_until, party.valid_until_precision, party.valid_until_not_before, as_of)
    join upward on upward.at_id = party.organization_id and upward.at_id <> upward.organization_id
    where agreement.extends_to_subsidiaries or agreement.amended;
end;

-- The agreements that extend to organizations from an ancestor at a date, whatever has become of them by then, with the
-- ancestor.
create or replace function agreements_inherited(organizations bigint[], as_of date)
    returns table (organization_id bigint, agreement_id bigint, inherited_from_id bigint)
    language sql stable
begin atomic
    with recursive upward as (
        select asked.organization_id, asked.organization_id as at_id from unnest(organizations) as asked (organization_id)
        union
        select upward.organization_id, tie.to_id
        from upward
        join organization_tie as tie on tie.organization_id = upward.at_id
        where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
          and certainly_holds_since_ever_at(tie.valid_from, tie.valid_until, tie.valid_until_precision, tie.valid_until_not_before, as_of)
    )
    select distinct upward.organization_id, agreement.id, upward.at_id
    from upward
    join agreement_party as party on party.organization_id = upward.at_id
    join agreement on agreement.id = party.agreement_id
        and certainly_holds_since_ever_at(party.valid_from, party.valid_until, party.valid_until_precision, party.valid_until_not_before, greatest(as_of, agreement.effective_on))
    where upward.at_id <> upward.organization_id
      and agreement_extends_on(agreement, as_of);
end;

-- The agreements that reach an organization by a tie on one day and do not reach it on another, although they reach the one
-- it is tied to on both: what is inherited begins and ends with the tie.
create or replace function agreements_by_tie(of_tie bigint, day_with date, day_without date) returns setof bigint
    language sql stable
begin atomic
    select distinct reach.agreement_id
    from organization_tie as tie
    cross join agreement_reach(array[tie.organization_id], array[day_with]) as reach
    where tie.id = of_tie and tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF') and reach.inherited_from_id is not null
      and reach.agreement_id in (
          select of_other.agreement_id from agreement_reach(array[tie.to_id], array[day_without]) as of_other)
      and reach.agreement_id not in (
          select of_own.agreement_id from agreement_reach(array[tie.organization_id], array[day_without]) as of_own);
end;
