-- What is possible is looked up by ends that are known roughly, too.
drop index cooperation_rough, agreement_party_rough, deployment_rough;
create index cooperation_rough on cooperation (since) where since_precision <> 'DAY' or until_precision <> 'DAY';
create index agreement_party_rough on agreement_party (valid_from) where valid_from_precision <> 'DAY' or valid_until_precision <> 'DAY';
create index deployment_rough on deployment (valid_from) where valid_from_precision <> 'DAY' or valid_until_precision <> 'DAY';

-- It is asked with how the last day is known.
drop function if exists may_hold_at(date, text, date, date, date) cascade;
