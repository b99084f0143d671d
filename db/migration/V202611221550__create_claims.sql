-- Figures and other statements made in public, as they were made. They are appended and never overwritten: what was said
-- was said, and a later claim stands beside it.
set local client_min_messages = warning;

create table claim (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[A-Z0-9_-]{1,80}$'),
    statement_zh text not null check (length(statement_zh) between 1 and 2000),
    statement_en text check (length(statement_en) between 1 and 2000),
    claimant text check (length(claimant) between 1 and 200),
    as_of date not null,
    as_of_precision text,
    as_of_confidence text,
    metric text check (metric in ('AUTOMAKERS_IN_COOPERATION', 'VEHICLE_MODELS_LANDED_OR_PLANNED', 'ECOSYSTEM_PARTNERS',
        'MOBILITY_OPERATORS_SERVED')),
    comparison text check (comparison in ('EXACTLY', 'MORE_THAN', 'AT_LEAST', 'ABOUT')),
    value bigint check (value between 0 and 1000000000000),
    note text check (length(note) between 1 and 4000),
    recorded_in bigint not null default current_change(),
    check (is_rough_date(as_of, as_of_precision, as_of_confidence)),
    -- A figure is a value with how it is meant; only a figure can be reconciled.
    constraint claim_figure check ((comparison is null) = (value is null)),
    constraint claim_metric check (metric is null or value is not null)
);
create index claim_as_of on claim (as_of, code);
create index claim_metric on claim (metric, code);
call keep_history('claim', 'CLAIM', 'id');

create function refuse_change_of_claim() returns trigger
    language plpgsql
as $$
begin
    raise exception 'claims are appended and never overwritten' using errcode = 'check_violation', constraint = 'claim_appended';
end
$$;
create trigger refuse_change before update or delete on claim for each row execute function refuse_change_of_claim();

create function claim_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', claim.code, 'statementZh', claim.statement_zh, 'statementEn', claim.statement_en, 'claimant', claim.claimant,
        'asOf', claim.as_of, 'asOfPrecision', claim.as_of_precision, 'asOfConfidence', claim.as_of_confidence,
        'metric', claim.metric, 'comparison', claim.comparison, 'value', claim.value, 'note', claim.note)
    from claim_versions as claim
    where claim.id = record_id and held(claim.recorded_in, claim.replaced_in, changes);
end;

-- What any record was after changes, of all the kinds there are now.
create or replace function record_state(record_kind text, record_id bigint, changes bigint[]) returns jsonb
    language sql stable
    return case record_kind
        when 'ORGANIZATION' then organization_state(record_id, changes)
        when 'COOPERATION_DOMAIN' then cooperation_domain_state(record_id, changes)
        when 'ARCHITECTURE' then architecture_state(record_id, changes)
        when 'SOLUTION' then solution_state(record_id, changes)
        when 'AGREEMENT' then agreement_state(record_id, changes)
        when 'MILESTONE' then milestone_state(record_id, changes)
        when 'INSTRUMENT' then instrument_state(record_id, changes)
        when 'VEHICLE_MODEL' then vehicle_model_state(record_id, changes)
        when 'ROLLOUT' then rollout_state(record_id, changes)
        when 'DEPLOYMENT' then deployment_state(record_id, changes)
        when 'CLAIM' then claim_state(record_id, changes)
        when 'SOURCE' then source_state(record_id, changes)
        when 'EVIDENCE' then evidence_state(record_id, changes)
        when 'REMINDER' then reminder_state(record_id, changes)
    end;
