-- What sources, evidence and events were after a change.

create or replace function source_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', source.code, 'titleZh', source.title_zh, 'titleEn', source.title_en, 'publisher', source.publisher,
        'url', source.url, 'language', source.language, 'publishedOn', source.published_on,
        'publishedOnPrecision', source.published_on_precision, 'publishedOnConfidence', source.published_on_confidence, 'publishedOnNotBefore', source.published_on_not_before,
        'note', source.note)
    from source_versions as source
    where source.id = record_id and held(source.recorded_in, source.replaced_in, changes);
end;

create or replace function evidence_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', evidence.code,
        'record', jsonb_build_object('type', evidence.record_type, 'code', evidence.record_code, 'member', evidence.member),
        'source', (select source.code from source_versions as source where source.id = evidence.source_id limit 1),
        'quote', evidence.quote, 'verbatim', evidence.verbatim, 'stance', evidence.stance,
        'confidence', evidence.confidence, 'note', evidence.note)
    from evidence_versions as evidence
    where evidence.id = record_id and held(evidence.recorded_in, evidence.replaced_in, changes);
end;

create or replace function event_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', event.code, 'kind', event.kind, 'titleZh', event.title_zh, 'titleEn', event.title_en,
        'on', event.happened_on, 'onPrecision', event.happened_on_precision, 'onConfidence', event.happened_on_confidence,
        'onNotBefore', event.happened_on_not_before, 'placeZh', event.place_zh, 'placeEn', event.place_en,
        'organizations', coalesce((
            select jsonb_agg(there.organization order by there.organization)
            from event_organization_versions as there
            where there.event_id = record_id and held(there.recorded_in, there.replaced_in, changes)), '[]'),
        'about', coalesce((
            select jsonb_agg(jsonb_build_object('type', about.record_type, 'code', about.record_code)
                order by about.record_type, about.record_code)
            from event_record_versions as about
            where about.event_id = record_id and held(about.recorded_in, about.replaced_in, changes)), '[]'))
    from event_versions as event
    where event.id = record_id and held(event.recorded_in, event.replaced_in, changes);
end;
