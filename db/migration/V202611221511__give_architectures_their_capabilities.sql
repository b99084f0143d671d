-- Base capabilities belong to a version of the architecture: a new one is added to the version that brings it, and what
-- an earlier version showed stays what it was. What a capability is called stays the same over the versions.
set local client_min_messages = warning;
call retire_codes_of('architecture', 'ARCHITECTURE');

create table architecture_capability (
    id bigint primary key default nextval('record_seq'),
    architecture_id bigint not null references architecture,
    capability_id bigint not null references capability,
    position integer not null,
    recorded_in bigint not null default current_change(),
    unique (architecture_id, capability_id)
);
call keep_history('architecture_capability', 'ARCHITECTURE', 'architecture_id');

-- Until now every version showed all capabilities there are.
select set_config('autopact.actor', 'autopact', true);
insert into architecture_capability (architecture_id, capability_id, position)
select architecture.id, capability.id, capability.position
from architecture cross join capability
order by architecture.code, capability.position, capability.code;
select set_config('autopact.actor', '', true);

create or replace function architecture_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'version', architecture.code, 'nameZh', architecture.name_zh, 'nameEn', architecture.name_en,
        'effectiveOn', architecture.effective_on, 'effectiveOnPrecision', architecture.effective_on_precision,
        'effectiveOnConfidence', architecture.effective_on_confidence,
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
