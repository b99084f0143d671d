-- What agreements bring to organizations: all that their scopes name, of whatever kind.

-- What the agreements in force at a date bring to organizations; a row for each item of a scope.
create or replace function agreement_offers_on(organizations bigint[], as_of date)
    returns table (organization_id bigint, agreement_id bigint, inherited_from_id bigint, kind text, item_id bigint,
        added_in integer, confidence text)
    language sql stable
begin atomic
    with reach as materialized (
        select * from agreement_reach_on(organizations, as_of)
    )
    select reach.organization_id, reach.agreement_id, reach.inherited_from_id, item.kind, item.item_id,
        greatest(item.added_in, reach.reached_in), item.confidence
    from reach
    join agreement_item as item on item.agreement_id = reach.agreement_id
        and certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, as_of);
end;

-- What single agreements bring to organizations, each on a day of its own.
create or replace function agreement_offers_of(organizations bigint[], agreements bigint[], days date[])
    returns table (organization_id bigint, on_day date, agreement_id bigint, inherited_from_id bigint, kind text,
        item_id bigint, added_in integer, confidence text)
    language sql stable
begin atomic
    with recursive asked as materialized (
        select distinct each.organization_id, each.agreement_id, each.on_day
        from unnest(organizations, agreements, days) as each (organization_id, agreement_id, on_day)
    ), upward as (
        select asked.organization_id, asked.on_day, asked.organization_id as at_id from asked
        union
        select upward.organization_id, upward.on_day, tie.to_id
        from upward
        join organization_tie as tie on tie.organization_id = upward.at_id
        where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
          and certainly_holds_since_ever_at(tie.valid_from, tie.valid_until, tie.valid_until_precision, tie.valid_until_not_before, upward.on_day)
    ), in_force as materialized (
        select agreement.id, agreement.amended, wanted.on_day,
            agreement_extends_on(agreement, wanted.on_day) as extends_to_subsidiaries
        from (select distinct asked.agreement_id, asked.on_day from asked) as wanted
        join agreement on agreement.id = wanted.agreement_id
        where agreement_is_in_force_on(agreement, wanted.on_day)
    ), reach as materialized (
        select distinct asked.organization_id, asked.on_day, asked.agreement_id,
            nullif(upward.at_id, upward.organization_id) as inherited_from_id,
            greatest(party.added_in, case when in_force.amended and upward.at_id <> upward.organization_id then (
                select amendment.number
                from amendment
                where amendment.agreement_id = in_force.id and amendment.extends_to_subsidiaries is not null
                  and amendment.effective_on <= asked.on_day
                order by amendment.effective_on desc, amendment.number desc
                limit 1) end) as reached_in
        from asked
        join in_force on in_force.id = asked.agreement_id and in_force.on_day = asked.on_day
        join agreement_party as party on party.agreement_id = asked.agreement_id
            and certainly_holds_since_ever_at(party.valid_from, party.valid_until, party.valid_until_precision, party.valid_until_not_before, asked.on_day)
        join upward on upward.organization_id = asked.organization_id and upward.on_day = asked.on_day
            and upward.at_id = party.organization_id
        where upward.at_id = upward.organization_id or in_force.extends_to_subsidiaries
    )
    select reach.organization_id, reach.on_day, reach.agreement_id, reach.inherited_from_id, item.kind, item.item_id,
        greatest(item.added_in, reach.reached_in), item.confidence
    from reach
    join agreement_item as item on item.agreement_id = reach.agreement_id
        and certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, reach.on_day);
end;

-- What agreements may bring to organizations at a date and are not certain to: by an agreement, a party, an item or a tie above
-- them that is known roughly. Begun at those few; what is brought for certain in another way may be among it.
create or replace function agreement_offers_possibly(organizations bigint[], as_of date)
    returns table (organization_id bigint, agreement_id bigint, inherited_from_id bigint, kind text, item_id bigint,
        added_in integer, confidence text)
    language sql stable
