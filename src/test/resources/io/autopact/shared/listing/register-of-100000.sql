-- A register of 100,000 organizations, agreements, vehicle models, rollouts and deployments each, the same every time: what lists are fast on, they are fast
-- on here. Chance is a hash of the row's number and of a number for the question that is decided.
create function pg_temp.chance(row_number bigint, question integer, outcomes integer) returns integer
    language sql immutable parallel safe
    return ((hashint8extended(row_number, question) & 2147483647) % outcomes)::integer;

create function pg_temp.one_of(row_number bigint, question integer, choices text[]) returns text
    language sql immutable parallel safe
    return choices[1 + pg_temp.chance(row_number, question, cardinality(choices))];

set local work_mem = '256MB';
set local maintenance_work_mem = '256MB';
set local gin_pending_list_limit = '512MB';

-- Who changed what is not asked here; its triggers, and the rules that no list reads, take their time row by row.
alter table organization_tie disable trigger user;
alter table agreement_party disable trigger user, drop constraint agreement_party_overlaps;
alter table agreement_item disable trigger user, drop constraint agreement_item_overlaps;

-- Half of the records came by one import, the others one by one.
insert into change (id, at, actor, via)
select 1000000 + i, timestamptz '2026-01-01' + i * interval '5 minutes', 'somebody', 'API' from generate_series(1, 50000) as i;

-- Five own units, two thousand groups, and what belongs to the groups or to nobody: two thirds automakers, one third partners.
insert into organization (id, code, kind, name_zh, name_en, country, archived, recorded_in)
select 1000000 + i,
    pg_temp.one_of(i, 1, '{dongfeng,changan,gaohe,xingtu,lantu,hongqi,beidou,yunshan,qichen,haima}') || '-' || lpad(to_hex(pg_temp.chance(i, 2, 1000000)), 5, '0') || '-' || i,
    case
        when i <= 5 then 'OWN_UNIT'
        when i <= 2005 then 'GROUP'
        when i % 3 = 0 then pg_temp.one_of(i, 3, '{MOBILITY_OPERATOR,ECOSYSTEM_PARTNER,ECOSYSTEM_PARTNER,OTHER,OTHER,OTHER,TECHNOLOGY_AFFILIATE}')
        else pg_temp.one_of(i, 4, '{SUBSIDIARY,SUBSIDIARY,SUBSIDIARY,BRAND,JOINT_VENTURE,COMPANY,COMPANY}')
    end,
    pg_temp.one_of(i, 5, '{北京,上海,广州,深圳,重庆,武汉,长春,合肥,杭州,宁波,柳州,西安,成都,天津,南京,苏州,芜湖,十堰,保定,沈阳,"","","","","","","","",""}')
        || pg_temp.one_of(i, 6, '{东,长,吉,奇,比,蔚,理,小,广,上,红,星,领,极,智,岚,云,海,天,华,金,宝,福,丰,日,本,現,龙,江,远,宇,中,江,亚,北,南,腾,飞,鸿,泰}')
        || pg_temp.one_of(i, 7, '{风,安,利,瑞,亚,来,想,鹏,汽,旗,途,克,氪,己,图,度,马,龙,晨,杰,田,特,迪,达,铃,程,通,宇,翔,跃,驰,野,岳,山,河,洋,岛,城,源,成}')
        || pg_temp.one_of(i, 8, '{汽车,汽车,汽车,汽车,新能源,新能源汽车,客车,商用车,乘用车,动力,出行,科技,智能网联,零部件,电池,摩托车}')
        || pg_temp.one_of(i, 9, '{有限公司,有限公司,有限公司,股份有限公司,集团,集团,制造厂,研究院,"",""}'),
    initcap(pg_temp.one_of(i, 1, '{dongfeng,changan,gaohe,xingtu,lantu,hongqi,beidou,yunshan,qichen,haima}')) || ' '
        || pg_temp.one_of(i, 10, '{Motor,Automobile,"New Energy",Mobility,Technology,Battery,Coach,Commercial Vehicle}') || ' '
        || pg_temp.one_of(i, 11, '{"Co., Ltd.",Group,Corporation,Works,Institute}') || ' ' || i % 1000,
    pg_temp.one_of(i, 12, '{CN,CN,CN,CN,CN,CN,CN,CN,CN,CN,CN,CN,DE,JP,US,KR,FR,IT,GB,SE,NULL}'),
    pg_temp.chance(i, 13, 50) = 0 and i > 2005,
    case when i % 2 = 0 then current_change() else 1000000 + 1 + pg_temp.chance(i, 14, 50000) end
