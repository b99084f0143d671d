-- What a record was after a change, as the API shows it: the history tells the members that differ between two states.
-- Each function reads the versions that held then, of the record and of its parts.
-- The changes are given one by one, those of the record up to the point asked about: transactions that run side by side
-- draw their numbers in one order and change a record in another.
create function held(recorded_in bigint, replaced_in bigint, changes bigint[]) returns boolean
    language sql immutable parallel safe
    return recorded_in = any (changes) and coalesce(replaced_in <> all (changes), true);

create function organization_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', organization.code, 'kind', organization.kind, 'nameZh', organization.name_zh, 'nameEn', organization.name_en,
        'country', organization.country, 'archived', organization.archived,
        'aliases', (
            select jsonb_agg(alias.alias order by alias.alias)
            from organization_alias_versions as alias
            where alias.organization_id = record_id and held(alias.recorded_in, alias.replaced_in, changes)),
        'ties', (
            select jsonb_agg(jsonb_build_object(
                'to', target.code, 'kind', tie.kind, 'stakePercent', tie.stake_percent,
                'from', tie.valid_from, 'fromPrecision', tie.valid_from_precision, 'fromConfidence', tie.valid_from_confidence,
                'until', tie.valid_until, 'untilPrecision', tie.valid_until_precision, 'untilConfidence', tie.valid_until_confidence)
                order by target.code, tie.valid_from)
            from organization_tie_versions as tie
            join organization as target on target.id = tie.to_id
            where tie.organization_id = record_id and held(tie.recorded_in, tie.replaced_in, changes)),
        'cooperation', (
            select jsonb_build_object(
                'since', cooperation.since, 'sincePrecision', cooperation.since_precision, 'sinceConfidence', cooperation.since_confidence,
                'until', cooperation.until, 'untilPrecision', cooperation.until_precision, 'untilConfidence', cooperation.until_confidence,
                'wordingZh', cooperation.wording_zh, 'wordingEn', cooperation.wording_en)
            from cooperation_versions as cooperation
            where cooperation.organization_id = record_id and held(cooperation.recorded_in, cooperation.replaced_in, changes)))
    from organization_versions as organization
    where organization.id = record_id and held(organization.recorded_in, organization.replaced_in, changes);
end;

create function cooperation_domain_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object('code', domain.code, 'nameZh', domain.name_zh, 'nameEn', domain.name_en, 'position', domain.position)
    from cooperation_domain_versions as domain
    where domain.id = record_id and held(domain.recorded_in, domain.replaced_in, changes);
end;

create function architecture_state(record_id bigint, changes bigint[]) returns jsonb
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
            where assignment.architecture_id = record_id and held(assignment.recorded_in, assignment.replaced_in, changes)))
    from architecture_versions as architecture
    where architecture.id = record_id and held(architecture.recorded_in, architecture.replaced_in, changes);
end;

create function solution_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', solution.code, 'nameZh', solution.name_zh, 'nameEn', solution.name_en,
        'element', (select element.code from element where element.id = solution.element_id),
        'elementConfidence', solution.element_confidence, 'relationshipLevel', solution.relationship_level,
        'domains', (
            select jsonb_agg(jsonb_build_object('domain', domain.code, 'confidence', assignment.confidence) order by domain.code)
            from solution_domain_versions as assignment
            join cooperation_domain as domain on domain.id = assignment.domain_id
            where assignment.solution_id = record_id and held(assignment.recorded_in, assignment.replaced_in, changes)),
        'capabilities', (
            select jsonb_agg(jsonb_build_object('capability', capability.code, 'confidence', assignment.confidence) order by capability.code)
            from solution_capability_versions as assignment
            join capability on capability.id = assignment.capability_id
            where assignment.solution_id = record_id and held(assignment.recorded_in, assignment.replaced_in, changes)))
    from solution_versions as solution
    where solution.id = record_id and held(solution.recorded_in, solution.replaced_in, changes);
end;

