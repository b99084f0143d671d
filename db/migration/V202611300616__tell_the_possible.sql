-- What is known roughly is little among what is recorded, and is looked up by itself.
create index agreement_rough on agreement (signed_on) where signed_on_precision <> 'DAY' or effective_on_precision <> 'DAY';
create index cooperation_rough on cooperation (since) where since_precision <> 'DAY';
create index agreement_party_rough on agreement_party (valid_from) where valid_from_precision <> 'DAY';
create index deployment_rough on deployment (valid_from) where valid_from_precision <> 'DAY';
create index rollout_stage_rough on rollout_stage (actual_on) where actual_on_precision <> 'DAY';

-- They tell whether it is certain.
drop function if exists summary_records(date) cascade;
drop function if exists portfolio_changes(date, date) cascade;