from generate_series(1, 100000) as i;

insert into organization_alias (id, organization_id, alias)
select i, 1000000 + i,
    pg_temp.one_of(i, 6, '{东,长,吉,奇,比,蔚,理,小,广,上,红,星,领,极,智}') || pg_temp.one_of(i, 15, '{风,安,利,瑞,亚,来,想,鹏,汽,旗,途,克,氪,己,图}') || '股份'
from generate_series(1, 100000, 3) as i;

-- The first groups have many members, the last ones few.
insert into organization_tie (id, organization_id, to_id, kind, valid_from, valid_from_precision, valid_from_confidence)
select i, 1000000 + i, 1000006 + floor(2000 * power(pg_temp.chance(i, 16, 100000) / 100000.0, 3))::integer,
    pg_temp.one_of(i, 17, '{SUBSIDIARY_OF,SUBSIDIARY_OF,BRAND_OF,JOINT_VENTURE_OF,AFFILIATE_OF}'),
    date '2000-01-01' + pg_temp.chance(i, 18, 9000), 'DAY', 'STATED'
from generate_series(2006, 100000) as i
where pg_temp.chance(i, 19, 3) > 0;

insert into cooperation (organization_id, since, since_precision, since_confidence, until, until_precision, until_confidence)
select 1000000 + i, since, 'BY', 'INFERRED', until, case when until is not null then 'DAY' end, case when until is not null then 'STATED' end
from (
    select i, date '2010-01-01' + pg_temp.chance(i, 20, 6000) as since,
        case when pg_temp.chance(i, 21, 4) = 0 then date '2010-01-01' + pg_temp.chance(i, 20, 6000) + pg_temp.chance(i, 22, 1500) end as until
    from generate_series(6, 100000, 13) as i) as known;

-- Seven of a hundred agreements renew themselves, one in two has a period of notice, one in four no known end.
insert into agreement (
    id, code, kind, title_zh, title_en, wording_zh, status, signed_on, signed_on_precision, signed_on_confidence,
    effective_on, effective_on_precision, effective_on_confidence, expires_on, expires_on_precision, expires_on_confidence,
    notice_days, renewal_months, terminated_on, recorded_in)
select 1000000 + i, 'AG-' || extract(year from planned) || '-' || lpad(i::text, 6, '0'),
    pg_temp.one_of(i, 31, '{STRATEGIC_AGREEMENT,STRATEGIC_COOPERATION,COOPERATION_AGREEMENT,COOPERATION_AGREEMENT,COOPERATION_AGREEMENT,JOINT_VENTURE_AGREEMENT,MEMORANDUM,PROJECT_AGREEMENT,PROJECT_AGREEMENT}'),
    pg_temp.one_of(i, 32, '{东风,长安,吉利,奇瑞,比亚迪,蔚来,理想,小鹏,广汽,上汽,红旗,领克,岚图}') || pg_temp.one_of(i, 33, '{车联网,智能座舱,自动驾驶,数字营销,云平台,大数据,出行服务,网络安全}') || pg_temp.one_of(i, 34, '{战略合作协议,战略合作协议,合作协议,框架协议,备忘录,项目合同}') || i % 500,
    pg_temp.one_of(i, 33, '{"Connected car",Cockpit,"Automated driving",Marketing,Cloud,"Big data",Mobility,Security}') || ' agreement ' || i % 700,
    case when i % 4 = 0 then '达成战略合作' end,
    status, signed_on, case when signed_on is not null then 'DAY' end, case when signed_on is not null then 'STATED' end,
    effective_on, case when effective_on is not null then 'DAY' end, case when effective_on is not null then 'STATED' end,
    expires_on, case when expires_on is not null then 'DAY' end, case when expires_on is not null then 'STATED' end,
    (array[null, null, 30, 60, 90])[1 + pg_temp.chance(i, 35, 5)],
    case when pg_temp.chance(i, 36, 100) < 7 then (array[6, 12, 12, 24])[1 + pg_temp.chance(i, 37, 4)] end,
    case when status = 'TERMINATED' then coalesce(effective_on, planned) + pg_temp.chance(i, 38, 900) end,
    case when i % 2 = 0 then current_change() else 1000000 + 1 + pg_temp.chance(i, 39, 50000) end
