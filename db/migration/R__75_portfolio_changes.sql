-- Two dates side by side.

-- What is otherwise at one date than at another: a row for each thing that came, went or moved, and for each event between
-- the two.
create or replace function portfolio_changes(from_day date, to_day date)
    returns table (kind text, record_type text, record_code text, organization_ids bigint[], subject text, before text, after text,
        happened_on date, happened_on_precision text, happened_on_not_before date)
    language sql stable
begin atomic
    with phases as materialized (
        select agreement.id, agreement.code,
            agreement_phase_on(agreement, from_day) as before,
            agreement_phase_on(agreement, to_day) as after
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
        organization.type, organization.code, array[organization.id], null::text, null::text, null::text, null::date, null::text, null::date
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
        null, phases.before, phases.after, null, null, null
    from phases
    where phases.before is distinct from phases.after
    union all
    select case when coverage.after then 'COVERAGE_GAINED' else 'COVERAGE_LOST' end,
        organization.type, organization.code, array[organization.id], domain.code, null, null, null, null, null
    from coverage
    join organization on organization.id = coverage.organization_id
    join cooperation_domain as domain on domain.id = coverage.domain_id
    where coverage.before <> coverage.after
    union all
    select 'ROLLOUT_MOVED', 'ROLLOUT', moved.code, array[moved.maker_id], null, moved.before, moved.after, null, null, null
    from (
        select rollout.code, model.maker_id,
            rollout_stage_on(rollout.planned_from, rollout.integrating_on, rollout.validating_on, rollout.launched_on,
                rollout.retired_on, rollout.cancelled_on, rollout.on_hold, from_day) as before,
            rollout_stage_on(rollout.planned_from, rollout.integrating_on, rollout.validating_on, rollout.launched_on,
                rollout.retired_on, rollout.cancelled_on, rollout.on_hold, to_day) as after
        from rollout
        join vehicle_model as model on model.id = rollout.model_id
        -- What never moved after the earlier date, nor was planned first, is where it was.
        where rollout.moved_on > from_day or rollout.planned_from > from_day) as moved
    where moved.before is distinct from moved.after
    union all
    select case when planned.before is null then 'LAUNCH_PLANNED' else 'LAUNCH_REPLANNED' end, 'ROLLOUT', planned.code, array[planned.maker_id], null, planned.before::text, planned.after::text, null, null, null
    from (
        select rollout.code, model.maker_id,
            rollout_launch_plan(rollout.id, rollout.launch_planned_on, rollout.launch_replanned_on, from_day) as before,
            rollout_launch_plan(rollout.id, rollout.launch_planned_on, rollout.launch_replanned_on, to_day) as after
        from rollout
        join vehicle_model as model on model.id = rollout.model_id
        where rollout.launch_replanned_on > from_day) as planned
    where planned.before is distinct from planned.after
    union all
    select case when deployed.after then 'DEPLOYMENT_BEGAN' else 'DEPLOYMENT_ENDED' end,
        'DEPLOYMENT', deployed.code, array[deployed.organization_id], deployed.solution, null, null, null, null, null
    from (
        select deployment.code, deployment.organization_id, solution.code as solution,
            holds_at(deployment.valid_from, deployment.valid_until, from_day) as before,
            holds_at(deployment.valid_from, deployment.valid_until, to_day) as after
        from deployment
        left join solution on solution.id = deployment.solution_id) as deployed
    where deployed.before <> deployed.after
    union all
    select 'EVENT', 'EVENT', event.code, array(
            select distinct concern.organization_id from events_concerning() as concern where concern.event_id = event.id),
        event.kind, null, null, event.happened_on, event.happened_on_precision, event.happened_on_not_before
    from event
    where happened_within(event.happened_on, event.happened_on_precision, event.happened_on_not_before, from_day, to_day);
end;
