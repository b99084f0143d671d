-- What organizations were after a change.

create or replace function organization_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', organization.code, 'kind', organization.kind, 'nameZh', organization.name_zh, 'nameEn', organization.name_en,
        'country', organization.country, 'archived', organization.archived,
        'mergedInto', (select target.code from organization as target where target.id = organization.merged_into_id),
        'aliases', (
            select jsonb_agg(alias.alias order by alias.alias)
            from organization_alias_versions as alias
            where alias.organization_id = record_id and held(alias.recorded_in, alias.replaced_in, changes)),
        'responsible', responsible_then(organization.type, organization.code, changes),
        'ties', (
            select jsonb_agg(jsonb_build_object(
                'to', target.code, 'kind', tie.kind, 'stakePercent', tie.stake_percent,
                'from', tie.valid_from, 'fromPrecision', tie.valid_from_precision, 'fromConfidence', tie.valid_from_confidence, 'fromNotBefore', tie.valid_from_not_before,
                'until', tie.valid_until, 'untilPrecision', tie.valid_until_precision, 'untilConfidence', tie.valid_until_confidence, 'untilNotBefore', tie.valid_until_not_before)
                order by target.code, tie.valid_from)
            from organization_tie_versions as tie
            join organization_ever as target on target.id = tie.to_id
            where tie.organization_id = record_id and held(tie.recorded_in, tie.replaced_in, changes)),
        'cooperation', (
            select jsonb_build_object(
                'since', cooperation.since, 'sincePrecision', cooperation.since_precision, 'sinceConfidence', cooperation.since_confidence, 'sinceNotBefore', cooperation.since_not_before,
                'until', cooperation.until, 'untilPrecision', cooperation.until_precision, 'untilConfidence', cooperation.until_confidence, 'untilNotBefore', cooperation.until_not_before,
                'wordingZh', cooperation.wording_zh, 'wordingEn', cooperation.wording_en)
            from cooperation_versions as cooperation
            where cooperation.organization_id = record_id and held(cooperation.recorded_in, cooperation.replaced_in, changes)))
    from organization_versions as organization
    where organization.id = record_id and held(organization.recorded_in, organization.replaced_in, changes);
end;