from (
    select i, status, planned, case when status in ('SIGNED', 'TERMINATED') and i % 97 > 0 then planned end as signed_on, effective_on,
        case when pg_temp.chance(i, 40, 4) > 0 then effective_on + (365 * (1 + pg_temp.chance(i, 41, 5))) + pg_temp.chance(i, 42, 30) - 1 end as expires_on
    from (
        select i, status, planned,
            case
                when status in ('SIGNED', 'TERMINATED') then case when pg_temp.chance(i, 43, 30) > 0 then planned + pg_temp.chance(i, 44, 3) * pg_temp.chance(i, 45, 40) end
                when pg_temp.chance(i, 43, 3) = 0 then date '2027-01-01' + pg_temp.chance(i, 45, 300)
            end as effective_on
        from (
            select i, date '2008-01-01' + floor(6890 * sqrt(pg_temp.chance(i, 46, 100000) / 100000.0))::integer as planned,
                pg_temp.one_of(i, 47, '{DRAFT,NEGOTIATING,NEGOTIATING,WITHDRAWN,TERMINATED,SIGNED,SIGNED,SIGNED,SIGNED,SIGNED,SIGNED,SIGNED,SIGNED,SIGNED,SIGNED,SIGNED,SIGNED,SIGNED,SIGNED,SIGNED,SIGNED,SIGNED,SIGNED,SIGNED,SIGNED}') as status
            from generate_series(1, 100000) as i) as planned) as started) as known;

-- One in fifty is amended: prolonged, shortened, changed in something else, or given notice of.
insert into amendment (id, agreement_id, number, kind, effective_on, effective_on_precision, effective_on_confidence,
    expires_on, expires_on_precision, expires_on_confidence, extends_to_subsidiaries)
select agreement.id * 10 + number, agreement.id, number, event.kind, since, 'DAY', 'STATED',
    until, case when until is not null then 'DAY' end, case when until is not null then 'STATED' end, case when event.kind = 'AMENDMENT' and until is null then true end
from agreement
cross join generate_series(1, 2) as number
cross join lateral (select pg_temp.one_of(agreement.id + number, 51, '{RENEWAL,RENEWAL,AMENDMENT,AMENDMENT,NOTICE}') as kind,
    agreement.effective_on + number * (100 + pg_temp.chance(agreement.id + number, 52, 500)) as since) as event
cross join lateral (select case
        when event.kind = 'RENEWAL' then since + 300 + pg_temp.chance(agreement.id, 53, 700)
        when event.kind = 'AMENDMENT' and number = 1 then since + pg_temp.chance(agreement.id, 54, 300) end as until) as term
where pg_temp.chance(agreement.id, 55, 50) = 0 and agreement.status = 'SIGNED' and agreement.effective_on is not null;

