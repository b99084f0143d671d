-- The coverage of the whole portfolio as rows, for exports and for tools that read the database: a table can be joined and
-- counted, which a document of rows with cells in them cannot. It decides as the service does for GET /portfolio/coverage.

-- How far an organization has come with a domain or an element, the first that applies: what CoverageState tells.
create or replace function coverage_state(is_live boolean, is_covered boolean, was_covered boolean, is_coming boolean) returns text
    language sql immutable parallel safe
    return case
        when is_live and is_covered then 'LIVE'
        when is_live and was_covered then 'LAPSED'
        when is_live then 'UNCOVERED'
        when is_covered then 'AGREED'
        when is_coming then 'PLANNED'
        else 'NONE'
    end;

-- A row for each automaker in cooperation at a date or reached by an agreement in force then, and each cooperation domain.
-- What it rests on stands in four arrays side by side, a place for each way in which an agreement brings the domain: the
-- agreement's number, the amendment that made it so, the code of the ancestor that is party to it, and whether a source
-- states it. Where dates known roughly leave it open that it has come further, it is told how far, and by which agreements.
create or replace function coverage_cells(as_of date)
    returns table (organization_id bigint, domain_id bigint, state text, agreements text[], amendments integer[],
        inherited_from text[], confidences text[], rollouts text[], deployments text[],
        possible_state text, possible_agreements text[])
    language sql stable rows 10000