create function agreement_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'number', agreement.code, 'kind', agreement.kind, 'wordingZh', agreement.wording_zh, 'wordingEn', agreement.wording_en,
        'titleZh', agreement.title_zh, 'titleEn', agreement.title_en, 'status', agreement.status)
        || jsonb_build_object(
        'draftedOn', agreement.drafted_on, 'draftedOnPrecision', agreement.drafted_on_precision,
        'draftedOnConfidence', agreement.drafted_on_confidence, 'negotiatingOn', agreement.negotiating_on,
        'signedOn', agreement.signed_on, 'signedOnPrecision', agreement.signed_on_precision,
        'signedOnConfidence', agreement.signed_on_confidence,
        'placeZh', agreement.place_zh, 'placeEn', agreement.place_en,
        'effectiveOn', agreement.effective_on, 'effectiveOnPrecision', agreement.effective_on_precision,
        'effectiveOnConfidence', agreement.effective_on_confidence,
        'expiresOn', agreement.expires_on, 'expiresOnPrecision', agreement.expires_on_precision,
        'expiresOnConfidence', agreement.expires_on_confidence,
        'noticeDays', agreement.notice_days, 'renewalMonths', agreement.renewal_months,
        'extendsToSubsidiaries', agreement.extends_to_subsidiaries, 'reminderDays', to_jsonb(agreement.reminder_days))
        || jsonb_build_object(
        'terminatedOn', agreement.terminated_on, 'terminationReason', agreement.termination_reason,
        'withdrawnOn', agreement.withdrawn_on, 'withdrawalReason', agreement.withdrawal_reason,
        'parties', (
            select jsonb_agg(jsonb_build_object('organization', organization.code, 'role', party.role) order by organization.code)
            from agreement_party_versions as party
            join organization on organization.id = party.organization_id
            where party.agreement_id = record_id and held(party.recorded_in, party.replaced_in, changes)),
        'signatories', (
            select jsonb_agg(jsonb_build_object(
                'nameZh', signatory.name_zh, 'nameEn', signatory.name_en, 'officeZh', signatory.office_zh,
                'officeEn', signatory.office_en, 'role', signatory.role,
                'organization', (select organization.code from organization where organization.id = signatory.organization_id))
                order by signatory.position, signatory.name_zh)
            from agreement_signatory_versions as signatory
            where signatory.agreement_id = record_id and held(signatory.recorded_in, signatory.replaced_in, changes)),
        'scope', (
            select jsonb_agg(jsonb_build_object(
                'domain', domain.code, 'from', scope.valid_from, 'fromPrecision', scope.valid_from_precision,
                'fromConfidence', scope.valid_from_confidence, 'until', scope.valid_until,
                'untilPrecision', scope.valid_until_precision, 'untilConfidence', scope.valid_until_confidence,
                'wordingZh', scope.wording_zh, 'confidence', scope.confidence)
                order by domain.position, scope.valid_from)
            from agreement_scope_versions as scope
            join cooperation_domain as domain on domain.id = scope.domain_id
            where scope.agreement_id = record_id and held(scope.recorded_in, scope.replaced_in, changes)),
        'solutions', (
            select jsonb_agg(jsonb_build_object(
                'solution', solution.code, 'from', named.valid_from, 'until', named.valid_until) order by solution.code, named.valid_from)
            from agreement_solution_versions as named
            join solution on solution.id = named.solution_id
            where named.agreement_id = record_id and held(named.recorded_in, named.replaced_in, changes)),
        'lineage', (
            select jsonb_agg(jsonb_build_object('relation', lineage.relation, 'agreement', related.code) order by related.code)
            from agreement_lineage_versions as lineage
            join agreement as related on related.id = lineage.related_id
            where lineage.agreement_id = record_id and held(lineage.recorded_in, lineage.replaced_in, changes)))
    from agreement_versions as agreement
    where agreement.id = record_id and held(agreement.recorded_in, agreement.replaced_in, changes);
end;

create function source_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', source.code, 'titleZh', source.title_zh, 'titleEn', source.title_en, 'publisher', source.publisher,
        'url', source.url, 'language', source.language, 'publishedOn', source.published_on,
        'publishedOnPrecision', source.published_on_precision, 'publishedOnConfidence', source.published_on_confidence,
        'note', source.note)
    from source_versions as source
    where source.id = record_id and held(source.recorded_in, source.replaced_in, changes);
end;

create function record_state(record_kind text, record_id bigint, changes bigint[]) returns jsonb
    language sql stable
    return case record_kind
        when 'ORGANIZATION' then organization_state(record_id, changes)
        when 'COOPERATION_DOMAIN' then cooperation_domain_state(record_id, changes)
        when 'ARCHITECTURE' then architecture_state(record_id, changes)
        when 'SOLUTION' then solution_state(record_id, changes)
        when 'AGREEMENT' then agreement_state(record_id, changes)
        when 'SOURCE' then source_state(record_id, changes)
    end;
