-- Questions about the portfolio as a whole, each a set of rows that lists narrow and sort.

-- The automakers in cooperation at a date. Those with an ancestor among them are not counted beside it: the nearest one
-- stands beside them.
create function cooperating_automakers(as_of date) returns table (organization_id bigint, under_id bigint)
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
        where daterange(tie.valid_from, tie.valid_until, '[]') @> as_of
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

-- The group that each organization belongs to at a date: the one at the top, itself where it has no parent.
create function organization_groups(organizations bigint[], as_of date) returns table (organization_id bigint, group_id bigint)
    language sql stable
begin atomic
    with recursive upward as (
        select asked.organization_id, asked.organization_id as at_id from unnest(organizations) as asked (organization_id)
        union
        select upward.organization_id, tie.to_id
        from upward
        join organization_tie as tie on tie.organization_id = upward.at_id
        where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF') and daterange(tie.valid_from, tie.valid_until, '[]') @> as_of
    )
    select upward.organization_id, upward.at_id
    from upward
    where not exists (
        select from organization_tie as tie
        where tie.organization_id = upward.at_id and tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
          and daterange(tie.valid_from, tie.valid_until, '[]') @> as_of);
end;

-- What automakers that we work with do not cover at a date, and how many comparable ones do: other groups of the same
-- country, or all others where the country is not known. A group counts once, whichever of its members covers it.
create function white_space(as_of date)
    returns table (organization_id bigint, domain_id bigint, state text, country text, comparable integer, covering integer,
        examples bigint[], coming text[])
    language sql stable
begin atomic
    with automaker as materialized (
        select coalesce(array_agg(organization.id), '{}') as ids
        from organization
        where organization.type = 'AUTOMAKER' and organization.merged_into_id is null
    ), offered as materialized (
        select distinct offer.organization_id, offer.domain_id
        from automaker
        cross join agreement_offers(automaker.ids, array_fill(as_of, array[cardinality(automaker.ids)])) as offer
    ), covered as materialized (
        select offered.* from offered where offered.domain_id is not null
    ), at_work as materialized (
        select organization.id, coalesce(organization.country, top.country) as country, top.id as group_id, top.country as group_country,
            top.code as group_code, (coalesce(organization.country, top.country) is not distinct from top.country
                or coalesce(organization.country, top.country) is null)::integer as is_among_them
        from (
            select cooperating_organizations(as_of) as id
            union
            select offered.organization_id from offered) as wanted
        join organization on organization.id = wanted.id and organization.type = 'AUTOMAKER'
        join organization_groups(array(
            select cooperating_organizations(as_of) union select offered.organization_id from offered), as_of) as belongs
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
        select landed.organization_id, serves.domain_id, bool_or(landed.stage = 'LAUNCHED') as live
        from rollouts_at(as_of) as landed
        join solution_domain as serves on serves.solution_id = landed.solution_id
        where landed.stage in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'LAUNCHED')
        group by landed.organization_id, serves.domain_id
        union all
        select deployment.organization_id, serves.domain_id, true
        from deployment
        join solution_domain as serves on serves.solution_id = deployment.solution_id
        where deployment.valid_from <= as_of and coalesce(deployment.valid_until >= as_of, true)
    ), past as materialized (
        select distinct past.organization_id, past.domain_id
        from coverage_past(array(select distinct landed.organization_id from landed where landed.live), as_of) as past
    ), coming as materialized (
        select prospect.organization_id, prospect.domain_id, array_agg(distinct agreement.code) as agreements
        from agreement_prospects(array(select at_work.id from at_work), as_of) as prospect
        join agreement on agreement.id = prospect.agreement_id
        group by prospect.organization_id, prospect.domain_id
    )
    select at_work.id, domain.id,
        case
            when landing.live and past.domain_id is not null then 'LAPSED'
            when landing.live then 'UNCOVERED'
            when landing.live is not null or coming.agreements is not null then 'PLANNED'
            else 'NONE'
        end,
        at_work.country,
        -- The own group is among the groups of its country, and among all.
        cast(sizes.groups - at_work.is_among_them as integer),
        cast(coalesce(shares.groups, 0) - (own.group_id is not null)::integer * at_work.is_among_them as integer),
        (array_remove(shares.examples, at_work.group_id))[1:5],
        coming.agreements
    from at_work
    cross join cooperation_domain as domain
    left join covered on covered.organization_id = at_work.id and covered.domain_id = domain.id
    left join sizes on case when at_work.country is null then sizes.of_all else not sizes.of_all and sizes.country = at_work.country end
    left join shares on shares.domain_id = domain.id
        and case when at_work.country is null then shares.of_all else not shares.of_all and shares.country = at_work.country end
    left join has as own on own.group_id = at_work.group_id and own.domain_id = domain.id
    left join (
        select landed.organization_id, landed.domain_id, bool_or(landed.live) as live
        from landed
        group by landed.organization_id, landed.domain_id) as landing
        on landing.organization_id = at_work.id and landing.domain_id = domain.id
    left join past on past.organization_id = at_work.id and past.domain_id = domain.id
    left join coming on coming.organization_id = at_work.id and coming.domain_id = domain.id
    where covered.domain_id is null;