begin atomic
    with automaker as materialized (
        select coalesce(array_agg(organization.id), '{}') as ids
        from organization
        where organization.type = 'AUTOMAKER' and organization.merged_into_id is null
    ), offered as materialized (
        select offer.organization_id, offer.agreement_id, offer.inherited_from_id, offer.added_in, offer.confidence,
            case when offer.kind = 'DOMAIN' then offer.item_id end as domain_id
        from automaker
        cross join agreement_offers_on(automaker.ids, as_of) as offer
    ), told as materialized (
        select organization.id
        from organization
        where organization.type = 'AUTOMAKER' and organization.merged_into_id is null
          and (organization.id in (select cooperating_organizations(as_of))
              or organization.id in (select offered.organization_id from offered))
    ), covered as materialized (
        select distinct offered.organization_id, offered.domain_id from offered where offered.domain_id is not null
    ), landed as (
        -- Of many rollouts of one solution the first fifty are told.
        select each.*, row_number() over (
            partition by each.organization_id, each.solution_id, each.is_rollout, each.live order by each.code) as place
        from (
            select landed.organization_id, landed.solution_id, true as is_rollout, landed.stage = 'LAUNCHED' as live, landed.code
            from rollouts_at(as_of) as landed
            where landed.stage in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'LAUNCHED')
            union all
            select deployment.organization_id, deployment.solution_id, false, true, deployment.code
            from deployment
            where certainly_holds_at(deployment.valid_from, deployment.valid_until, deployment.valid_until_precision, deployment.valid_until_not_before, as_of)) as each
        join told on told.id = each.organization_id
    ), landing as materialized (
        select landed.organization_id, serves.domain_id, bool_or(landed.live) as live,
            array_agg(landed.code order by landed.code) filter (where landed.is_rollout and landed.live) as launched,
            array_agg(landed.code order by landed.code) filter (where landed.is_rollout and not landed.live) as under_way,
            array_agg(landed.code order by landed.code) filter (where not landed.is_rollout) as deployed
        from landed
        join solution_domain as serves on serves.solution_id = landed.solution_id
        where landed.place <= 50
        group by landed.organization_id, serves.domain_id
    ), maybe_covered as materialized (
        select possible.organization_id, possible.item_id as domain_id, array_agg(distinct agreement.code order by agreement.code) as agreements
        from agreement_offers_possibly(array(select told.id from told), as_of) as possible
        join agreement on agreement.id = possible.agreement_id
        where possible.kind = 'DOMAIN'
        group by possible.organization_id, possible.item_id
    ), maybe_landed as materialized (
        select possible.organization_id, serves.domain_id, bool_or(possible.live) as live
        from landings_possibly_at(array(select told.id from told), as_of) as possible
        join solution_domain as serves on serves.solution_id = possible.solution_id
        group by possible.organization_id, serves.domain_id
    ), uncovered as materialized (
        select landed.organization_id, landed.domain_id, bool_or(landed.certain) as certain
        from (
            select landing.organization_id, landing.domain_id, true as certain from landing where landing.live
            union all
            select maybe_landed.organization_id, maybe_landed.domain_id, false from maybe_landed where maybe_landed.live) as landed
        left join covered using (organization_id, domain_id)
        where covered.domain_id is null
        group by landed.organization_id, landed.domain_id
    ), past as materialized (
        -- What was agreed before matters only where something has landed, or may have, that nothing covers now.
        select past.organization_id, past.item_id as domain_id, past.agreement_id, past.inherited_from_id, past.added_in, past.confidence,
            uncovered.certain
        from coverage_past(array(select distinct uncovered.organization_id from uncovered), as_of) as past
        join uncovered on uncovered.organization_id = past.organization_id and uncovered.domain_id = past.item_id
        where past.kind = 'DOMAIN'
    ), was as (
        select distinct past.organization_id, past.domain_id from past
    ), found as (
        select offered.organization_id, offered.domain_id, offered.agreement_id, offered.inherited_from_id, offered.added_in,
            offered.confidence
        from offered
        union all
        select past.organization_id, past.domain_id, past.agreement_id, past.inherited_from_id, past.added_in, past.confidence
        from past
        where past.certain
        union all
        -- What is on its way matters only where nothing covers it and nothing has landed.
        select coming.organization_id, coming.item_id, coming.agreement_id, coming.inherited_from_id, coming.added_in, coming.confidence
        from agreement_prospects(array(select told.id from told), as_of) as coming
        left join covered on covered.organization_id = coming.organization_id and covered.domain_id = coming.item_id
        left join landing on landing.organization_id = coming.organization_id and landing.domain_id = coming.item_id
        where coming.kind = 'DOMAIN' and covered.domain_id is null and landing.live is not true
    ), basis as (
        select distinct found.organization_id, found.domain_id, agreement.code as number, found.added_in, ancestor.code as ancestor,
            found.confidence
        from found
        join agreement on agreement.id = found.agreement_id
        left join organization as ancestor on ancestor.id = found.inherited_from_id
        where found.domain_id is not null
    ), based as materialized (
        select ways.organization_id, ways.domain_id, array_agg(ways.number order by ways.place) as agreements,
            array_agg(ways.added_in order by ways.place) as amendments, array_agg(ways.ancestor order by ways.place) as ancestors,
            array_agg(ways.confidence order by ways.place) as confidences
        from (
            select basis.*, row_number() over (
                order by basis.number, basis.ancestor nulls first, basis.added_in nulls first, basis.confidence desc) as place
            from basis) as ways
        group by ways.organization_id, ways.domain_id
    )
    select told.id, domain.id, state.certain, coalesce(based.agreements, '{}'), coalesce(based.amendments, '{}'),
        coalesce(based.ancestors, '{}'), coalesce(based.confidences, '{}'),
        coalesce(case when landing.live then landing.launched when covered.domain_id is null then landing.under_way end, '{}'),
        coalesce(landing.deployed, '{}'), nullif(state.possible, state.certain),
        case when state.possible <> state.certain and state.possible in ('LIVE', 'AGREED')
            then array_cat(state.in_force, maybe_covered.agreements) end
    from told
    cross join cooperation_domain as domain
    left join landing on landing.organization_id = told.id and landing.domain_id = domain.id
    left join covered on covered.organization_id = told.id and covered.domain_id = domain.id
    left join based on based.organization_id = told.id and based.domain_id = domain.id
    left join maybe_covered on maybe_covered.organization_id = told.id and maybe_covered.domain_id = domain.id
    left join maybe_landed on maybe_landed.organization_id = told.id and maybe_landed.domain_id = domain.id
    left join was on was.organization_id = told.id and was.domain_id = domain.id
    cross join lateral (
        select
            coverage_state(landing.live, covered.domain_id is not null, was.domain_id is not null,
                based.agreements is not null or landing.domain_id is not null) as certain,
            coverage_state(landing.live is true or maybe_landed.live is true,
                covered.domain_id is not null or maybe_covered.domain_id is not null, was.domain_id is not null,
                based.agreements is not null or landing.domain_id is not null or maybe_landed.domain_id is not null) as possible,
            case when covered.domain_id is not null then based.agreements end as in_force) as state;
end;
