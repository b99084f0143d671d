-- What domains, architectures and solutions were after a change.

create or replace function cooperation_domain_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object('code', domain.code, 'nameZh', domain.name_zh, 'nameEn', domain.name_en, 'position', domain.position)
    from cooperation_domain_versions as domain
    where domain.id = record_id and held(domain.recorded_in, domain.replaced_in, changes);
end;

create or replace function architecture_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'version', architecture.code, 'nameZh', architecture.name_zh, 'nameEn', architecture.name_en,
        'effectiveOn', architecture.effective_on, 'effectiveOnPrecision', architecture.effective_on_precision,
        'effectiveOnConfidence', architecture.effective_on_confidence, 'effectiveOnNotBefore', architecture.effective_on_not_before,
        'announcedOn', architecture.announced_on, 'announcedOnPrecision', architecture.announced_on_precision,
        'announcedOnConfidence', architecture.announced_on_confidence, 'announcedOnNotBefore', architecture.announced_on_not_before,
        'occasion', (select occasion.code from event_ever as occasion where occasion.id = architecture.occasion_id),
        'owner', (select owner.code from organization as owner where owner.id = architecture.owner_id),
        'predecessor', (select earlier.code from architecture_ever as earlier where earlier.id = architecture.predecessor_id),
        'declaredHorizontal', architecture.declared_horizontal, 'declaredVertical', architecture.declared_vertical,
        'declaredPlatform', architecture.declared_platform,
        'elements', (
            select jsonb_agg(jsonb_build_object(
                'code', element.code, 'layer', assignment.layer, 'position', assignment.position,
                'nameZh', assignment.name_zh, 'nameEn', assignment.name_en, 'confidence', assignment.confidence)
                order by assignment.layer, assignment.position, element.code)
            from architecture_element_versions as assignment
            join element on element.id = assignment.element_id
            where assignment.architecture_id = record_id and held(assignment.recorded_in, assignment.replaced_in, changes)),
        'elementDomains', (
            select jsonb_agg(jsonb_build_object(
                'element', element.code, 'domain', domain.code, 'confidence', assignment.confidence)
                order by element.code, domain.code)
            from element_domain_versions as assignment
            join element on element.id = assignment.element_id
            join cooperation_domain as domain on domain.id = assignment.domain_id
            where assignment.architecture_id = record_id and held(assignment.recorded_in, assignment.replaced_in, changes)),
        'capabilities', (
            -- A capability is a record of its own: it was called what it was called at the latest of these changes.
            select jsonb_agg(jsonb_build_object(
                'code', capability.code, 'nameZh', capability.name_zh, 'nameEn', capability.name_en)
                order by used.position, capability.code)
            from architecture_capability_versions as used
            join capability_versions as capability on capability.id = used.capability_id
                and capability.recorded_in <= (select max(change_id) from unnest(changes) as change_id)
                and coalesce(capability.replaced_in > (select max(change_id) from unnest(changes) as change_id), true)
            where used.architecture_id = record_id and held(used.recorded_in, used.replaced_in, changes)))
    from architecture_versions as architecture
    where architecture.id = record_id and held(architecture.recorded_in, architecture.replaced_in, changes);
end;

create or replace function solution_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', solution.code, 'nameZh', solution.name_zh, 'nameEn', solution.name_en,
        'descriptionZh', solution.description_zh, 'descriptionEn', solution.description_en,
        'element', (select element.code from element where element.id = solution.element_id),
        'elementConfidence', solution.element_confidence, 'relationshipLevel', solution.relationship_level,
        'relationshipLevelConfidence', solution.relationship_level_confidence,
        'domains', (
            select jsonb_agg(jsonb_build_object('domain', domain.code, 'confidence', assignment.confidence) order by domain.code)
            from solution_domain_versions as assignment
            join cooperation_domain as domain on domain.id = assignment.domain_id
            where assignment.solution_id = record_id and held(assignment.recorded_in, assignment.replaced_in, changes)),
        'capabilities', (
            select jsonb_agg(jsonb_build_object('capability', capability.code, 'confidence', assignment.confidence) order by capability.code)
            from solution_capability_versions as assignment
            join capability on capability.id = assignment.capability_id
            where assignment.solution_id = record_id and held(assignment.recorded_in, assignment.replaced_in, changes)),
        'providers', (
            select jsonb_agg(jsonb_build_object('provider', provider.code, 'confidence', assignment.confidence) order by provider.code)
            from solution_provider_versions as assignment
            join organization as provider on provider.id = assignment.provider_id
            where assignment.solution_id = record_id and held(assignment.recorded_in, assignment.replaced_in, changes)),
        'builtOn', (
            select jsonb_agg(jsonb_build_object('element', element.code, 'confidence', assignment.confidence) order by element.code)
            from solution_element_versions as assignment
            join element on element.id = assignment.element_id
            where assignment.solution_id = record_id and held(assignment.recorded_in, assignment.replaced_in, changes)),
        -- Versions from before there was an archive were not in it.
        'archived', coalesce(solution.archived, false))
    from solution_versions as solution
    where solution.id = record_id and held(solution.recorded_in, solution.replaced_in, changes);
end;