-- One of our own units, most often the first; the other side is one of a few big groups, or anybody.
insert into agreement_party (id, agreement_id, organization_id, role)
select agreement.id, agreement.id, 1000001 + (pg_temp.chance(agreement.id, 61, 30) / 6), 'OWN' from agreement
union all
select 1000000 + agreement.id, agreement.id,
    case when pg_temp.chance(agreement.id, 62, 4) = 0 then 1000006 + pg_temp.chance(agreement.id, 63, 200) else 1000206 + pg_temp.chance(agreement.id, 64, 99700) end,
    'COUNTERPARTY'
from agreement;

insert into agreement_item (id, agreement_id, kind, item_id, valid_from, valid_from_precision, valid_from_confidence)
select row_number() over (), agreement.id, 'DOMAIN', domain.id, agreement.effective_on,
    case when agreement.effective_on is not null then 'DAY' end, case when agreement.effective_on is not null then 'STATED' end
from agreement
cross join (select id, row_number() over (order by code) as place from cooperation_domain) as domain
where domain.place <= 7 and pg_temp.chance(agreement.id * 7 + domain.place, 65, (1 + domain.place)::integer) = 0;

insert into solution (id, code, name_zh, name_en)
select 1000000 + i, 'MANY-' || i, '方案' || i, 'Solution ' || i from generate_series(1, 40) as i;
insert into agreement_item (id, agreement_id, kind, item_id, valid_from, valid_from_precision, valid_from_confidence)
select 10000000 + agreement.id, agreement.id, 'SOLUTION', 1000001 + floor(40 * power(pg_temp.chance(agreement.id, 66, 1000) / 1000.0, 2))::integer, agreement.effective_on,
    case when agreement.effective_on is not null then 'DAY' end, case when agreement.effective_on is not null then 'STATED' end
from agreement
where pg_temp.chance(agreement.id, 67, 5) = 0;

-- What follows from stages and plans is brought up to date once, at the end.
alter table vehicle_model disable trigger user;
alter table rollout disable trigger user;
alter table rollout_stage disable trigger user;
alter table rollout_plan disable trigger user;
alter table deployment disable trigger user, drop constraint deployment_overlaps;

insert into vehicle_model (id, code, maker_id, name_zh, name_en, segment, powertrain, archived, recorded_in)
select 2000000 + i, pg_temp.one_of(i, 70, '{aeolus,voyah,uni,aion,forthing,hongqi}') || '-' || i,
    1000006 + pg_temp.chance(i, 71, 2000),
    pg_temp.one_of(i, 72, '{风神,风行,岚图,启源,传祺,埃安,红旗,奔腾,星越,领克}') || pg_temp.one_of(i, 73, '{T,S,E,X,G,皓极,奕炫,雷霆,菱智,景逸}') || i % 1000,
    initcap(pg_temp.one_of(i, 70, '{aeolus,voyah,uni,aion,forthing,hongqi}')) || ' ' || i % 1000,
    pg_temp.one_of(i, 74, '{SUV,SUV,SUV,SEDAN,SEDAN,MPV,PICKUP,NULL}'), pg_temp.one_of(i, 75, '{ICE,ICE,ICE,ICE,HEV,PHEV,EREV,BEV,BEV,BEV,FCEV,NULL}'),
    pg_temp.chance(i, 76, 30) = 0, case when i % 2 = 0 then current_change() else 1000000 + 1 + pg_temp.chance(i, 77, 50000) end
from generate_series(1, 100000) as i;

insert into rollout (id, code, model_id, solution_id, market, system_name, basis_id, recorded_in)
select 3000000 + i, 'RO-' || (2010 + pg_temp.chance(i, 78, 16)) || '-' || lpad(i::text, 6, '0'), 2000001 + pg_temp.chance(i, 79, 100000),
    1000001 + floor(40 * power(pg_temp.chance(i, 80, 1000) / 1000.0, 2))::integer,
    pg_temp.one_of(i, 81, '{CN,CN,CN,CN,CN,CN,DE,NO,AE,BR,NULL}'), pg_temp.one_of(i, 82, '{Futurelink,星河,灵犀,WindLink,慧行,NULL}') || ' ' || i % 10,
    case when pg_temp.chance(i, 83, 5) > 0 then (select min(id) from agreement) + pg_temp.chance(i, 84, 90000) end,
    case when i % 2 = 0 then current_change() else 1000000 + 1 + pg_temp.chance(i, 85, 50000) end
