-- Figures and other statements made in public are appended and never overwritten.

-- What was said was said: a later claim stands beside it. Who said it, where, and what it is about can be told later.
create or replace function refuse_change_of_claim() returns trigger
    language plpgsql
as $$
declare
    told_later constant text[] := array['claimant_name_zh', 'claimant_name_en', 'claimant_office_zh', 'claimant_office_en',
        'claimant_organization_id', 'claimant_person_id', 'occasion_id', 'version', 'recorded_in'];
begin
    if tg_op = 'UPDATE' and to_jsonb(new) - told_later = to_jsonb(old) - told_later then
        return new;
    end if;
    -- But for who claims it, which goes with the personal data of whoever it was.
    if tg_op = 'UPDATE' and new.claimant is null and to_jsonb(new) - told_later - 'claimant' = to_jsonb(old) - told_later - 'claimant'
        and exists (
            select from ${flyway:defaultSchema}.claim_versions as told
            join ${flyway:defaultSchema}.person on person.id = told.claimant_person_id
            where told.id = new.id and person.erased) then
        return new;
    end if;
    raise exception 'claims are appended and never overwritten' using errcode = 'check_violation', constraint = 'claim_appended';
end
$$;
create or replace trigger refuse_change before update or delete on claim for each row execute function refuse_change_of_claim();

create or replace function claim_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', claim.code, 'statementZh', claim.statement_zh, 'statementEn', claim.statement_en, 'claimant', claim.claimant,
        'asOf', claim.as_of, 'asOfPrecision', claim.as_of_precision, 'asOfConfidence', claim.as_of_confidence, 'asOfNotBefore', claim.as_of_not_before,
        'metric', claim.metric, 'comparison', claim.comparison, 'value', claim.value, 'note', claim.note,
        'claimantNameZh', claim.claimant_name_zh, 'claimantNameEn', claim.claimant_name_en,
        'claimantOfficeZh', claim.claimant_office_zh, 'claimantOfficeEn', claim.claimant_office_en,
        'claimantOrganization', (
            select organization.code from organization_ever as organization where organization.id = claim.claimant_organization_id),
        'claimantPerson', (select person.code from person_ever as person where person.id = claim.claimant_person_id),
        'occasion', (select event.code from event_ever as event where event.id = claim.occasion_id),
        'about', coalesce((
            select jsonb_agg(jsonb_build_object('type', about.record_type, 'code', about.record_code)
                order by about.record_type, about.record_code)
            from claim_record_versions as about
            where about.claim_id = record_id and held(about.recorded_in, about.replaced_in, changes)), '[]'))
    from claim_versions as claim
    where claim.id = record_id and held(claim.recorded_in, claim.replaced_in, changes);
end;

-- A claim whose metric counts the elements that an agreement covers says which agreement that is.
create or replace function claim_violations(ids bigint[], today date)
    returns table (record_id bigint, part_id bigint, rule text, member text, kind text, detail text)
    language sql stable
begin atomic
    select claim.id, null::bigint, 'claim-counts-elements-of-one-agreement', 'about', 'invalid',
        format('%s counts the elements of the architecture that an agreement covers: it is about exactly one agreement, and not %s.',
            claim.code, named.agreements)
    from claim
    cross join lateral (
        select count(*) as agreements
        from claim_record as about
        where about.claim_id = claim.id and about.record_type = 'AGREEMENT') as named
    where claim.id = any (ids) and claim.metric = 'ARCHITECTURE_ELEMENTS_COVERED' and named.agreements <> 1;
end;
