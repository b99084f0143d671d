-- Figures and other statements made in public are appended and never overwritten.

-- What was said was said: a later claim stands beside it.
create or replace function refuse_change_of_claim() returns trigger
    language plpgsql
as $$
begin
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
        'metric', claim.metric, 'comparison', claim.comparison, 'value', claim.value, 'note', claim.note)
    from claim_versions as claim
    where claim.id = record_id and held(claim.recorded_in, claim.replaced_in, changes);
end;
