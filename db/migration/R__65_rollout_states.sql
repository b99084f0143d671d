-- What vehicle models, rollouts and deployments were after a change.

create or replace function vehicle_model_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', model.code,
        'automaker', (select maker.code from organization_ever as maker where maker.id = model.maker_id),
        'nameZh', model.name_zh, 'nameEn', model.name_en, 'segment', model.segment, 'powertrain', model.powertrain,
        'startOfProduction', model.start_of_production, 'startOfProductionPrecision', model.start_of_production_precision,
        'startOfProductionConfidence', model.start_of_production_confidence, 'startOfProductionNotBefore', model.start_of_production_not_before, 'archived', model.archived)
    from vehicle_model_versions as model
    where model.id = record_id and held(model.recorded_in, model.replaced_in, changes);
end;

create or replace function rollout_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'number', rollout.code,
        'vehicleModel', (select model.code from vehicle_model_ever as model where model.id = rollout.model_id),
        'solution', (select solution.code from solution_ever as solution where solution.id = rollout.solution_id),
        'market', rollout.market, 'systemName', rollout.system_name, 'systemVersion', rollout.system_version,
        'basis', (select agreement.code from agreement_ever as agreement where agreement.id = rollout.basis_id),
        'withoutBasis', case when rollout.without_basis_reason is not null
            then jsonb_build_object('reason', rollout.without_basis_reason) end,
        'note', rollout.note, 'responsible', responsible_then('ROLLOUT', rollout.code, changes),
        'stages', coalesce((
            select jsonb_agg(jsonb_build_object(
                'stage', dates.stage, 'plannedOn', dates.planned_on, 'plannedOnPrecision', dates.planned_on_precision,
                'plannedOnConfidence', dates.planned_on_confidence, 'plannedOnNotBefore', dates.planned_on_not_before, 'madeOn', dates.made_on, 'actualOn', dates.actual_on,
                'actualOnPrecision', dates.actual_on_precision, 'actualOnConfidence', dates.actual_on_confidence, 'actualOnNotBefore', dates.actual_on_not_before,
                'resumedOn', dates.resumed_on)
                order by stage_rank(dates.stage) nulls last, dates.stage, dates.occurrence)
            from rollout_stage_versions as dates
            where dates.rollout_id = record_id and held(dates.recorded_in, dates.replaced_in, changes)), '[]'),
        'plans', coalesce((
            select jsonb_agg(jsonb_build_object(
                'number', plan.number, 'stage', plan.stage, 'plannedOn', plan.planned_on,
                'plannedOnPrecision', plan.planned_on_precision, 'plannedOnConfidence', plan.planned_on_confidence, 'plannedOnNotBefore', plan.planned_on_not_before,
                'madeOn', plan.made_on, 'reason', plan.reason)
                order by plan.number)
            from rollout_plan_versions as plan
            where plan.rollout_id = record_id and held(plan.recorded_in, plan.replaced_in, changes)), '[]'))
    from rollout_versions as rollout
    where rollout.id = record_id and held(rollout.recorded_in, rollout.replaced_in, changes);
end;

create or replace function deployment_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'number', deployment.code,
        'organization', (select organization.code from organization_ever as organization where organization.id = deployment.organization_id),
        'solution', (select solution.code from solution_ever as solution where solution.id = deployment.solution_id),
        'from', deployment.valid_from, 'fromPrecision', deployment.valid_from_precision, 'fromConfidence', deployment.valid_from_confidence, 'fromNotBefore', deployment.valid_from_not_before,
        'until', deployment.valid_until, 'untilPrecision', deployment.valid_until_precision,
        'untilConfidence', deployment.valid_until_confidence, 'untilNotBefore', deployment.valid_until_not_before, 'note', deployment.note)
    from deployment_versions as deployment
    where deployment.id = record_id and held(deployment.recorded_in, deployment.replaced_in, changes);
end;