end;

-- What the register cannot bear out at a date, record by record.
create function portfolio_gaps(as_of date)
    returns table (kind text, record_type text, record_code text, organization_ids bigint[], subject text, since date)
    language sql stable
begin atomic
    with in_force as materialized (
        select agreement.id, agreement.code, agreement.effective_on
        from agreements_in_force(as_of) as in_force
        join agreement on agreement.id = in_force.agreement_id
    ), landed as materialized (
        select landed.*, rollout.basis_id, rollout.without_basis_reason, rollout.moved_on, basis.code as basis
        from rollouts_at(as_of) as landed
        join rollout on rollout.id = landed.rollout_id
        left join agreement as basis on basis.id = rollout.basis_id
        where landed.stage in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'LAUNCHED')
           or landed.stage = 'ON_HOLD' and exists (
               select from rollout_stage as begun
               where begun.rollout_id = rollout.id and begun.stage in ('INTEGRATING', 'VALIDATING', 'LAUNCHED')
                 and begun.actual_on <= as_of)
        union all
        -- Intended, and nobody said for when: there is no date to count it from, and it has no agreement all the same.
        select rollout.id, rollout.code, model.maker_id, rollout.model_id, rollout.solution_id, 'PLANNED', null, null, null, null
        from rollout
        join vehicle_model as model on model.id = rollout.model_id
        where rollout.moved_on is null and not rollout.planned
    ), deployed as materialized (
        select deployment.*
        from deployment
        where deployment.valid_from <= as_of and coalesce(deployment.valid_until >= as_of, true)
    ), bases as materialized (
        select distinct found.key
        from (
            select array_agg(needs.id) as ids, array_agg(needs.organization_id) as organizations,
                array_agg(needs.solution_id) as solutions, array_agg(as_of) as days
            from (
                select landed.rollout_id as id, landed.organization_id, landed.solution_id from landed
                union all
                select deployed.id, deployed.organization_id, deployed.solution_id
                from deployed
                where deployed.solution_id is not null) as needs) as asked
        cross join agreement_bases(asked.ids, asked.organizations, asked.solutions, asked.days) as found
    ), cooperating as materialized (
        select cooperation.organization_id, cooperation.since
        from cooperation
        where cooperation.since <= as_of and coalesce(cooperation.until >= as_of, true)
    ), reached as materialized (
        select distinct reach.organization_id
        from (
            select array_agg(concerned.id) as ids, array_agg(as_of) as days
            from (
                select cooperating.organization_id as id from cooperating
                union
                select deployed.organization_id from deployed where deployed.solution_id is null) as concerned) as asked
        cross join agreement_reach(asked.ids, asked.days) as reach
    )
    select 'SCOPE_UNKNOWN', 'AGREEMENT', in_force.code, array(
            select party.organization_id from agreement_party as party
            where party.agreement_id = in_force.id and party.role <> 'OWN'
              and coalesce(party.valid_from <= as_of, true) and coalesce(party.valid_until >= as_of, true)),
        null::text, in_force.effective_on
    from in_force
    where not exists (
            select from agreement_scope as scope
            where scope.agreement_id = in_force.id and scope.valid_from <= as_of and coalesce(scope.valid_until >= as_of, true))
      and not exists (
            select from agreement_solution as named
            where named.agreement_id = in_force.id and named.valid_from <= as_of and coalesce(named.valid_until >= as_of, true))
    union all
    select 'COOPERATION_WITHOUT_AGREEMENT', organization.type, organization.code, array[organization.id], null, cooperating.since
    from cooperating
    join organization on organization.id = cooperating.organization_id
    left join reached on reached.organization_id = cooperating.organization_id
    where reached.organization_id is null
    union all
    select case
            when landed.stage = 'PLANNED' then 'PLANNED_WITHOUT_AGREEMENT'
            when landed.without_basis_reason is not null then 'ROLLOUT_WITHOUT_BASIS'
            else 'ROLLOUT_BASIS_LOST'
        end,
        'ROLLOUT', landed.code, array[landed.organization_id], coalesce(landed.basis, landed.without_basis_reason),
        case when landed.moved_on <= as_of then landed.moved_on end
    from landed
    left join bases on bases.key = landed.rollout_id
    -- What is recorded as resting on nothing stays so, whoever covers it later.
    where bases.key is null or landed.without_basis_reason is not null and landed.stage <> 'PLANNED'
    union all
    select 'DEPLOYMENT_SOLUTION_UNKNOWN', 'DEPLOYMENT', deployed.code, array[deployed.organization_id], null, deployed.valid_from
    from deployed
    where deployed.solution_id is null
    union all
    select 'DEPLOYMENT_WITHOUT_AGREEMENT', 'DEPLOYMENT', deployed.code, array[deployed.organization_id], null, deployed.valid_from
    from deployed
    left join bases on bases.key = deployed.id
    left join reached on reached.organization_id = deployed.organization_id
    where case when deployed.solution_id is null then reached.organization_id is null else bases.key is null end
    union all
    select 'ELEMENT_COUNT_MISMATCH', 'ARCHITECTURE', layer.code, '{}', layer.kind || ' ' || layer.declared || ' ' || layer.listed, layer.effective_on
    from (
        select current.code, current.effective_on, declared.kind, declared.count as declared,
            (select count(*) from architecture_element as listed
             where listed.architecture_id = current.id and listed.layer = declared.kind) as listed
        from (
            select architecture.* from architecture where architecture.effective_on <= as_of
            order by architecture.effective_on desc limit 1) as current
        cross join lateral (values
            ('HORIZONTAL', current.declared_horizontal), ('VERTICAL', current.declared_vertical), ('PLATFORM', current.declared_platform))
            as declared (kind, count)) as layer
    where layer.declared <> layer.listed;
