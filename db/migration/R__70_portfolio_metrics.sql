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
        where certainly_holds_since_ever_at(tie.valid_from, tie.valid_until, tie.valid_until_precision, tie.valid_until_not_before, as_of)
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
        where certainly_holds_at(deployment.valid_from, deployment.valid_until, deployment.valid_until_precision, deployment.valid_until_not_before, as_of)) as deployed
        on deployed.organization_id = organization.id
    where metric = 'MOBILITY_OPERATORS_SERVED' and organization.merged_into_id is null
      and (deployed.organization_id is not null or organization.kind = 'MOBILITY_OPERATOR');
end;

-- The elements of the architecture in effect at a date, and whether an agreement covers them then, certainly or possibly: by
-- naming them, by a solution under them, or by a domain that they serve.
create or replace function elements_covered(by_agreement text, as_of date) returns table (code text, counted boolean, possible boolean)
    language sql stable
begin atomic
    with current as (
        select architecture.id from architecture where architecture.effective_on <= as_of
        order by architecture.effective_on desc limit 1
    ), item as materialized (
        select item.element_id, item.solution_id, item.domain_id,
            agreement_is_in_force_on(agreement, as_of)
                and certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, as_of)
                as is_certain
        from agreement
        join agreement_item as item on item.agreement_id = agreement.id
            and could_hold_at(item.valid_from, item.valid_from_precision, item.valid_from_not_before, item.valid_until, as_of)
        where agreement.code = by_agreement
          and (agreement_is_in_force_on(agreement, as_of)
              or agreement.id in (select possible.agreement_id from agreements_possibly_in_force(as_of) as possible))
    ), covered as (
        select item.element_id, item.is_certain from item where item.element_id is not null
        union all
        select solution.element_id, item.is_certain
        from item
        join solution on solution.id = item.solution_id
        union all
        select serves.element_id, item.is_certain
        from item
        join element_domain as serves on serves.domain_id = item.domain_id
        where serves.architecture_id in (select current.id from current)
    )
    select element.code, coalesce(bool_or(covered.is_certain), false), count(covered.element_id) > 0
    from current
    join architecture_element as assignment on assignment.architecture_id = current.id
    join element on element.id = assignment.element_id
    left join covered on covered.element_id = element.id
    group by element.code;
end;

-- The records that a figure of the portfolio may count at a date and is not certain to: those that belong to what is certain
-- are counted with it in no case.
create or replace function possible_metric_records(metric text, as_of date) returns setof text
    language sql stable
begin atomic
    select organization.code
    from organization
    where metric = 'AUTOMAKERS_IN_COOPERATION' and organization.type = 'AUTOMAKER'
      and organization.id in (select possibly_cooperating_organizations(as_of))
      and organization.id not in (
          select organizations_with_descendants(
              array(
                  select certain.code
                  from cooperating_automakers(as_of) as cooperating
                  join organization as certain on certain.id = cooperating.organization_id),
              true, as_of))
    union all
    select distinct model.code
    from rollouts_possibly_at(as_of) as possible
    join vehicle_model as model on model.id = possible.model_id
    where metric = 'VEHICLE_MODELS_LANDED_OR_PLANNED'
      and possible.stage in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'LAUNCHED')
      and not exists (
          select from rollouts_at(as_of) as certain
          where certain.model_id = possible.model_id
            and certain.stage in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'LAUNCHED'))
    union all
    select organization.code
    from organization
    where metric = 'ECOSYSTEM_PARTNERS' and organization.kind = 'ECOSYSTEM_PARTNER'
      and organization.id in (select possibly_cooperating_organizations(as_of))
    union all
    select distinct organization.code
    from deployment
    join organization on organization.id = deployment.organization_id
    where metric = 'MOBILITY_OPERATORS_SERVED' and organization.kind = 'MOBILITY_OPERATOR'
      and (deployment.valid_from_precision <> 'DAY' or deployment.valid_until_precision <> 'DAY')
      and may_hold_at(deployment.valid_from, deployment.valid_from_precision, deployment.valid_from_not_before,
          deployment.valid_until, deployment.valid_until_precision, deployment.valid_until_not_before, as_of)
      and not exists (
          select from deployment as certain
          where certain.organization_id = deployment.organization_id
            and certainly_holds_at(certain.valid_from, certain.valid_until, certain.valid_until_precision, certain.valid_until_not_before, as_of));
end;

-- The records that each figure of the summary counts at a date, and those that it may count and is not certain to: the figure
-- is the number of the certain ones.
create or replace function summary_records(as_of date)
    returns table (figure text, record_type text, record_code text, name_zh text, name_en text, certain boolean)
    language sql stable