begin atomic
    with recursive possible as materialized (
        select possible.agreement_id from agreements_possibly_in_force(as_of) as possible
    ), rough as materialized (
        select possible.agreement_id from possible
        union
        select party.agreement_id
        from agreement_party as party
        where (party.valid_from_precision <> 'DAY' or party.valid_until_precision <> 'DAY')
          and could_hold_since_ever_at(party.valid_from, party.valid_from_precision, party.valid_from_not_before, party.valid_until, as_of)
        union
        select item.agreement_id
        from agreement_item as item
        where (item.valid_from_precision <> 'DAY' or item.valid_until_precision <> 'DAY')
          and may_hold_at(item.valid_from, item.valid_from_precision, item.valid_from_not_before, item.valid_until, item.valid_until_precision, item.valid_until_not_before, as_of)
    ), tie as (
        select tie.organization_id, tie.to_id
        from organization_tie as tie
        where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
          and could_hold_since_ever_at(tie.valid_from, tie.valid_from_precision, tie.valid_from_not_before, tie.valid_until, as_of)
    ), below as (
        select loose.organization_id
        from organization_tie as loose
        where loose.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
          and (loose.valid_from_precision <> 'DAY' or loose.valid_until_precision <> 'DAY')
          and could_hold_since_ever_at(loose.valid_from, loose.valid_from_precision, loose.valid_from_not_before, loose.valid_until, as_of)
        union
        select tie.organization_id
        from below
        join tie on tie.to_id = below.organization_id
    ), upward as (
        select asked.organization_id, asked.organization_id as at_id
        from unnest(organizations) as asked (organization_id)
        where exists (select from rough) or asked.organization_id in (select below.organization_id from below)
        union
        select upward.organization_id, tie.to_id
        from upward
        join tie on tie.organization_id = upward.at_id
    ), wanted as (
        select upward.organization_id, upward.at_id, party.agreement_id, party.added_in
        from rough
        join agreement_party as party on party.agreement_id = rough.agreement_id
            and could_hold_since_ever_at(party.valid_from, party.valid_from_precision, party.valid_from_not_before, party.valid_until, as_of)
        join upward on upward.at_id = party.organization_id
        union
        select upward.organization_id, upward.at_id, party.agreement_id, party.added_in
        from below
        join upward on upward.organization_id = below.organization_id and upward.at_id <> upward.organization_id
        join agreement_party as party on party.organization_id = upward.at_id
            and could_hold_since_ever_at(party.valid_from, party.valid_from_precision, party.valid_from_not_before, party.valid_until, as_of)
    )
    select distinct wanted.organization_id, wanted.agreement_id, nullif(wanted.at_id, wanted.organization_id), item.kind,
        item.item_id, greatest(item.added_in, wanted.added_in), item.confidence
    from wanted
    -- Where nothing is known roughly, which is most often so, no agreement is looked at.
    join agreement on agreement.id = wanted.agreement_id and agreement.id = any (array(select wanted.agreement_id from wanted))
        and (agreement.id in (select possible.agreement_id from possible) or agreement_is_in_force_on(agreement, as_of))
    join agreement_item as item on item.agreement_id = wanted.agreement_id
        and could_hold_at(item.valid_from, item.valid_from_precision, item.valid_from_not_before, item.valid_until, as_of)
    where wanted.at_id = wanted.organization_id or agreement_extends_on(agreement, as_of);
end;

-- What organizations cover, each on a day of its own, and whether an agreement in force names it outright: domains are covered
-- by being named, base capabilities and elements also through named solutions, and elements through domains that serve them
-- in the architecture in effect then.
create or replace function covered_items(organizations bigint[], days date[])
    returns table (organization_id bigint, on_day date, kind text, item_id bigint, is_named boolean)
    language sql stable
begin atomic
    with brought as materialized (
        select distinct reach.organization_id, reach.on_day, item.kind, item.item_id, item.domain_id, item.solution_id
        from agreement_reach(organizations, days) as reach
        join agreement_item as item on item.agreement_id = reach.agreement_id
            and certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, reach.on_day)
    )
    select brought.organization_id, brought.on_day, brought.kind, brought.item_id, true
    from brought
    where brought.kind <> 'SOLUTION'
    union all
    select brought.organization_id, brought.on_day, 'ELEMENT', solution.element_id, false
    from brought
    join solution on solution.id = brought.solution_id and solution.element_id is not null
    union all
    select brought.organization_id, brought.on_day, 'CAPABILITY', used.capability_id, false
    from brought
    join solution_capability as used on used.solution_id = brought.solution_id
    union all
    select brought.organization_id, brought.on_day, 'ELEMENT', serves.element_id, false
    from brought
    join element_domain as serves on serves.domain_id = brought.domain_id
    where serves.architecture_id = (
        select architecture.id from architecture where architecture.effective_on <= brought.on_day
        order by architecture.effective_on desc limit 1);
end;

-- Which domains organizations cover at a date: by an agreement in force then to which they are party, or which extends to
-- them from an ancestor.
create or replace function covered_domains(organizations bigint[], as_of date) returns table (organization_id bigint, domain_id bigint)
    language sql stable
begin atomic
    select distinct reach.organization_id, item.domain_id
    from agreement_reach_on(organizations, as_of) as reach
    join agreement_item as item on item.agreement_id = reach.agreement_id and item.kind = 'DOMAIN'
        and certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, as_of);
end;
