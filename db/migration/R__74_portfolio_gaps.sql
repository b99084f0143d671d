-- What the register cannot bear out at a date, record by record: gaps are reported, not hidden.

-- Where codes are given, those of organizations that a gap may concern, what others rest on is not looked for: only of those
-- given, with all that belongs to them where that is asked for, is everything told.
-- Where it is asked for so many after a key, in the order of the keys, which are 'kind/code/subject', not more are looked for of
-- what is planned without an agreement: that is most of a register that was taken over.
create or replace function portfolio_gaps_of(
    organizations text[], include_descendants boolean, as_of date, after_key text, most bigint)
    returns table (kind text, record_type text, record_code text, organization_ids bigint[], subject text, since date)
    language sql stable
begin atomic
    with asked as materialized (
        select organizations_with_descendants(organizations, include_descendants, as_of) as id
    ), in_force as materialized (
        select agreement.id, agreement.code, agreement.effective_on
        from all_agreements_in_force(as_of) as in_force
        join agreement on agreement.id = in_force.agreement_id
        where cardinality(organizations) = 0
           or agreement.id = any (array(
               select party.agreement_id from agreement_party as party
               where party.organization_id = any (array(select asked.id from asked))))
    ), landed as (
        select rollout.code, model.maker_id as organization_id, rollout.solution_id, rollout.stage_then as stage,
            rollout.basis_id, rollout.without_basis_reason, rollout.moved_on
        from (
            select rollout.code, rollout.model_id, rollout.solution_id, rollout.basis_id, rollout.without_basis_reason,
                rollout.moved_on, rollout.integrating_on, rollout.validating_on, rollout.launched_on,
                rollout_stage_on(rollout.planned_from, rollout.integrating_on, rollout.validating_on, rollout.launched_on,
                    rollout.retired_on, rollout.cancelled_on, rollout.on_hold, as_of) as stage_then
            from rollout
            where rollout.planned or rollout.moved_on is not null) as rollout
        join vehicle_model as model on model.id = rollout.model_id
        where (rollout.stage_then in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'LAUNCHED')
               or rollout.stage_then = 'ON_HOLD'
                  and least(rollout.integrating_on, rollout.validating_on, rollout.launched_on) <= as_of)
          and (cardinality(organizations) = 0 or model.maker_id = any (array(select asked.id from asked)))
    ), deployed as materialized (
        select deployment.id, deployment.code, deployment.organization_id, deployment.solution_id, deployment.valid_from
        from deployment
        where certainly_holds_at(deployment.valid_from, deployment.valid_until, deployment.valid_until_precision, deployment.valid_until_not_before, as_of)
    ), offered as materialized (
        -- Each thing once, however many agreements bring it.
        select distinct offer.organization_id, offer.kind, offer.item_id
        from agreement_offers_on(case when cardinality(organizations) > 0 then array(select asked.id from asked) end, as_of) as offer
    ), based as materialized (
        -- What may land on which agreements, told once for each organization and solution.
        select offered.organization_id, serves.solution_id
        from offered
        join solution_domain as serves on serves.domain_id = offered.item_id
        where offered.kind = 'DOMAIN'
        union
        select offered.organization_id, solution.id
        from offered
        join solution on solution.element_id = offered.item_id
        where offered.kind = 'ELEMENT'
        union
        select offered.organization_id, offered.item_id from offered where offered.kind = 'SOLUTION'
    ), cooperating as materialized (
        select cooperation.organization_id, cooperation.since
        from cooperation
        where certainly_holds_at(cooperation.since, cooperation.until, cooperation.until_precision, cooperation.until_not_before, as_of)
    ), reached as materialized (
        select distinct reach.organization_id
        from (
            select coalesce(array_agg(concerned.id), '{}') as ids
            from (
                select cooperating.organization_id as id from cooperating
                union
                select deployed.organization_id from deployed where deployed.solution_id is null) as concerned
            where cardinality(organizations) = 0 or concerned.id = any (array(select asked.id from asked))) as concerned
        cross join agreement_reach_on(concerned.ids, as_of) as reach
    )
    select 'SCOPE_UNKNOWN', 'AGREEMENT', in_force.code, array(
            select party.organization_id from agreement_party as party
            where party.agreement_id = in_force.id and party.role <> 'OWN'
              and certainly_holds_since_ever_at(party.valid_from, party.valid_until, party.valid_until_precision, party.valid_until_not_before, as_of)),
        null::text, in_force.effective_on
    from in_force
    where not exists (
            select from agreement_item as item
            where item.agreement_id = in_force.id and certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, as_of))
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
        'ROLLOUT', landed.code, array[landed.organization_id], coalesce(basis.code, landed.without_basis_reason),
        case when landed.moved_on <= as_of then landed.moved_on end
    from landed
    left join agreement as basis on basis.id = landed.basis_id
    -- What is recorded as resting on nothing stays so, whoever covers it later.
    where (landed.organization_id, landed.solution_id) not in (select based.organization_id, based.solution_id from based)
       or landed.without_basis_reason is not null and landed.stage <> 'PLANNED'
    union all
    select 'PLANNED_WITHOUT_AGREEMENT', 'ROLLOUT', intended.code, array[intended.maker_id], null, null
    from (
        -- While nobody said for when: there is no date to count them from, and they have no agreement all the same. They are not
        -- looked at by whoever asks for other kinds of gaps, and by whoever asks for so many until they are found.
        select rollout.code, model.maker_id
        from rollout
        join vehicle_model as model on model.id = rollout.model_id
        where not rollout.planned and rollout.moved_on is null
          and (cardinality(organizations) = 0 or model.maker_id = any (array(select asked.id from asked)))
          and (model.maker_id, rollout.solution_id) not in (select based.organization_id, based.solution_id from based)
          and rollout.code || '/' > rest_of_key(after_key, 'PLANNED_WITHOUT_AGREEMENT/')
        order by rollout.code || '/'
        limit most) as intended
    union all
    select 'DEPLOYMENT_SOLUTION_UNKNOWN', 'DEPLOYMENT', deployed.code, array[deployed.organization_id], null, deployed.valid_from
    from deployed
    where deployed.solution_id is null
    union all
    select 'DEPLOYMENT_WITHOUT_AGREEMENT', 'DEPLOYMENT', deployed.code, array[deployed.organization_id], null, deployed.valid_from
    from deployed
    left join based on based.organization_id = deployed.organization_id and based.solution_id = deployed.solution_id
    left join reached on reached.organization_id = deployed.organization_id
    where case when deployed.solution_id is null then reached.organization_id is null else based.solution_id is null end
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

-- All of them, whomever they concern.
create or replace function portfolio_gaps(as_of date)
    returns table (kind text, record_type text, record_code text, organization_ids bigint[], subject text, since date)
    language sql stable
begin atomic
    select * from portfolio_gaps_of('{}', false, as_of, null, null);
end;
