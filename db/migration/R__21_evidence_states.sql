-- What sources and evidence were after a change.

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