end;

-- What is otherwise at one date than at another: a row for each thing that came, went or moved.
create function portfolio_changes(from_day date, to_day date)
    returns table (kind text, record_type text, record_code text, organization_ids bigint[], subject text, before text, after text)
    language sql stable
begin atomic
    with phases as materialized (
        select agreement.id, agreement.code,
            agreement_phase(agreement.status, agreement.signed_on, agreement.effective_on,
                agreement_expiry(agreement.id, agreement.amended, agreement.expires_on, agreement.notice_days, agreement.renewal_months, from_day),
                agreement.notice_days, agreement.terminated_on, from_day) as before,
            agreement_phase(agreement.status, agreement.signed_on, agreement.effective_on,
                agreement_expiry(agreement.id, agreement.amended, agreement.expires_on, agreement.notice_days, agreement.renewal_months, to_day),
                agreement.notice_days, agreement.terminated_on, to_day) as after
        from agreement
        where agreement.signed_on <= to_day
    ), concerned as materialized (
        select coalesce(array_agg(organization.id), '{}') as ids
        from organization
        where organization.type <> 'OWN_UNIT' and organization.merged_into_id is null
    ), coverage as materialized (
        select covered.organization_id, covered.domain_id, bool_or(covered.is_before) as before, bool_or(not covered.is_before) as after
        from (
            select earlier.organization_id, earlier.domain_id, true as is_before
            from concerned cross join covered_domains(concerned.ids, from_day) as earlier
            union all
            select later.organization_id, later.domain_id, false
            from concerned cross join covered_domains(concerned.ids, to_day) as later) as covered
        group by covered.organization_id, covered.domain_id
    ), cooperation as materialized (
        select cooperating.organization_id, bool_or(cooperating.is_before) as before, bool_or(not cooperating.is_before) as after
        from (
            select cooperating_organizations(from_day) as organization_id, true as is_before
            union all
            select cooperating_organizations(to_day), false) as cooperating
        group by cooperating.organization_id
    )
    select case when cooperation.after then 'COOPERATION_BEGAN' else 'COOPERATION_ENDED' end,
        organization.type, organization.code, array[organization.id], null::text, null::text, null::text
    from cooperation
    join organization on organization.id = cooperation.organization_id
    where cooperation.before <> cooperation.after and organization.type <> 'OWN_UNIT'
    union all
    select case
            when phases.after in ('IN_FORCE', 'EXPIRING') and coalesce(phases.before not in ('IN_FORCE', 'EXPIRING'), true) then 'AGREEMENT_CAME_INTO_FORCE'
            when phases.before in ('IN_FORCE', 'EXPIRING') and phases.after not in ('IN_FORCE', 'EXPIRING') then 'AGREEMENT_ENDED'
            else 'AGREEMENT_PHASE_CHANGED'
        end,
        'AGREEMENT', phases.code, array(
            select distinct party.organization_id from agreement_party as party
            where party.agreement_id = phases.id and party.role <> 'OWN' and coalesce(party.valid_from <= to_day, true)),
        null, phases.before, phases.after
    from phases
    where phases.before is distinct from phases.after
    union all
    select case when coverage.after then 'COVERAGE_GAINED' else 'COVERAGE_LOST' end,
        organization.type, organization.code, array[organization.id], domain.code, null, null
    from coverage
    join organization on organization.id = coverage.organization_id
    join cooperation_domain as domain on domain.id = coverage.domain_id
    where coverage.before <> coverage.after
    union all
    select 'ROLLOUT_MOVED', 'ROLLOUT', moved.code, array[moved.maker_id], null, moved.before, moved.after
    from (
        select rollout.code, model.maker_id,
            rollout_stage_at(rollout.id, rollout.stage, rollout.moved_on, rollout.planned, from_day) as before,
            rollout_stage_at(rollout.id, rollout.stage, rollout.moved_on, rollout.planned, to_day) as after
        from rollout
        join vehicle_model as model on model.id = rollout.model_id
        -- What never moved after the earlier date is where it was.
        where rollout.moved_on > from_day) as moved
    where moved.before is distinct from moved.after
    union all
    select 'LAUNCH_REPLANNED', 'ROLLOUT', planned.code, array[planned.maker_id], null, planned.before::text, planned.after::text
    from (
        select rollout.code, model.maker_id,
            rollout_launch_plan(rollout.id, rollout.launch_planned_on, rollout.launch_planned_first, rollout.launch_replanned_on, from_day) as before,
            rollout_launch_plan(rollout.id, rollout.launch_planned_on, rollout.launch_planned_first, rollout.launch_replanned_on, to_day) as after
        from rollout
        join vehicle_model as model on model.id = rollout.model_id
        where rollout.launch_replanned_on > from_day) as planned
    where planned.before is distinct from planned.after
    union all
    select case when deployed.after then 'DEPLOYMENT_BEGAN' else 'DEPLOYMENT_ENDED' end,
        'DEPLOYMENT', deployed.code, array[deployed.organization_id], deployed.solution, null, null
    from (
        select deployment.code, deployment.organization_id, solution.code as solution,
            coalesce(deployment.valid_from <= from_day and coalesce(deployment.valid_until >= from_day, true), false) as before,
            coalesce(deployment.valid_from <= to_day and coalesce(deployment.valid_until >= to_day, true), false) as after
        from deployment
        left join solution on solution.id = deployment.solution_id) as deployed
    where deployed.before <> deployed.after;
end;

-- The records behind a figure of the portfolio at a date: those that it counts, and those that one might look for among
-- them and that it leaves out, with the reason.
create function metric_records(metric text, as_of date) returns table (code text, counted boolean, reason text, related text)
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
        where deployment.valid_from <= as_of and coalesce(deployment.valid_until >= as_of, true)) as deployed
        on deployed.organization_id = organization.id
    where metric = 'MOBILITY_OPERATORS_SERVED' and organization.merged_into_id is null
      and (deployed.organization_id is not null or organization.kind = 'MOBILITY_OPERATOR');
end;
