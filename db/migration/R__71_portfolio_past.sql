-- What organizations had from agreements and have no more.

-- What organizations had from agreements before a date and have no more, each agreement that brought it in the ways in which
-- it did last: by itself, and from each ancestor.
--
-- An agreement that is neither amended nor renews itself brings something in one way over one stretch of days: from the
-- last beginning to the first end of all that makes it so. Where that is the only way, it is the last. Of what comes in
-- several ways, is amended or renews itself, the agreement is asked on each day on which it can have begun to bring
-- something, or to bring it in another way: when it took effect or was amended, when a part came, when a party or a tie came
-- or was gone.
-- Only of the kinds given; of all, where none are.
create or replace function coverage_past_of(organizations bigint[], kinds text[], as_of date)
    returns table (organization_id bigint, agreement_id bigint, inherited_from_id bigint, kind text, item_id bigint,
        added_in integer, confidence text)
    language sql stable
begin atomic
    with recursive upward as (
        select asked.organization_id, asked.organization_id as at_id, null::date as since, as_of as until
        from unnest(organizations) as asked (organization_id)
        union
        select upward.organization_id, tie.to_id, greatest(upward.since, tie.valid_from), least(upward.until, tie.valid_until)
        from upward
        join organization_tie as tie on tie.organization_id = upward.at_id
        where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
          and coalesce(greatest(upward.since, tie.valid_from) <= least(upward.until, tie.valid_until), true)
    ), effective as (
        select agreement.id, agreement.extends_to_subsidiaries or agreement.amended as may_extend,
            agreement.amended or agreement.renewal_months is not null as is_changing,
            greatest(agreement.signed_on, agreement.effective_on) as since,
            least(agreement.terminated_on,
                case when not agreement.amended and agreement.renewal_months is null then agreement.expires_on end) as until
        from agreement
        where agreement.status in ('SIGNED', 'TERMINATED') and agreement.signed_on <= as_of and agreement.effective_on <= as_of
          -- Few agreements name a solution or a base capability: of the others nothing is to be told.
          and (kinds is null or 'DOMAIN' = any (kinds) or agreement.id in (
              select item.agreement_id from agreement_item as item where item.kind = any (kinds)))
    ), reach as materialized (
        select asked.organization_id, effective.id as agreement_id, null::bigint as inherited_from_id, party.added_in,
            effective.is_changing, greatest(party.valid_from, effective.since) as since,
            least(party.valid_until, effective.until, as_of) as until
        from unnest(organizations) as asked (organization_id)
        join agreement_party as party on party.organization_id = asked.organization_id
        join effective on effective.id = party.agreement_id
        union all
        select upward.organization_id, effective.id, upward.at_id, party.added_in, effective.is_changing,
            greatest(upward.since, party.valid_from, effective.since), least(upward.until, party.valid_until, effective.until)
        from effective
        join agreement_party as party on party.agreement_id = effective.id
        join upward on upward.at_id = party.organization_id and upward.at_id <> upward.organization_id
        where effective.may_extend
    ), single as materialized (
        select reach.organization_id, reach.agreement_id, reach.inherited_from_id, item.kind, item.item_id,
            greatest(reach.added_in, item.added_in) as added_in, item.confidence
        from reach
        join agreement_item as item on item.agreement_id = reach.agreement_id
            and greatest(reach.since, item.valid_from) <= least(reach.until, item.valid_until)
            and item.valid_from <= as_of
            and (kinds is null or item.kind = any (kinds))
        where not reach.is_changing
    ), several as materialized (
        select reach.organization_id, reach.agreement_id from reach where reach.is_changing
        union
        select single.organization_id, single.agreement_id
        from single
        group by single.organization_id, single.agreement_id, single.item_id
        having count(*) > 1
    ), beginning as (
        select several.organization_id, several.agreement_id, event.on_day
        from several
        join (
            select agreement.id as agreement_id, greatest(agreement.signed_on, agreement.effective_on) as on_day from agreement
            union all
            select item.agreement_id, item.valid_from from agreement_item as item
            union all
            select party.agreement_id, party.valid_from from agreement_party as party
            union all
            select party.agreement_id, party.valid_until + 1 from agreement_party as party
            union all
            select amendment.agreement_id, amendment.effective_on from amendment) as event
            on event.agreement_id = several.agreement_id
        union
        select several.organization_id, several.agreement_id, tied.on_day
        from several
        join upward on upward.organization_id = several.organization_id and upward.at_id <> upward.organization_id
        cross join lateral (values (upward.since), (upward.until + 1)) as tied (on_day)
        where tied.on_day is not null
    ), asked as materialized (
        select array_agg(beginning.organization_id) as organizations, array_agg(beginning.agreement_id) as agreements,
            array_agg(beginning.on_day) as days
        from beginning
        where beginning.on_day <= as_of
    ), ranked as (
        select offer.*, rank() over (
            partition by offer.organization_id, offer.agreement_id, offer.item_id
            order by offer.on_day desc) as place
        from asked
        cross join agreement_offers_of(asked.organizations, asked.agreements, asked.days) as offer
        where kinds is null or offer.kind = any (kinds)
    )
    select single.organization_id, single.agreement_id, single.inherited_from_id, single.kind, single.item_id,
        single.added_in, single.confidence
    from single
    left join several using (organization_id, agreement_id)
    where several.agreement_id is null
    union all
    select ranked.organization_id, ranked.agreement_id, ranked.inherited_from_id, ranked.kind, ranked.item_id,
        ranked.added_in, ranked.confidence
    from ranked
    where ranked.place = 1;
end;

-- The same of all kinds.
create or replace function coverage_past(organizations bigint[], as_of date)
    returns table (organization_id bigint, agreement_id bigint, inherited_from_id bigint, kind text, item_id bigint,
        added_in integer, confidence text)
    language sql stable
begin atomic
    select * from coverage_past_of(organizations, null, as_of);
end;
