-- Two dates side by side.

-- What happened from one date to another: a row for each event and each thing that came, went or moved, with the day on which it did where
-- one date tells it. What may have been so on the day before the first of them was known by then, and did not happen since.
create or replace function portfolio_changes(from_day date, to_day date)
    returns table (kind text, record_type text, record_code text, organization_ids bigint[], subject text, before text, after text,
        on_day date, on_day_precision text, on_day_confidence text, on_day_not_before date)
    language sql stable
begin atomic
    with phases as materialized (
        select agreement.id, agreement.code,
            agreement_phase_on(agreement, from_day) as before,
            agreement_phase_on(agreement, to_day) as after,
            case when agreement.signed_on > agreement.effective_on then agreement.signed_on else agreement.effective_on end as in_force_on,
            case when agreement.signed_on > agreement.effective_on then agreement.signed_on_precision
                else agreement.effective_on_precision end as in_force_on_precision,
            case when agreement.signed_on > agreement.effective_on then agreement.signed_on_confidence
                else agreement.effective_on_confidence end as in_force_on_confidence,
            case when agreement.signed_on > agreement.effective_on then agreement.signed_on_not_before
                else agreement.effective_on_not_before end as in_force_on_not_before
        from agreement
        where agreement.signed_on <= to_day
    ), known_before as materialized (
        select possible.agreement_id from agreements_possibly_in_force(from_day - 1) as possible
    ), possible as materialized (
        select possibly_cooperating_organizations(from_day - 1) as id
    ), coverage as materialized (
        select covered.organization_id, covered.domain_id, bool_or(covered.is_before) as before, bool_or(not covered.is_before) as after
        from (
            select earlier.organization_id, earlier.domain_id, true as is_before
            from covered_domains(null, from_day) as earlier
            union all
            select later.organization_id, later.domain_id, false
            from covered_domains(null, to_day) as later) as covered
        group by covered.organization_id, covered.domain_id
    ), company as materialized (
        select cooperating.organization_id, bool_or(cooperating.is_before) as before, bool_or(not cooperating.is_before) as after
        from (
            select cooperating_organizations(from_day) as organization_id, true as is_before
            union all
            select cooperating_organizations(to_day), false) as cooperating
        group by cooperating.organization_id
    ), touched as materialized (
        -- What never moved after the earlier date, nor was planned first or anew, is where it was, as it was planned.
        select rollout.id, rollout.code, rollout.model_id, rollout.moved_on, rollout.planned_from, rollout.integrating_on,
            rollout.validating_on, rollout.launched_on, rollout.retired_on, rollout.cancelled_on, rollout.on_hold,
            rollout.launch_planned_on, rollout.launch_replanned_on
        from rollout
        where (rollout.planned or rollout.moved_on is not null or rollout.planned_from is not null)
          and greatest(rollout.moved_on, rollout.planned_from, rollout.launch_replanned_on) > from_day
    ), planned as materialized (
        -- Each plan is looked up once.
        select rollout.code, model.maker_id, rollout.launch_replanned_on,
            rollout_launch_plan(rollout.id, rollout.launch_planned_on, rollout.launch_replanned_on, from_day) as before,
            rollout_launch_plan(rollout.id, rollout.launch_planned_on, rollout.launch_replanned_on, to_day) as after
        from touched as rollout
        join vehicle_model as model on model.id = rollout.model_id
        where rollout.launch_replanned_on > from_day
    )
    select case when company.after then 'COOPERATION_BEGAN' else 'COOPERATION_ENDED' end,
        organization.type, organization.code, array[organization.id], null::text, null::text, null::text,
        day.on_day, day.on_day_precision, day.on_day_confidence, day.on_day_not_before
    from company
    join organization on organization.id = company.organization_id
    left join lateral (
        -- It begins with the first that makes it so, and ends with the last.
        select told.*
        from (
            select known.since as on_day, known.since_precision as on_day_precision, known.since_confidence as on_day_confidence,
                known.since_not_before as on_day_not_before
            from cooperation as known
            where company.after and known.organization_id = organization.id and known.since > from_day and known.since <= to_day
            union all
            select known.until, known.until_precision, known.until_confidence, known.until_not_before
            from cooperation as known
            where company.before and known.organization_id = organization.id and known.until >= from_day and known.until < to_day
            union all
            select phases.in_force_on, phases.in_force_on_precision, phases.in_force_on_confidence, phases.in_force_on_not_before
            from agreement_party as party
            join phases on phases.id = party.agreement_id
            where company.after and party.organization_id = organization.id and phases.in_force_on > from_day
              and phases.in_force_on <= to_day) as told
        order by case when company.after then told.on_day end, told.on_day desc
        limit 1) as day on true
    where company.before <> company.after and organization.type <> 'OWN_UNIT'
      and not (company.after and organization.id in (select possible.id from possible))
    union all
    select case
            when phases.after in ('IN_FORCE', 'EXPIRING') and coalesce(phases.before not in ('IN_FORCE', 'EXPIRING'), true) then 'AGREEMENT_CAME_INTO_FORCE'
            when phases.before in ('IN_FORCE', 'EXPIRING') and phases.after not in ('IN_FORCE', 'EXPIRING') then 'AGREEMENT_ENDED'
            else 'AGREEMENT_PHASE_CHANGED'
        end,
        'AGREEMENT', phases.code, array(
            select distinct party.organization_id from agreement_party as party
            where party.agreement_id = phases.id and party.role <> 'OWN' and coalesce(party.valid_from <= to_day, true)),
        null, phases.before, phases.after, case when phases.came then phases.in_force_on end,
        case when phases.came then phases.in_force_on_precision end, case when phases.came then phases.in_force_on_confidence end,
        case when phases.came then phases.in_force_on_not_before end
    from (
        select phases.*,
            phases.after in ('IN_FORCE', 'EXPIRING') and coalesce(phases.before not in ('IN_FORCE', 'EXPIRING'), true) as came
        from phases) as phases
    where phases.before is distinct from phases.after
      and not (phases.came and phases.id in (select known_before.agreement_id from known_before))
    union all
    select case when coverage.after then 'COVERAGE_GAINED' else 'COVERAGE_LOST' end,
        organization.type, organization.code, array[organization.id], domain.code, null, null, null, null, null, null
    from coverage
    join organization on organization.id = coverage.organization_id
    join cooperation_domain as domain on domain.id = coverage.domain_id
    where coverage.before <> coverage.after
      and not (coverage.after and exists (
          select from known_before
          join agreement_item as item on item.agreement_id = known_before.agreement_id and item.domain_id = domain.id
          join agreement_party as party on party.agreement_id = known_before.agreement_id
          where party.organization_id = organization.id))
    union all
    select 'ROLLOUT_MOVED', 'ROLLOUT', moved.code, array[moved.maker_id], null, moved.before, moved.after,
        dates.actual_on, dates.actual_on_precision, dates.actual_on_confidence, dates.actual_on_not_before
    from (
        select rollout.id, rollout.code, model.maker_id,
            rollout_stage_on(rollout.planned_from, rollout.integrating_on, rollout.validating_on, rollout.launched_on,
                rollout.retired_on, rollout.cancelled_on, rollout.on_hold, from_day) as before,
            rollout_stage_on(rollout.planned_from, rollout.integrating_on, rollout.validating_on, rollout.launched_on,
                rollout.retired_on, rollout.cancelled_on, rollout.on_hold, to_day) as after
        from touched as rollout
        join vehicle_model as model on model.id = rollout.model_id
        where rollout.moved_on > from_day or rollout.planned_from > from_day) as moved
    left join lateral (
        select dates.* from rollout_stage as dates
        where dates.rollout_id = moved.id and dates.stage = moved.after and dates.actual_on > from_day and dates.actual_on <= to_day
        order by dates.actual_on desc limit 1) as dates on true
    where moved.before is distinct from moved.after
      and not exists (
          select from rollouts_possibly_at(from_day - 1) as known
          where known.rollout_id = moved.id and known.stage = moved.after)
    union all
    select case when planned.before is null then 'LAUNCH_PLANNED' else 'LAUNCH_REPLANNED' end, 'ROLLOUT', planned.code, array[planned.maker_id], null, planned.before::text, planned.after::text,
        planned.launch_replanned_on, 'DAY', null, null
    from planned
    where planned.before is distinct from planned.after
    union all
    select case when deployed.after then 'DEPLOYMENT_BEGAN' else 'DEPLOYMENT_ENDED' end,
        'DEPLOYMENT', deployed.code, array[deployed.organization_id], deployed.solution, null, null,
        case when deployed.after then deployed.valid_from else deployed.valid_until end,
        case when deployed.after then deployed.valid_from_precision else deployed.valid_until_precision end,
        case when deployed.after then deployed.valid_from_confidence else deployed.valid_until_confidence end,
        case when deployed.after then deployed.valid_from_not_before else deployed.valid_until_not_before end
    from (
        select deployment.*, solution.code as solution,
            certainly_holds_at(deployment.valid_from, deployment.valid_until, deployment.valid_until_precision, deployment.valid_until_not_before, from_day) as before,
            certainly_holds_at(deployment.valid_from, deployment.valid_until, deployment.valid_until_precision, deployment.valid_until_not_before, to_day) as after
        from deployment
        left join solution on solution.id = deployment.solution_id) as deployed
    where deployed.before <> deployed.after
      and not (deployed.after and may_hold_at(
          deployed.valid_from, deployed.valid_from_precision, deployed.valid_from_not_before, deployed.valid_until, deployed.valid_until_precision, deployed.valid_until_not_before, from_day - 1))
    union all
    select 'EVENT', 'EVENT', event.code, array(
            select distinct concern.organization_id from events_concerning() as concern where concern.event_id = event.id),
        event.kind, null, null, event.happened_on, event.happened_on_precision, event.happened_on_confidence,
        event.happened_on_not_before
    from event
    where happened_within(event.happened_on, event.happened_on_precision, event.happened_on_not_before, from_day, to_day);
end;