from generate_series(1, 100000) as i;

-- Two thirds were planned, half were integrated, four in ten launched, few retired, cancelled or on hold.
insert into rollout_plan (rollout_id, number, stage, planned_on, planned_on_precision, planned_on_confidence, made_on)
select 3000000 + i, 1, 'LAUNCHED', date '2012-01-01' + pg_temp.chance(i, 86, 6000), 'DAY', 'STATED', date '2011-01-01' + pg_temp.chance(i, 86, 6000) from generate_series(1, 100000) as i where i % 3 > 0;
insert into rollout_plan (rollout_id, number, stage, planned_on, planned_on_precision, planned_on_confidence, made_on, reason)
select plan.rollout_id, 2, 'LAUNCHED', plan.planned_on + pg_temp.chance(plan.rollout_id, 87, 400), 'DAY', 'STATED', plan.planned_on - 100, '延期'
from rollout_plan as plan where pg_temp.chance(plan.rollout_id, 88, 4) = 0;
insert into rollout_stage (rollout_id, stage, made_on, planned_on, planned_on_precision, planned_on_confidence, actual_on, actual_on_precision, actual_on_confidence)
select 3000000 + i, 'LAUNCHED', plan.made_on, plan.planned_on, case when plan.planned_on is not null then 'DAY' end, case when plan.planned_on is not null then 'STATED' end,
    launch.on_day, case when launch.on_day is not null then 'DAY' end, case when launch.on_day is not null then 'STATED' end
from generate_series(1, 100000) as i
left join lateral (select made_on, planned_on from rollout_plan where rollout_id = 3000000 + i order by number desc limit 1) as plan on true
cross join lateral (select case when pg_temp.chance(i, 89, 10) < 4 then coalesce(plan.planned_on, date '2020-01-01') + pg_temp.chance(i, 90, 100) - 50 end as on_day) as launch
where plan.planned_on is not null or launch.on_day is not null;
insert into rollout_stage (rollout_id, stage, actual_on, actual_on_precision, actual_on_confidence)
select 3000000 + i, 'INTEGRATING', date '2011-06-01' + pg_temp.chance(i, 91, 180), 'DAY', 'STATED' from generate_series(1, 100000, 2) as i
union all
select 3000000 + i, case when i % 60 = 1 then 'ON_HOLD' else 'CANCELLED' end, date '2026-01-01', 'DAY', 'STATED'
from generate_series(1, 100000, 20) as i
where not exists (select from rollout_stage as launched where launched.rollout_id = 3000000 + i and launched.actual_on is not null);
insert into rollout_stage (rollout_id, stage, actual_on, actual_on_precision, actual_on_confidence)
select rollout_id, 'RETIRED', actual_on + 300, 'DAY', 'STATED'
from rollout_stage where stage = 'LAUNCHED' and actual_on < date '2018-01-01' and pg_temp.chance(rollout_id, 96, 9) = 0;
select follow_rollouts(array(select id from rollout));

insert into deployment (id, code, organization_id, solution_id, valid_from, valid_from_precision, valid_from_confidence, recorded_in)
select 4000000 + i, 'DP-' || i, 1000006 + floor(2000 * power(pg_temp.chance(i, 92, 100000) / 100000.0, 3))::integer,
    case when i % 3 > 0 then 1000001 + pg_temp.chance(i, 93, 40) end, date '2010-01-01' + pg_temp.chance(i, 94, 6100), 'DAY', 'STATED',
    case when i % 2 = 0 then current_change() else 1000000 + 1 + pg_temp.chance(i, 95, 50000) end
from generate_series(1, 100000) as i;