begin atomic
    with metric as (
        select *
        from (values ('automakersInCooperation', 'AUTOMAKERS_IN_COOPERATION'), ('mobilityOperators', 'MOBILITY_OPERATORS_SERVED'),
            ('ecosystemPartners', 'ECOSYSTEM_PARTNERS')) as asked (figure, metric)
    ), in_force as materialized (
        select in_force.agreement_id from agreements_in_force(as_of) as in_force
    ), model as (
        select landed.model_id, bool_or(landed.stage = 'LAUNCHED') as launched
        from rollout_stages_at(as_of) as landed
        where landed.stage in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'LAUNCHED')
        group by landed.model_id
    )
    select metric.figure, organization.type, organization.code, organization.name_zh, organization.name_en, found.certain
    from metric
    cross join lateral (
        select record.code, true as certain from metric_records(metric.metric, as_of) as record where record.counted
        union all
        select possible, false from possible_metric_records(metric.metric, as_of) as possible) as found
    join organization on organization.code = found.code
    union all
    select 'agreementsInForce', 'AGREEMENT', agreement.code, agreement.title_zh, agreement.title_en, found.certain
    from (
        select in_force.agreement_id, true as certain from in_force
        union all
        select possible.agreement_id, false from agreements_possibly_in_force(as_of) as possible) as found
    join agreement on agreement.id = found.agreement_id
    union all
    select 'domainsCovered', 'COOPERATION_DOMAIN', domain.code, domain.name_zh, domain.name_en, found.certain
    from (
        select named.domain_id, bool_or(named.certain) as certain
        from (
            select item.domain_id, certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, as_of) as certain
            from in_force
            join agreement_item as item on item.agreement_id = in_force.agreement_id
            where certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, as_of)
               or may_hold_at(item.valid_from, item.valid_from_precision, item.valid_from_not_before, item.valid_until, item.valid_until_precision, item.valid_until_not_before, as_of)
            union all
            select item.domain_id, false
            from agreements_possibly_in_force(as_of) as possible
            join agreement_item as item on item.agreement_id = possible.agreement_id
            where could_hold_at(item.valid_from, item.valid_from_precision, item.valid_from_not_before, item.valid_until, as_of)) as named
        group by named.domain_id) as found
    join cooperation_domain as domain on domain.id = found.domain_id
    union all
    select case when found.launched then 'vehicleModels.launched' else 'vehicleModels.planned' end, 'VEHICLE_MODEL',
        vehicle_model.code, vehicle_model.name_zh, vehicle_model.name_en, found.certain
    from (
        select model.model_id, model.launched, true as certain from model
        union all
        select possible.model_id, bool_or(possible.stage = 'LAUNCHED'), false
        from rollouts_possibly_at(as_of) as possible
        left join model on model.model_id = possible.model_id
        where possible.stage = 'LAUNCHED' and coalesce(not model.launched, true)
           or possible.stage in ('PLANNED', 'INTEGRATING', 'VALIDATING') and model.model_id is null
        group by possible.model_id) as found
    join vehicle_model on vehicle_model.id = found.model_id;
end;

-- The evidence for a record being counted in a figure of the summary at a date: on the record itself where the figure is of
-- its own, and on what makes it count.
create or replace function summary_evidence(figure text, counted_code text, as_of date) returns setof bigint
    language sql stable
begin atomic
    with in_force as materialized (
        select agreement.id, agreement.code
        from agreements_in_force(as_of) as in_force
        join agreement on agreement.id = in_force.agreement_id
    ), bearing as (
        -- That we work with an organization: its cooperation, and the agreements in force that it is party to.
        select organization.type as record_type, organization.code as record_code, 'cooperation' as about
        from organization
        where figure in ('automakersInCooperation', 'ecosystemPartners') and organization.code = counted_code
        union all
        select 'AGREEMENT', in_force.code, member.about
        from organization
        join agreement_party as party on party.organization_id = organization.id
        join in_force on in_force.id = party.agreement_id
        cross join (values (''), ('status'), ('signedOn'), ('effectiveOn'), ('parties[' || counted_code || ']')) as member (about)
        where figure in ('automakersInCooperation', 'ecosystemPartners') and organization.code = counted_code
          and certainly_holds_since_ever_at(party.valid_from, party.valid_until, party.valid_until_precision, party.valid_until_not_before, as_of)
        union all
        select 'AGREEMENT', counted_code, member.about
        from (values (''), ('status'), ('signedOn'), ('effectiveOn'), ('expiresOn'), ('terminatedOn')) as member (about)
        where figure = 'agreementsInForce'
        union all
        select 'AGREEMENT', in_force.code, member.about
        from cooperation_domain as domain
        join agreement_item as item on item.domain_id = domain.id
        join in_force on in_force.id = item.agreement_id
        cross join (values ('scope'), ('scope[' || counted_code || ']')) as member (about)
        where figure = 'domainsCovered' and domain.code = counted_code
          and certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, as_of)
        union all
        select 'VEHICLE_MODEL', counted_code, null
        where figure like 'vehicleModels.%'
        union all
        select 'ROLLOUT', rollout.code, null
        from vehicle_model as model
        join rollout on rollout.model_id = model.id
        where figure like 'vehicleModels.%' and model.code = counted_code
        union all
        select 'PARTNER', counted_code, 'kind'
        where figure = 'mobilityOperators'
        union all
        select 'DEPLOYMENT', deployment.code, null
        from organization
        join deployment on deployment.organization_id = organization.id
        where figure = 'mobilityOperators' and organization.code = counted_code
          and certainly_holds_at(deployment.valid_from, deployment.valid_until, deployment.valid_until_precision, deployment.valid_until_not_before, as_of)
    )
    select distinct evidence.id
    from bearing
    join evidence on evidence.record_type = bearing.record_type and evidence.record_code = bearing.record_code
    where bearing.about is null or bearing.about = coalesce(evidence.member, '')
       or evidence.member like bearing.about || '.%' and bearing.about <> '';
end;
