-- What is not covered yet, for whom, and what comparable automakers cover.

-- What automakers that we work with do not cover at a date, and how many comparable ones do: other groups of the same
-- country, or all others where the country is not known. A group counts once, whichever of its members covers it. Beside it
-- stand those that belong to them, by whatever tie, and have a solution for it already, and whether nothing at all is known of
-- what was agreed with them, so that it is not known either whether this is white.
create or replace function white_space(as_of date)
    returns table (organization_id bigint, domain_id bigint, state text, country text, comparable integer, covering integer,
        examples bigint[], coming text[], affiliates bigint[], scope_unknown boolean)
    language sql stable
begin atomic
    with recursive offered as materialized (
        select distinct offer.organization_id, case when offer.kind = 'DOMAIN' then offer.item_id end as domain_id
        from agreement_offers_on(null, as_of) as offer
        join organization on organization.id = offer.organization_id and organization.type = 'AUTOMAKER'
    ), covered as materialized (
        select offered.* from offered where offered.domain_id is not null
    ), wanted as materialized (
        select cooperating.id from cooperating_organizations(as_of) as cooperating (id)
        union
        select offered.organization_id from offered
    ), at_work as materialized (
        select organization.id, coalesce(organization.country, top.country) as country, top.id as group_id, top.country as group_country,
            top.code as group_code, (coalesce(organization.country, top.country) is not distinct from top.country
                or coalesce(organization.country, top.country) is null)::integer as is_among_them
        from wanted
        join organization on organization.id = wanted.id and organization.type = 'AUTOMAKER'
        join organization_groups(array(select wanted.id from wanted), as_of) as belongs
            on belongs.organization_id = organization.id
        join organization as top on top.id = belongs.group_id
    ), groups as materialized (
        select distinct at_work.group_id, at_work.group_country as country, at_work.group_code as code from at_work
    ), has as materialized (
        select distinct at_work.group_id, covered.domain_id
        from at_work
        join covered on covered.organization_id = at_work.id
    ), sizes as materialized (
        select groups.country, count(*) as groups, grouping(groups.country) = 1 as of_all from groups group by grouping sets ((groups.country), ())
    ), shares as materialized (
        select groups.country, has.domain_id, count(*) as groups, (array_agg(groups.group_id order by groups.code))[1:6] as examples,
            grouping(groups.country) = 1 as of_all
        from has
        join groups on groups.group_id = has.group_id
        group by grouping sets ((groups.country, has.domain_id), (has.domain_id))
    ), landed as materialized (
        select landed.organization_id, serves.domain_id, bool_or(landed.live) as live
        from landings_counted_at(null, as_of) as landed
        join solution_domain as serves on serves.solution_id = landed.solution_id
        group by landed.organization_id, serves.domain_id
    ), beside as (
        select landed.organization_id as affiliate_id, landed.domain_id, landed.organization_id as at_id
        from landed
        where landed.live
        union
        select beside.affiliate_id, beside.domain_id, tie.to_id
        from beside
        join organization_tie as tie on tie.organization_id = beside.at_id
        where certainly_holds_since_ever_at(tie.valid_from, tie.valid_until, tie.valid_until_precision, tie.valid_until_not_before, as_of)
    ), affiliates as materialized (
        select beside.at_id as organization_id, beside.domain_id, array_agg(distinct beside.affiliate_id) as ids
        from beside
        where beside.at_id <> beside.affiliate_id
        group by beside.at_id, beside.domain_id
    ), uncovered as materialized (
        select distinct landed.organization_id, landed.domain_id
        from landed
        left join covered on covered.organization_id = landed.organization_id and covered.domain_id = landed.domain_id
        where landed.live and covered.domain_id is null
    ), past as materialized (
        -- What was agreed before matters only where something has landed that nothing covers now.
        select distinct past.organization_id, past.item_id as domain_id
        from coverage_past_of(array(select distinct uncovered.organization_id from uncovered), '{DOMAIN}', as_of) as past
    ), coming as materialized (
        select prospect.organization_id, prospect.item_id as domain_id, array_agg(distinct agreement.code) as agreements
        from agreement_prospects(array(select at_work.id from at_work), as_of) as prospect
        join agreement on agreement.id = prospect.agreement_id
        where prospect.kind = 'DOMAIN'
        group by prospect.organization_id, prospect.item_id
    )
    select at_work.id, domain.id,
        coverage_state(landing.live, false, past.domain_id is not null, landing.live is not null or coming.agreements is not null),
        at_work.country,
        -- The own group is among the groups of its country, and among all.
        cast(sizes.groups - at_work.is_among_them as integer),
        cast(coalesce(shares.groups, 0) - (own.group_id is not null)::integer * at_work.is_among_them as integer),
        (array_remove(shares.examples, at_work.group_id))[1:5],
        coming.agreements, affiliates.ids,
        not exists (select from offered where offered.organization_id = at_work.id)
    from at_work
    cross join cooperation_domain as domain
    left join covered on covered.organization_id = at_work.id and covered.domain_id = domain.id
    left join sizes on case when at_work.country is null then sizes.of_all else not sizes.of_all and sizes.country = at_work.country end
    left join shares on shares.domain_id = domain.id
        and case when at_work.country is null then shares.of_all else not shares.of_all and shares.country = at_work.country end
    left join has as own on own.group_id = at_work.group_id and own.domain_id = domain.id
    left join landed as landing on landing.organization_id = at_work.id and landing.domain_id = domain.id
    left join past on past.organization_id = at_work.id and past.domain_id = domain.id
    left join coming on coming.organization_id = at_work.id and coming.domain_id = domain.id
    left join affiliates on affiliates.organization_id = at_work.id and affiliates.domain_id = domain.id
    where covered.domain_id is null;
end;
