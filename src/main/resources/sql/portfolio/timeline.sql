-- What became of an organization and all that belongs to it, as of a date: agreements, rollouts, deployments and every event.
with family as materialized (
    select organization.id, organization.code, organization.name_zh, organization.name_en
    from (select organizations_with_descendants(array[:code], true, cast(:asOf as date)) as id) as member
    join organization on organization.id = member.id
), agreed as materialized (
    select agreement.*, parties.codes,
        agreement_phase_on(agreement, cast(:asOf as date)) as phase, term.expires_on as expiry, term.ends_on,
        term.notice_by
    from agreement
    join (
        select party.agreement_id, array_agg(distinct family.code order by family.code) as codes
        from agreement_party as party
        join family on family.id = party.organization_id
        group by party.agreement_id) as parties on parties.agreement_id = agreement.id
    cross join agreement_term_on(agreement, cast(:asOf as date)) as term
    where coalesce(least(agreement.drafted_on, agreement.negotiating_on, agreement.signed_on) <= :asOf,
        agreement.status in ('DRAFT', 'NEGOTIATING'))
), landed as materialized (
    select rollout.*, model.code as model, model.name_zh as model_zh, model.name_en as model_en, family.code as maker,
        solution.code as solution, solution.name_zh as solution_zh, solution.name_en as solution_en,
        rollout_stage_on(rollout.planned_from, rollout.integrating_on, rollout.validating_on, rollout.launched_on,
            rollout.retired_on, rollout.cancelled_on, rollout.on_hold, cast(:asOf as date)) as stage_then
    from rollout
    join vehicle_model as model on model.id = rollout.model_id
    join family on family.id = model.maker_id
    join solution on solution.id = rollout.solution_id
), stages as materialized (
    select landed.id, landed.code, landed.maker, landed.model_zh || ' · ' || landed.solution_zh as name_zh,
        landed.model_en || ' · ' || landed.solution_en as name_en, dates.stage, first.planned_on as first_planned_on,
        plan.planned_on, plan.planned_on_precision, plan.planned_on_not_before,
        case when dates.actual_on <= :asOf then dates.actual_on end as actual_on,
        case when dates.actual_on <= :asOf then dates.actual_on_precision end as actual_on_precision,
        case when dates.actual_on <= :asOf then dates.actual_on_not_before end as actual_on_not_before, dates.occurrence
    from landed
    join rollout_stage as dates on dates.rollout_id = landed.id
    left join lateral (
        select plan.planned_on, plan.planned_on_precision, plan.planned_on_not_before
        from rollout_plan as plan
        where plan.rollout_id = landed.id and plan.stage = dates.stage and plan.made_on <= :asOf
        order by plan.number desc limit 1) as plan on true
    left join lateral (
        select plan.planned_on
        from rollout_plan as plan
        where plan.rollout_id = landed.id and plan.stage = dates.stage and plan.made_on <= :asOf
        order by plan.number limit 1) as first on true
    where landed.stage_then is not null
), told as (
    select stages.id, min(least(stages.actual_on, stages.planned_on)) as first_on,
        json_agg(json_build_object(
            'stage', stages.stage, 'firstPlannedOn', stages.first_planned_on,
            'plannedOn', stages.planned_on, 'plannedOnPrecision', stages.planned_on_precision,
            'actualOn', stages.actual_on, 'actualOnPrecision', stages.actual_on_precision)
            order by stage_rank(stages.stage) nulls last, stages.stage, stages.occurrence)
            filter (where coalesce(stages.planned_on, stages.actual_on) is not null) as stages
    from stages
    group by stages.id
), deployed as materialized (
    select deployment.*, family.code as organization, family.name_zh as organization_zh, family.name_en as organization_en,
        solution.code as solution, solution.name_zh as solution_zh, solution.name_en as solution_en,
        coalesce(solution.name_zh, '未知方案') || ' · ' || family.name_zh as name_zh,
        coalesce(solution.name_en, 'unknown solution') || ' · ' || family.name_en as name_en
    from deployment
    join family on family.id = deployment.organization_id
    left join solution on solution.id = deployment.solution_id
    where coalesce(deployment.valid_from <= :asOf, true)
), happening as materialized (
    select event.*, concerned.organization
    from (
        select concern.event_id, min(family.code) as organization
        from events_concerning() as concern
        join family on family.id = concern.organization_id
        group by concern.event_id) as concerned
    join event on event.id = concerned.event_id
), event as (
    select cooperation.since as on_day, cooperation.since_precision as precision, cooperation.since_not_before as not_before,
        'ORGANIZATION' as type, family.code,
        'COOPERATION_BEGAN' as kind, family.code as organization, null::text as agreement, null::text as part,
        family.name_zh, family.name_en, true as happens
    from cooperation join family on family.id = cooperation.organization_id
    union all
    select cooperation.until, cooperation.until_precision, cooperation.until_not_before, 'ORGANIZATION', family.code, 'COOPERATION_ENDED', family.code,
        null, null, family.name_zh, family.name_en, true
    from cooperation join family on family.id = cooperation.organization_id
    union all
    select days.on_day, days.precision, days.not_before, 'ORGANIZATION', family.code, days.kind, family.code, null, null,
        family.name_zh || ' → ' || owner.name_zh, family.name_en || ' → ' || owner.name_en, true
    from organization_tie as tie
    join family on family.id = tie.organization_id
    join organization as owner on owner.id = tie.to_id
    cross join lateral (values
        (tie.valid_from, tie.valid_from_precision, tie.valid_from_not_before, 'JOINED'),
        (tie.valid_until, tie.valid_until_precision, tie.valid_until_not_before, 'LEFT')) as days (on_day, precision, not_before, kind)
    union all
    select days.on_day, days.precision, days.not_before, 'AGREEMENT', agreed.code, days.kind, agreed.codes[1], agreed.code, null,
        agreed.title_zh, agreed.title_en, days.happens
    from agreed
    cross join lateral (values
        (agreed.drafted_on, agreed.drafted_on_precision, agreed.drafted_on_not_before, 'DRAFTED', true),
        (agreed.negotiating_on, null, null, 'NEGOTIATING', true),
        (agreed.signed_on, agreed.signed_on_precision, agreed.signed_on_not_before, 'SIGNED', true),
        (agreed.effective_on, agreed.effective_on_precision, agreed.effective_on_not_before, 'EFFECTIVE', agreed.signed_on is null),
        (case
            when agreed.status = 'WITHDRAWN' or agreed.ends_on = agreed.terminated_on then null
            when agreed.phase is null then agreed.expiry
            else agreed.ends_on end,
            case when agreed.expiry = agreed.expires_on then agreed.expires_on_precision end,
            case when agreed.expiry = agreed.expires_on then agreed.expires_on_not_before end, 'EXPIRY', false),
        (agreed.terminated_on, null, null, 'TERMINATED', false),
        (agreed.withdrawn_on, null, null, 'WITHDRAWN', true)) as days (on_day, precision, not_before, kind, happens)
    union all
    select amendment.effective_on, amendment.effective_on_precision, amendment.effective_on_not_before, 'AGREEMENT', agreed.code, amendment.kind, agreed.codes[1],
        agreed.code, amendment.number::text, agreed.title_zh, agreed.title_en, false
    from agreed
    join amendment on amendment.agreement_id = agreed.id
    union all
    select days.on_day, days.precision, days.not_before, 'MILESTONE', milestone.code, days.kind, owner.code, agreed.code, milestone.code,
        milestone.title_zh, milestone.title_en, days.happens
    from agreed
    join milestone on milestone.agreement_id = agreed.id
    join organization as owner on owner.id = milestone.owner_id
    cross join lateral (
        select plan.due_on, plan.due_on_precision, plan.due_on_not_before from milestone_plan as plan
        where plan.milestone_id = milestone.id and (plan.made_on <= :asOf or plan.number = 1)
        order by plan.number desc limit 1) as due
    cross join lateral (values
        (due.due_on, due.due_on_precision, due.due_on_not_before, 'MILESTONE', false),
        (milestone.state_on, null, null, 'MILESTONE_' || milestone.state, true)) as days (on_day, precision, not_before, kind, happens)
    union all
    select days.on_day, days.precision, days.not_before, 'INSTRUMENT', instrument.code, days.kind, agreed.codes[1], agreed.code, null,
        instrument.name_zh, instrument.name_en, true
    from agreed
    join instrument on instrument.agreement_id = agreed.id
    cross join lateral (values
        (instrument.established_on, instrument.established_on_precision, instrument.established_on_not_before, 'ESTABLISHED'),
        (instrument.operating_on, instrument.operating_on_precision, instrument.operating_on_not_before, 'OPERATING'),
        (instrument.closed_on, instrument.closed_on_precision, instrument.closed_on_not_before, 'CLOSED'))
        as days (on_day, precision, not_before, kind)
    union all
    select coalesce(stages.actual_on, stages.planned_on),
        case when stages.actual_on is null then stages.planned_on_precision else stages.actual_on_precision end,
        case when stages.actual_on is null then stages.planned_on_not_before else stages.actual_on_not_before end,
        'ROLLOUT', stages.code, stages.stage, stages.maker, null, null, stages.name_zh, stages.name_en, stages.actual_on is not null
    from stages
    union all
    select days.on_day, days.precision, days.not_before, 'DEPLOYMENT', deployed.code, days.kind, deployed.organization, null, null,
        deployed.name_zh, deployed.name_en, days.happens
    from deployed
    cross join lateral (values
        (deployed.valid_from, deployed.valid_from_precision, deployed.valid_from_not_before, 'DEPLOYED', true),
        (deployed.valid_until, deployed.valid_until_precision, deployed.valid_until_not_before, 'DEPLOYMENT_ENDED', false))
        as days (on_day, precision, not_before, kind, happens)
    union all
    select happening.happened_on, happening.happened_on_precision, happening.happened_on_not_before, 'EVENT', happening.code, happening.kind, happening.organization,
        null, null, happening.title_zh, happening.title_en, true
    from happening
)
select row_to_json(view)::text as item
from (
    select
        coalesce((
            select json_agg(json_build_object(
                'number', agreed.code, 'titleZh', agreed.title_zh, 'titleEn', agreed.title_en, 'parties', agreed.codes,
                'from', coalesce(agreed.effective_on, agreed.signed_on),
                'fromPrecision', case when agreed.effective_on is null then agreed.signed_on_precision
                    else agreed.effective_on_precision end,
                'until', case
                    when agreed.status = 'WITHDRAWN' then agreed.withdrawn_on
                    when agreed.phase is null then agreed.expiry
                    else agreed.ends_on end,
                'untilPrecision', case
                    when agreed.status <> 'WITHDRAWN' and agreed.expiry = agreed.expires_on
                        and coalesce(agreed.terminated_on > agreed.expiry, true) then agreed.expires_on_precision end,
                'phase', agreed.phase)
                order by coalesce(agreed.effective_on, agreed.signed_on), agreed.code)
            from agreed), '[]') as "agreements",
        coalesce((
            select json_agg(json_build_object(
                'number', landed.code, 'vehicleModel', landed.model, 'modelNameZh', landed.model_zh,
                'modelNameEn', landed.model_en, 'solution', landed.solution, 'solutionNameZh', landed.solution_zh,
                'solutionNameEn', landed.solution_en, 'stage', landed.stage_then, 'stages', coalesce(told.stages, '[]'))
                order by told.first_on nulls last, landed.code)
            from landed
            left join told on told.id = landed.id
            where landed.stage_then is not null), '[]') as "rollouts",
        coalesce((
            select json_agg(json_build_object(
                'number', deployed.code, 'organization', deployed.organization, 'organizationNameZh', deployed.organization_zh,
                'organizationNameEn', deployed.organization_en, 'solution', deployed.solution,
                'solutionNameZh', deployed.solution_zh, 'solutionNameEn', deployed.solution_en,
                'from', deployed.valid_from, 'fromPrecision', deployed.valid_from_precision,
                'until', deployed.valid_until, 'untilPrecision', deployed.valid_until_precision)
                order by deployed.valid_from, deployed.code)
            from deployed), '[]') as "deployments",
        coalesce((
            select json_agg(json_build_object(
                'on', event.on_day, 'precision', event.precision, 'type', event.type, 'code', event.code, 'kind', event.kind,
                'planned', event.on_day > :asOf or (event.type = 'ROLLOUT' and not event.happens),
                'notBefore', event.not_before,
                'organization', event.organization, 'agreement', event.agreement, 'part', event.part,
                'nameZh', event.name_zh, 'nameEn', event.name_en)
                order by event.on_day, event.type, event.code, event.part)
            from event
            -- What happens by itself on a day, or was agreed, is told ahead of it; what people do is not.
            where event.on_day is not null and (event.on_day <= :asOf or not event.happens)), '[]') as "events"
) as view
