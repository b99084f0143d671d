-- Claims say who spoke, in which office and for whom, on which occasion, and what they are about. What was said is never
-- changed; who said it where, and what of ours it is about, can be completed and corrected.
alter table claim
    add column claimant_name_zh text check (length(claimant_name_zh) between 1 and 200),
    add column claimant_name_en text check (length(claimant_name_en) between 1 and 200),
    add column claimant_office_zh text check (length(claimant_office_zh) between 1 and 200),
    add column claimant_office_en text check (length(claimant_office_en) between 1 and 200),
    add column claimant_organization_id bigint references organization,
    add column occasion_id bigint references event,
    add column version integer not null default 1,
    drop constraint claim_metric_check,
    add constraint claim_metric_check check (metric in ('AUTOMAKERS_IN_COOPERATION', 'VEHICLE_MODELS_LANDED_OR_PLANNED',
        'ECOSYSTEM_PARTNERS', 'MOBILITY_OPERATORS_SERVED', 'ARCHITECTURE_ELEMENTS_COVERED'));
create index claim_claimant_organization on claim (claimant_organization_id) where claimant_organization_id is not null;
create index claim_occasion on claim (occasion_id) where occasion_id is not null;
call keep_history('claim', 'CLAIM', 'id');
call keep_ever('claim');
call refuse_merged_in('claim', 'claimant_organization_id');

create table claim_record (
    id bigint primary key default nextval('record_seq'),
    claim_id bigint not null references claim,
    record_type text not null check (record_type ~ '^[A-Z_]{1,40}$'),
    record_code text collate "C" not null check (length(record_code) between 1 and 80),
    recorded_in bigint not null default current_change(),
    unique (claim_id, record_type, record_code)
);
create index claim_record_record on claim_record (record_type, record_code, claim_id);
call keep_history('claim_record', 'CLAIM', 'claim_id');
