-- The register that the benchmarks measure on, the same every time, in slices of whole automakers from 0 to 1,999: all of
-- it has 2,000 automakers in 100 groups, 20,000 agreements with one to seven domains, 50,000 vehicle models, 1,000,000
-- rollouts. The slice is that of the settings benchmark.first (with it) and benchmark.last (without it). Who changed what is
-- not written down, and what follows from stages is written at once: the rows come as fast as the database takes them.
set local search_path = autopact;
set local synchronous_commit = off;
set local work_mem = '256MB';
set local maintenance_work_mem = '256MB';
set local gin_pending_list_limit = '512MB';
set constraints all immediate;

create temporary table slice on commit drop as
select number, 'bench-' || lpad(number::text, 5, '0') as code, number % 20 = 0 as is_group,
    'bench-' || lpad((number / 20 * 20)::text, 5, '0') as group_code
from generate_series(current_setting('benchmark.first')::integer, current_setting('benchmark.last')::integer - 1) as number;

insert into organization (code, kind, name_zh, name_en)
values ('bench-own', 'OWN_UNIT', '己方单位', 'Own unit')
on conflict (code) do nothing;

insert into organization (code, kind, name_zh, name_en, country)
select code, case when is_group then 'GROUP' else 'SUBSIDIARY' end, '车企' || number, 'Automaker ' || number,
    ('{CN,DE,US,JP}'::text[])[1 + (number / 20) % 4]
from slice;

insert into organization_tie (organization_id, to_id, kind)
select child.id, parent.id, 'SUBSIDIARY_OF'
from slice
join organization as child on child.code = slice.code
join organization as parent on parent.code = slice.group_code
where not slice.is_group;

-- A group has 105 agreements, one of its subsidiaries five. Eight of ten are signed, one is terminated, one on its way;
-- every second one expires.
create temporary table agreed on commit drop as
select slice.number * 1000 + place as number, 'BENCH-' || lpad(slice.number::text, 5, '0') || '-' || lpad(place::text, 3, '0') as code,
    organization.id as organization_id, slice.is_group, place,
    case place % 10 when 8 then 'TERMINATED' when 9 then 'NEGOTIATING' else 'SIGNED' end as status,
    date '2015-01-01' + (slice.number * 7 + place * 41) % 4200 as day
from slice
join organization on organization.code = slice.code
cross join lateral generate_series(0, case when slice.is_group then 104 else 4 end) as place;

alter table agreement disable trigger user;
insert into agreement (code, kind, title_zh, title_en, wording_zh, status, drafted_on, drafted_on_precision, drafted_on_confidence,
    signed_on, signed_on_precision, signed_on_confidence, effective_on, effective_on_precision, effective_on_confidence,
    expires_on, expires_on_precision, expires_on_confidence, notice_days, terminated_on, termination_reason, extends_to_subsidiaries)
select code, case place % 3 when 0 then 'STRATEGIC_AGREEMENT' when 1 then 'COOPERATION_AGREEMENT' else 'PROJECT_AGREEMENT' end,
    '协议' || number, 'Agreement ' || number, '战略合作', status, day - 60, 'DAY', 'STATED',
    case when status <> 'NEGOTIATING' then day end, case when status <> 'NEGOTIATING' then 'DAY' end,
    case when status <> 'NEGOTIATING' then 'STATED' end, day, 'DAY', 'STATED',
    case when place % 2 = 1 then day + 1460 end, case when place % 2 = 1 then 'DAY' end, case when place % 2 = 1 then 'STATED' end,
    case when place % 4 = 1 then 90 end, case when status = 'TERMINATED' then day + 700 end,
    case when status = 'TERMINATED' then '到期前终止' end, is_group and place % 50 = 0
from agreed;
insert into agreement_search_term (agreement_id, term)
select agreement.id, search_folded(term)
from agreed
join agreement using (code)
cross join lateral (values (agreement.code), (agreement.title_zh), (agreement.title_en), (agreement.wording_zh)) as terms (term);
alter table agreement enable trigger user;

alter table agreement_party disable trigger user;
insert into agreement_party (agreement_id, organization_id, role)
select agreement.id, agreed.organization_id, 'COUNTERPARTY' from agreed join agreement using (code)
union all
select agreement.id, (select id from organization where code = 'bench-own'), 'OWN' from agreed join agreement using (code);
alter table agreement_party enable trigger user;

alter table agreement_item disable trigger user;
insert into agreement_item (agreement_id, kind, item_id, valid_from, valid_from_precision, valid_from_confidence)
select agreement.id, 'DOMAIN', domain.id, agreed.day, 'DAY', 'STATED'
from agreed
join agreement using (code)
join (select id, row_number() over (order by position) - 1 as place from cooperation_domain) as domain
    on (domain.place + agreed.number) % 7 <= agreed.number % 97 % 7;
alter table agreement_item enable trigger user;

create temporary table made on commit drop as
select slice.number * 25 + place as number, slice.number as maker, 'model-' || slice.code || '-' || lpad(place::text, 2, '0') as code,
    organization.id as maker_id, place
from slice
join organization on organization.code = slice.code
cross join generate_series(0, 24) as place;

alter table vehicle_model disable trigger user;
insert into vehicle_model (code, maker_id, name_zh, name_en, segment, powertrain)
select code, maker_id, '车型' || number, 'Model ' || number, ('{SUV,SEDAN,MPV,PICKUP}'::text[])[1 + place % 4],
    ('{ICE,HEV,PHEV,EREV,BEV}'::text[])[1 + place % 5]
from made;
alter table vehicle_model enable trigger user;
