-- The figures of the portfolio at a date, with the records that they count and leave out.

-- The automakers in cooperation at a date. Those with an ancestor among them are not counted beside it: the nearest one
-- stands beside them.
create or replace function cooperating_automakers(as_of date) returns table (organization_id bigint, under_id bigint)
    language sql stable
begin atomic
    with recursive cooperating as materialized (
        select organization.id
        from organization
        where organization.type = 'AUTOMAKER' and organization.id in (select cooperating_organizations(as_of))
    ), upward as (
        select cooperating.id as organization_id, cooperating.id as at_id, 0 as distance from cooperating
        union
        select upward.organization_id, tie.to_id, upward.distance + 1
        from upward
        join organization_tie as tie on tie.organization_id = upward.at_id
        where holds_since_ever_at(tie.valid_from, tie.valid_until, as_of)
    ), nearest as (
        select distinct on (upward.organization_id) upward.organization_id, upward.at_id
        from upward
        join cooperating on cooperating.id = upward.at_id
        where upward.distance > 0
        order by upward.organization_id, upward.distance, upward.at_id
    )
    select cooperating.id, nearest.at_id
    from cooperating
    left join nearest on nearest.organization_id = cooperating.id;
end;

-- The records behind a figure of the portfolio at a date: those that it counts, and those that one might look for among
-- them and that it leaves out, with the reason.
create or replace function metric_records(metric text, as_of date) returns table (code text, counted boolean, reason text, related text)
    language sql stable
begin atomic
    select organization.code, cooperating.under_id is null, case when cooperating.under_id is not null then 'UNDER_ANCESTOR' end,
        ancestor.code
    from cooperating_automakers(as_of) as cooperating
    join organization on organization.id = cooperating.organization_id
    left join organization as ancestor on ancestor.id = cooperating.under_id
    where metric = 'AUTOMAKERS_IN_COOPERATION'
    union all
    select organization.code, false, 'NOT_AN_AUTOMAKER', null
    from organization
    where metric = 'AUTOMAKERS_IN_COOPERATION' and organization.type = 'PARTNER'
      and organization.id in (select cooperating_organizations(as_of))
    union all
    select model.code, coalesce(landed.counts, false),
        case when landed.model_id is null then 'NO_ROLLOUT' when not landed.counts then 'ROLLOUT_ASIDE' end, landed.stages
    from vehicle_model as model
    left join (
        select landed.model_id, bool_or(landed.stage in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'LAUNCHED')) as counts,
            string_agg(distinct landed.stage, ', ' order by landed.stage) as stages
        from rollouts_at(as_of) as landed
        group by landed.model_id) as landed on landed.model_id = model.id
    where metric = 'VEHICLE_MODELS_LANDED_OR_PLANNED'
    union all
    select organization.code, organization.kind = 'ECOSYSTEM_PARTNER' and cooperating.id is not null,
        case
            when cooperating.id is null then 'NOT_IN_COOPERATION'
            when organization.kind <> 'ECOSYSTEM_PARTNER' then 'OTHER_KIND'
        end,
        case when organization.kind <> 'ECOSYSTEM_PARTNER' then organization.kind end
    from organization
    left join (select distinct cooperating_organizations(as_of) as id) as cooperating on cooperating.id = organization.id
    where metric = 'ECOSYSTEM_PARTNERS' and organization.type = 'PARTNER' and organization.merged_into_id is null
      and (cooperating.id is not null or organization.kind = 'ECOSYSTEM_PARTNER')
    union all
    select organization.code, organization.kind = 'MOBILITY_OPERATOR' and deployed.organization_id is not null,
        case
            when deployed.organization_id is null then 'NO_DEPLOYMENT'
            when organization.kind <> 'MOBILITY_OPERATOR' then 'OTHER_KIND'
        end,
        case when organization.kind <> 'MOBILITY_OPERATOR' then organization.kind end
    from organization
    left join (
        select distinct deployment.organization_id
        from deployment
        where holds_at(deployment.valid_from, deployment.valid_until, as_of)) as deployed
        on deployed.organization_id = organization.id
    where metric = 'MOBILITY_OPERATORS_SERVED' and organization.merged_into_id is null
      and (deployed.organization_id is not null or organization.kind = 'MOBILITY_OPERATOR');
end;
