-- The register that the benchmark measures on, the same every time: 2,000 automakers in 100 groups, 20,000 agreements with
-- one to three domains, 50,000 vehicle models. The rollouts come as a file.
set search_path = autopact;

insert into organization (code, kind, name_zh, name_en, country)
select 'bench-' || lpad(number::text, 5, '0'), case when number % 20 = 0 then 'GROUP' else 'SUBSIDIARY' end,
    '车企' || number, 'Automaker ' || number, ('{CN,DE,US,JP}'::text[])[1 + (number / 20) % 4]
from generate_series(0, 1999) as number;

insert into organization_tie (organization_id, to_id, kind)
select child.id, parent.id, 'SUBSIDIARY_OF'
from organization as child
join organization as parent on parent.code = 'bench-' || lpad(((substring(child.code from 7)::int / 20) * 20)::text, 5, '0')
where child.code like 'bench-%' and child.kind = 'SUBSIDIARY';

insert into agreement (code, kind, title_zh, title_en, status, signed_on, signed_on_precision, signed_on_confidence,
    effective_on, effective_on_precision, effective_on_confidence, extends_to_subsidiaries)
select 'BENCH-' || lpad(number::text, 5, '0'), 'PROJECT_AGREEMENT', '协议' || number, 'Agreement ' || number, 'SIGNED',
    day, 'DAY', 'STATED', day, 'DAY', 'STATED', number % 20 = 0
from (select number, date '2015-01-01' + (number * 7 % 3000) as day from generate_series(0, 19999) as number) as dated;

insert into agreement_party (agreement_id, organization_id, role)
select agreement.id, organization.id, 'COUNTERPARTY'
from agreement
join organization on organization.code = 'bench-' || lpad((substring(agreement.code from 7)::int % 2000)::text, 5, '0')
where agreement.code like 'BENCH-%'
union all
select agreement.id, organization.id, 'OWN'
from agreement cross join organization
where agreement.code like 'BENCH-%' and organization.code = 'tencent';

insert into agreement_scope (agreement_id, domain_id, valid_from, valid_from_precision, valid_from_confidence)
select agreement.id, domain.id, agreement.effective_on, 'DAY', 'STATED'
from agreement
join cooperation_domain as domain on (substring(agreement.code from 7)::int + domain.position) % 3 = 0
where agreement.code like 'BENCH-%';

insert into vehicle_model (code, maker_id, name_zh, name_en, segment, powertrain)
select 'model-' || organization.code || '-' || number, organization.id, '车型' || number, 'Model ' || number, 'A', 'BEV'
from organization cross join generate_series(1, 25) as number
where organization.code like 'bench-%';
