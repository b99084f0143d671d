-- What one should know of a partner and all that belongs to it at a date: what is agreed, what is open, which records there are.
with recursive upward as (
    select organization.id from organization where organization.code = :code
    union
    select tie.to_id
    from upward
    join organization_tie as tie on tie.organization_id = upward.id
    where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF') and certainly_holds_since_ever_at(tie.valid_from, tie.valid_until, tie.valid_until_precision, tie.valid_until_not_before, cast(:asOf as date))
), family as materialized (
    select organization.id, organization.code, organization.type
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
), inherited as materialized (
    select reach.agreement_id, min(ancestor.code) as from_code
    from agreement_reach_on(array(select family.id from family), cast(:asOf as date)) as reach
    join organization as ancestor on ancestor.id = reach.inherited_from_id
    where reach.inherited_from_id not in (select family.id from family)
      and reach.agreement_id not in (select agreed.id from agreed)
    group by reach.agreement_id
), in_force as materialized (
    select agreed.id, agreed.codes, agreed.phase, agreed.expiry, agreed.ends_on, agreed.notice_by, null as inherited_from
    from agreed
    where agreed.phase in ('IN_FORCE', 'EXPIRING')
    union all
    select agreement.id, '{}', agreement_phase_on(agreement, cast(:asOf as date)), term.expires_on, term.ends_on, term.notice_by,
        inherited.from_code
    from inherited
    join agreement on agreement.id = inherited.agreement_id
    cross join agreement_term_on(agreement, cast(:asOf as date)) as term
), model as materialized (
    select model.* from vehicle_model as model join family on family.id = model.maker_id
), landed as materialized (
    select rollout.*, model.name_zh as model_zh, model.name_en as model_en,
        rollout_stage_told(rollout.moved_on, rollout.planned_from, rollout.integrating_on, rollout.validating_on,
            rollout.launched_on, rollout.retired_on, rollout.cancelled_on, rollout.on_hold, cast(:asOf as date)) as stage_then,
        rollout_launch_plan(rollout.id, rollout.launch_planned_on, rollout.launch_replanned_on, cast(:asOf as date)) as planned_then
    from rollout join model on model.id = rollout.model_id
), record as (
    select 'ORGANIZATION' as kind, family.id, family.code from family
    union all
    select 'AGREEMENT', agreed.id, agreed.code from agreed
    union all
    select 'MILESTONE', milestone.id, milestone.code from milestone join agreed on agreed.id = milestone.agreement_id
    union all
    select 'INSTRUMENT', instrument.id, instrument.code from instrument join agreed on agreed.id = instrument.agreement_id
    union all
    select 'VEHICLE_MODEL', model.id, model.code from model
    union all
    select 'ROLLOUT', landed.id, landed.code from landed
    union all
    select 'DEPLOYMENT', deployment.id, deployment.code from deployment join family on family.id = deployment.organization_id
)
select row_to_json(view)::text as item
from (
    select
        (select json_agg(family.code order by family.code) from family) as "family",
        coalesce((select json_agg(organization.code order by organization.code) from upward
            join organization on organization.id = upward.id), '[]') as "line",
        (select json_agg(json_build_object('kind', record.kind, 'id', record.id, 'code', record.code)) from record) as "records",
        coalesce((
            select json_agg(json_build_object(
                'number', agreement.code, 'titleZh', agreement.title_zh, 'titleEn', agreement.title_en,
                'parties', in_force.codes, 'inheritedFrom', in_force.inherited_from,
                'phase', in_force.phase, 'effectiveOn', agreement.effective_on,
                'effectiveOnPrecision', agreement.effective_on_precision, 'expiresOn', in_force.expiry,
                'expiresOnPrecision', case when in_force.expiry = agreement.expires_on then agreement.expires_on_precision end,
                'endsOn', in_force.ends_on,
                'nextDecision', next_decision(in_force.phase, in_force.ends_on, in_force.notice_by, :asOf),
                'domains', coalesce((
                    select json_agg(domain.code order by domain.position, domain.code)
                    from agreement_item as item
                    join cooperation_domain as domain on domain.id = item.domain_id
                    where item.agreement_id = agreement.id and certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, :asOf)), '[]'),
                'named', coalesce((
                    select json_agg(target.code order by item.kind, target.position, target.code)
                    from agreement_item as item
                    join agreement_item_target as target on target.kind = item.kind and target.id = item.item_id
                    where item.agreement_id = agreement.id and item.kind <> 'DOMAIN'
                      and certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, :asOf)), '[]'))
                order by agreement.effective_on, agreement.code)
            from in_force
            join agreement on agreement.id = in_force.id), '[]') as "inForce",
        coalesce((
            select json_agg(json_build_object(
                'number', agreed.code, 'titleZh', agreed.title_zh, 'titleEn', agreed.title_en, 'status', agreed.status)
                order by agreed.code)
            from agreed
            where agreed.status in ('DRAFT', 'NEGOTIATING') and coalesce(agreed.drafted_on <= :asOf, true)), '[]') as "drafts",
        coalesce((
            select json_agg(json_build_object(
                'code', milestone.code, 'agreement', agreed.code, 'titleZh', milestone.title_zh, 'titleEn', milestone.title_en,
                'owner', owner.code, 'dueOn', due.due_on, 'dueOnPrecision', due.due_on_precision)
                order by due.due_on, milestone.code)
            from milestone
            cross join lateral (
                select plan.due_on, plan.due_on_precision from milestone_plan as plan
                where plan.milestone_id = milestone.id and (plan.made_on <= :asOf or plan.number = 1)
                order by plan.number desc limit 1) as due
            join agreed on agreed.id = milestone.agreement_id
            join organization as owner on owner.id = milestone.owner_id
            where milestone_state_on(milestone.state, milestone.state_on, cast(:asOf as date)) = 'OPEN'
              and agreed.status <> 'WITHDRAWN' and is_not_over(agreed.terminated_on, :asOf)), '[]') as "milestones",
        coalesce((
            select json_agg(json_build_object(
                'code', instrument.code, 'agreement', agreed.code, 'nameZh', instrument.name_zh, 'nameEn', instrument.name_en)
                order by instrument.code)
            from instrument
            join agreed on agreed.id = instrument.agreement_id
            where coalesce(least(instrument.established_on, instrument.operating_on, instrument.closed_on) > :asOf,
                    instrument.state = 'PLANNED')
              and agreed.phase in ('UPCOMING', 'IN_FORCE', 'EXPIRING')), '[]') as "instruments",
        coalesce((
            select json_agg(json_build_object(
                'number', landed.code, 'modelNameZh', landed.model_zh, 'modelNameEn', landed.model_en,
                'solutionNameZh', solution.name_zh, 'solutionNameEn', solution.name_en, 'stage', landed.stage_then,
                'launchPlannedOn', landed.planned_then,
                'launchPlannedOnPrecision', (
                    select plan.planned_on_precision
                    from rollout_plan as plan
                    where plan.rollout_id = landed.id and plan.stage = 'LAUNCHED' and plan.made_on <= :asOf
                    order by plan.number desc limit 1),
                'slipDays', rollout_slip(landed.cancelled_on, landed.launched_on, landed.planned_then,
                    landed.launch_planned_first, cast(:asOf as date)))
                order by landed.code)
            from landed
            join solution on solution.id = landed.solution_id
            where landed.stage_then in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'ON_HOLD')), '[]') as "rollouts",
        (select json_agg(json_build_object('code', domain.code, 'nameZh', domain.name_zh, 'nameEn', domain.name_en)
             order by domain.position, domain.code)
         from cooperation_domain as domain) as "domains"
) as view
