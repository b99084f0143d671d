-- What tools that read the database directly can rely on: a view for each data set, with the columns of its CSV in
-- their order, each of its own type. Generated from the data sets; mvn test -Dgroups=kept -Dautopact.keep=true writes it anew.
--
-- A migration that changes what a view reads, in a way that PostgreSQL refuses, drops the view and makes it again.
set local client_min_messages = warning;

create schema if not exists autopact_bi;
comment on schema autopact_bi is
    '供 BI 工具直接读取的只读视图，每个数据集一个 — Read-only views for BI tools, one for each data set';

-- A date as the API takes it; what is refused is told in the words of a date that is none.
create or replace function autopact_bi.within_reason(asked date) returns date
    language sql stable parallel safe
    return case
        when asked between date '1886-01-01' and date '2200-12-31' then asked
        else (asked || ' does not lie between 1886-01-01 and 2200-12-31')::date end;
comment on function autopact_bi.within_reason(date) is
    '1886-01-01 至 2200-12-31 之间的日期，其余拒绝 — A date between 1886-01-01 and 2200-12-31; others are refused';

-- The zone is that of the service, so that both have the same today.
create or replace function autopact_bi.as_of() returns date
    language sql stable parallel safe
    return autopact_bi.within_reason(
        coalesce(nullif(current_setting('autopact.as_of', true), '')::date, (now() at time zone ${zone})::date));
comment on function autopact_bi.as_of() is
    '视图所依据的日期：会话中 autopact.as_of 所设的日期，未设时为今天 — The date that the views are as of: what the session set as autopact.as_of, else today';

-- A view is replaced where it stands, with the grants on it and the views over it: columns are only ever appended. Where
-- one came between others all the same, the view is made anew.
create or replace procedure pg_temp.publish(view text, query text)
    language plpgsql
as $$
begin
    execute format('create or replace view autopact_bi.%I as %s', view, query);
exception when invalid_table_definition then
    execute format('drop view autopact_bi.%I', view);
    execute format('create view autopact_bi.%I as %s', view, query);
end
$$;

-- The rows of a view on a date: a function with the columns of the view. It has the rights of its owner, as the view has to
-- its tables, and finds all that it names when it is made.
create or replace procedure pg_temp.publish_at(view text, query text)
    language plpgsql
as $$
declare
    name text := view || '_at';
    made text := format(
        'create or replace function autopact_bi.%I(date) returns table (%s)
            language sql stable security definer set search_path = pg_catalog, pg_temp
        begin atomic %s; end',
        name,
        (select string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum)
         from pg_attribute
         where attrelid = format('autopact_bi.%I', view)::regclass and attnum > 0 and not attisdropped),
        query);
begin
    execute made;
exception when invalid_function_definition then
    execute format('drop function autopact_bi.%I(date)', name);
    execute made;
end
$$;

call pg_temp.publish('agreement_capabilities', $view$
select
    of_agreement.code as "agreement",
    of_capability.code as "capability",
    t.valid_from as "from",
    t.valid_from_precision as "from_precision",
    t.valid_from_confidence as "from_confidence",
    t.valid_until as "until",
    t.valid_until_precision as "until_precision",
    t.valid_until_confidence as "until_confidence",
    t.wording_zh as "wording_zh",
    t.confidence as "confidence",
    t.added_in as "added_in",
    t.ended_in as "ended_in",
    t.valid_from_not_before as "from_not_before",
    t.valid_until_not_before as "until_not_before",
    of_capability.name_zh as "capability_name_zh",
    of_capability.name_en as "capability_name_en"
from (select * from agreement_item where kind = 'CAPABILITY') as t
left join agreement as of_agreement on of_agreement.id = t.agreement_id
left join capability as of_capability on of_capability.id = t.item_id
$view$);
comment on view autopact_bi.agreement_capabilities is '协议指名的基础能力 — The base abilities that agreements name';
comment on column autopact_bi.agreement_capabilities."agreement" is '协议编号 — The agreement''s number';
comment on column autopact_bi.agreement_capabilities."capability" is '能力编码 — The ability''s code';
comment on column autopact_bi.agreement_capabilities."from" is '开始日期 — The first day';
comment on column autopact_bi.agreement_capabilities."from_precision" is '开始日期的精度 — How exactly that date is known';
comment on column autopact_bi.agreement_capabilities."from_confidence" is '开始日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.agreement_capabilities."until" is '结束日期 — The last day; empty where it is open';
comment on column autopact_bi.agreement_capabilities."until_precision" is '结束日期的精度 — How exactly that date is known';
comment on column autopact_bi.agreement_capabilities."until_confidence" is '结束日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.agreement_capabilities."wording_zh" is '中文措辞 — What the source calls it, in Chinese';
comment on column autopact_bi.agreement_capabilities."confidence" is '可信度 — Whether a source states it';
comment on column autopact_bi.agreement_capabilities."added_in" is '增加该项的变更序号 — The amendment that added it';
comment on column autopact_bi.agreement_capabilities."ended_in" is '终止该项的变更序号 — The amendment that ended it';
comment on column autopact_bi.agreement_capabilities."from_not_before" is '开始日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.agreement_capabilities."until_not_before" is '结束日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.agreement_capabilities."capability_name_zh" is '能力的中文名称 — Chinese name of the ability';
comment on column autopact_bi.agreement_capabilities."capability_name_en" is '能力的英文名称 — English name of the ability';

call pg_temp.publish('agreement_elements', $view$
select
    of_agreement.code as "agreement",
    of_element.code as "element",
    t.valid_from as "from",
    t.valid_from_precision as "from_precision",
    t.valid_from_confidence as "from_confidence",
    t.valid_until as "until",
    t.valid_until_precision as "until_precision",
    t.valid_until_confidence as "until_confidence",
    t.wording_zh as "wording_zh",
    t.confidence as "confidence",
    t.added_in as "added_in",
    t.ended_in as "ended_in",
    t.valid_from_not_before as "from_not_before",
    t.valid_until_not_before as "until_not_before",
    (select named.name_zh
 from architecture_element as named
 join architecture on architecture.id = named.architecture_id
 where named.element_id = t.element_id and architecture.effective_on <= (select autopact_bi.as_of())
 order by architecture.effective_on desc
 limit 1) as "element_name_zh",
    (select named.name_en
 from architecture_element as named
 join architecture on architecture.id = named.architecture_id
 where named.element_id = t.element_id and architecture.effective_on <= (select autopact_bi.as_of())
 order by architecture.effective_on desc
 limit 1) as "element_name_en"
from (select * from agreement_item where kind = 'ELEMENT') as t
left join agreement as of_agreement on of_agreement.id = t.agreement_id
left join element as of_element on of_element.id = t.item_id
$view$);
comment on view autopact_bi.agreement_elements is '协议指名的业务架构要素 — The elements of the architecture that agreements name';
comment on column autopact_bi.agreement_elements."agreement" is '协议编号 — The agreement''s number';
comment on column autopact_bi.agreement_elements."element" is '要素编码 — The element''s code';
comment on column autopact_bi.agreement_elements."from" is '开始日期 — The first day';
comment on column autopact_bi.agreement_elements."from_precision" is '开始日期的精度 — How exactly that date is known';
comment on column autopact_bi.agreement_elements."from_confidence" is '开始日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.agreement_elements."until" is '结束日期 — The last day; empty where it is open';
comment on column autopact_bi.agreement_elements."until_precision" is '结束日期的精度 — How exactly that date is known';
comment on column autopact_bi.agreement_elements."until_confidence" is '结束日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.agreement_elements."wording_zh" is '中文措辞 — What the source calls it, in Chinese';
comment on column autopact_bi.agreement_elements."confidence" is '可信度 — Whether a source states it';
comment on column autopact_bi.agreement_elements."added_in" is '增加该项的变更序号 — The amendment that added it';
comment on column autopact_bi.agreement_elements."ended_in" is '终止该项的变更序号 — The amendment that ended it';
comment on column autopact_bi.agreement_elements."from_not_before" is '开始日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.agreement_elements."until_not_before" is '结束日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.agreement_elements."element_name_zh" is '要素的中文名称 — Chinese name of the element in the architecture of the date asked about';
comment on column autopact_bi.agreement_elements."element_name_en" is '要素的英文名称 — English name of the element in the architecture of the date asked about';
call pg_temp.publish_at('agreement_elements', $view$
select
    of_agreement.code as "agreement",
    of_element.code as "element",
    t.valid_from as "from",
    t.valid_from_precision as "from_precision",
    t.valid_from_confidence as "from_confidence",
    t.valid_until as "until",
    t.valid_until_precision as "until_precision",
    t.valid_until_confidence as "until_confidence",
    t.wording_zh as "wording_zh",
    t.confidence as "confidence",
    t.added_in as "added_in",
    t.ended_in as "ended_in",
    t.valid_from_not_before as "from_not_before",
    t.valid_until_not_before as "until_not_before",
    (select named.name_zh
 from architecture_element as named
 join architecture on architecture.id = named.architecture_id
 where named.element_id = t.element_id and architecture.effective_on <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))
 order by architecture.effective_on desc
 limit 1) as "element_name_zh",
    (select named.name_en
 from architecture_element as named
 join architecture on architecture.id = named.architecture_id
 where named.element_id = t.element_id and architecture.effective_on <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))
 order by architecture.effective_on desc
 limit 1) as "element_name_en"
from (select * from agreement_item where kind = 'ELEMENT') as t
left join agreement as of_agreement on of_agreement.id = t.agreement_id
left join element as of_element on of_element.id = t.item_id
$view$);
comment on function autopact_bi.agreement_elements_at(date) is '协议指名的业务架构要素（指定日期） — The elements of the architecture that agreements name, as of a date; as of that of the views where none is given';

call pg_temp.publish('agreement_lineage', $view$
select
    of_agreement.code as "agreement",
    t.relation as "relation",
    of_related.code as "related"
from agreement_lineage as t
left join agreement as of_agreement on of_agreement.id = t.agreement_id
left join agreement as of_related on of_related.id = t.related_id
$view$);
comment on view autopact_bi.agreement_lineage is '协议之间的承继关系 — The agreements that agreements follow from';
comment on column autopact_bi.agreement_lineage."agreement" is '协议编号 — The agreement''s number';
comment on column autopact_bi.agreement_lineage."relation" is '关系 — How it follows from the other one';
comment on column autopact_bi.agreement_lineage."related" is '所承协议编号 — The other one''s number';

call pg_temp.publish('agreement_parties', $view$
select
    of_agreement.code as "agreement",
    of_organization.code as "organization",
    t.role as "role",
    t.valid_from as "from",
    t.valid_from_precision as "from_precision",
    t.valid_from_confidence as "from_confidence",
    t.valid_until as "until",
    t.valid_until_precision as "until_precision",
    t.valid_until_confidence as "until_confidence",
    t.added_in as "added_in",
    t.ended_in as "ended_in",
    t.valid_from_not_before as "from_not_before",
    t.valid_until_not_before as "until_not_before",
    of_agreement.title_zh as "agreement_title_zh",
    of_agreement.title_en as "agreement_title_en",
    of_organization.name_zh as "organization_name_zh",
    of_organization.name_en as "organization_name_en"
from agreement_party as t
left join agreement as of_agreement on of_agreement.id = t.agreement_id
left join organization as of_organization on of_organization.id = t.organization_id
$view$);
comment on view autopact_bi.agreement_parties is '协议的各方 — The parties of agreements';
comment on column autopact_bi.agreement_parties."agreement" is '协议编号 — The agreement''s number';
comment on column autopact_bi.agreement_parties."organization" is '组织编码 — The organization''s code';
comment on column autopact_bi.agreement_parties."role" is '角色 — As what it is party';
comment on column autopact_bi.agreement_parties."from" is '加入日期 — The first day, where it joined later';
comment on column autopact_bi.agreement_parties."from_precision" is '加入日期的精度 — How exactly that date is known';
comment on column autopact_bi.agreement_parties."from_confidence" is '加入日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.agreement_parties."until" is '结束日期 — The last day; empty where it is open';
comment on column autopact_bi.agreement_parties."until_precision" is '结束日期的精度 — How exactly that date is known';
comment on column autopact_bi.agreement_parties."until_confidence" is '结束日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.agreement_parties."added_in" is '增加该项的变更序号 — The amendment that added it';
comment on column autopact_bi.agreement_parties."ended_in" is '终止该项的变更序号 — The amendment that ended it';
comment on column autopact_bi.agreement_parties."from_not_before" is '加入日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.agreement_parties."until_not_before" is '结束日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.agreement_parties."agreement_title_zh" is '协议的中文标题 — Chinese title of the agreement';
comment on column autopact_bi.agreement_parties."agreement_title_en" is '协议的英文标题 — English title of the agreement';
comment on column autopact_bi.agreement_parties."organization_name_zh" is '组织的中文名称 — Chinese name of the organization';
comment on column autopact_bi.agreement_parties."organization_name_en" is '组织的英文名称 — English name of the organization';

call pg_temp.publish('agreement_scope', $view$
select
    of_agreement.code as "agreement",
    of_domain.code as "domain",
    t.valid_from as "from",
    t.valid_from_precision as "from_precision",
    t.valid_from_confidence as "from_confidence",
    t.valid_until as "until",
    t.valid_until_precision as "until_precision",
    t.valid_until_confidence as "until_confidence",
    t.wording_zh as "wording_zh",
    t.confidence as "confidence",
    t.added_in as "added_in",
    t.ended_in as "ended_in",
    t.valid_from_not_before as "from_not_before",
    t.valid_until_not_before as "until_not_before",
    of_domain.name_zh as "domain_name_zh",
    of_domain.name_en as "domain_name_en"
from (select * from agreement_item where kind = 'DOMAIN') as t
left join agreement as of_agreement on of_agreement.id = t.agreement_id
left join cooperation_domain as of_domain on of_domain.id = t.item_id
$view$);
comment on view autopact_bi.agreement_scope is '协议的范围：所涉合作领域及期间 — The domains that agreements cover, each from one day to another';
comment on column autopact_bi.agreement_scope."agreement" is '协议编号 — The agreement''s number';
comment on column autopact_bi.agreement_scope."domain" is '领域编码 — The domain''s code';
comment on column autopact_bi.agreement_scope."from" is '开始日期 — The first day';
comment on column autopact_bi.agreement_scope."from_precision" is '开始日期的精度 — How exactly that date is known';
comment on column autopact_bi.agreement_scope."from_confidence" is '开始日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.agreement_scope."until" is '结束日期 — The last day; empty where it is open';
comment on column autopact_bi.agreement_scope."until_precision" is '结束日期的精度 — How exactly that date is known';
comment on column autopact_bi.agreement_scope."until_confidence" is '结束日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.agreement_scope."wording_zh" is '中文措辞 — What the source calls it, in Chinese';
comment on column autopact_bi.agreement_scope."confidence" is '可信度 — Whether a source states it';
comment on column autopact_bi.agreement_scope."added_in" is '增加该项的变更序号 — The amendment that added it';
comment on column autopact_bi.agreement_scope."ended_in" is '终止该项的变更序号 — The amendment that ended it';
comment on column autopact_bi.agreement_scope."from_not_before" is '开始日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.agreement_scope."until_not_before" is '结束日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.agreement_scope."domain_name_zh" is '合作领域的中文名称 — Chinese name of the cooperation domain';
comment on column autopact_bi.agreement_scope."domain_name_en" is '合作领域的英文名称 — English name of the cooperation domain';

call pg_temp.publish('agreement_signatories', $view$
select
    of_agreement.code as "agreement",
    t.position as "position",
    t.name_zh as "name_zh",
    t.name_en as "name_en",
    t.office_zh as "office_zh",
    t.office_en as "office_en",
    of_organization.code as "organization",
    t.role as "role",
    of_person.code as "person",
    of_organization.name_zh as "organization_name_zh",
    of_organization.name_en as "organization_name_en"
from agreement_signatory as t
left join agreement as of_agreement on of_agreement.id = t.agreement_id
left join organization as of_organization on of_organization.id = t.organization_id
left join person as of_person on of_person.id = t.person_id
$view$);
comment on view autopact_bi.agreement_signatories is '签署人与见证人 — Who signed agreements, and who stood by';
comment on column autopact_bi.agreement_signatories."agreement" is '协议编号 — The agreement''s number';
comment on column autopact_bi.agreement_signatories."position" is '次序 — The place in the order of the source';
comment on column autopact_bi.agreement_signatories."name_zh" is '中文姓名 — Name in Chinese';
comment on column autopact_bi.agreement_signatories."name_en" is '英文姓名 — Name in English';
comment on column autopact_bi.agreement_signatories."office_zh" is '职务（中文） — The office held then, in Chinese';
comment on column autopact_bi.agreement_signatories."office_en" is '职务（英文） — The office held then, in English';
comment on column autopact_bi.agreement_signatories."organization" is '所属组织编码 — Whom the person came for';
comment on column autopact_bi.agreement_signatories."role" is '角色 — What the person did';
comment on column autopact_bi.agreement_signatories."person" is '人员编码 — The person''s code, where they are recorded';
comment on column autopact_bi.agreement_signatories."organization_name_zh" is '组织的中文名称 — Chinese name of the organization';
comment on column autopact_bi.agreement_signatories."organization_name_en" is '组织的英文名称 — English name of the organization';

call pg_temp.publish('agreement_solutions', $view$
select
    of_agreement.code as "agreement",
    of_solution.code as "solution",
    t.valid_from as "from",
    t.valid_from_precision as "from_precision",
    t.valid_from_confidence as "from_confidence",
    t.valid_until as "until",
    t.valid_until_precision as "until_precision",
    t.valid_until_confidence as "until_confidence",
    t.wording_zh as "wording_zh",
    t.confidence as "confidence",
    t.added_in as "added_in",
    t.ended_in as "ended_in",
    t.valid_from_not_before as "from_not_before",
    t.valid_until_not_before as "until_not_before",
    of_solution.name_zh as "solution_name_zh",
    of_solution.name_en as "solution_name_en"
from (select * from agreement_item where kind = 'SOLUTION') as t
left join agreement as of_agreement on of_agreement.id = t.agreement_id
left join solution as of_solution on of_solution.id = t.item_id
$view$);
comment on view autopact_bi.agreement_solutions is '协议指名的解决方案 — The solutions that agreements name';
comment on column autopact_bi.agreement_solutions."agreement" is '协议编号 — The agreement''s number';
comment on column autopact_bi.agreement_solutions."solution" is '方案编码 — The solution''s code';
comment on column autopact_bi.agreement_solutions."from" is '开始日期 — The first day';
comment on column autopact_bi.agreement_solutions."from_precision" is '开始日期的精度 — How exactly that date is known';
comment on column autopact_bi.agreement_solutions."from_confidence" is '开始日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.agreement_solutions."until" is '结束日期 — The last day; empty where it is open';
comment on column autopact_bi.agreement_solutions."until_precision" is '结束日期的精度 — How exactly that date is known';
comment on column autopact_bi.agreement_solutions."until_confidence" is '结束日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.agreement_solutions."wording_zh" is '中文措辞 — What the source calls it, in Chinese';
comment on column autopact_bi.agreement_solutions."confidence" is '可信度 — Whether a source states it';
comment on column autopact_bi.agreement_solutions."added_in" is '增加该项的变更序号 — The amendment that added it';
comment on column autopact_bi.agreement_solutions."ended_in" is '终止该项的变更序号 — The amendment that ended it';
comment on column autopact_bi.agreement_solutions."from_not_before" is '开始日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.agreement_solutions."until_not_before" is '结束日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.agreement_solutions."solution_name_zh" is '解决方案的中文名称 — Chinese name of the solution';
comment on column autopact_bi.agreement_solutions."solution_name_en" is '解决方案的英文名称 — English name of the solution';

call pg_temp.publish('agreements', $view$
select
    t.code as "number",
    t.kind as "kind",
    t.wording_zh as "wording_zh",
    t.wording_en as "wording_en",
    t.title_zh as "title_zh",
    t.title_en as "title_en",
    t.status as "status",
    t.drafted_on as "drafted_on",
    t.drafted_on_precision as "drafted_on_precision",
    t.drafted_on_confidence as "drafted_on_confidence",
    t.negotiating_on as "negotiating_on",
    t.signed_on as "signed_on",
    t.signed_on_precision as "signed_on_precision",
    t.signed_on_confidence as "signed_on_confidence",
    t.place_zh as "place_zh",
    t.place_en as "place_en",
    t.effective_on as "effective_on",
    t.effective_on_precision as "effective_on_precision",
    t.effective_on_confidence as "effective_on_confidence",
    t.expires_on as "expires_on",
    t.expires_on_precision as "expires_on_precision",
    t.expires_on_confidence as "expires_on_confidence",
    t.notice_days as "notice_days",
    t.renewal_months as "renewal_months",
    t.extends_to_subsidiaries as "extends_to_subsidiaries",
    nullif(array_to_string(t.reminder_days, ';'), '') as "reminder_days",
    t.terminated_on as "terminated_on",
    t.termination_reason as "termination_reason",
    t.withdrawn_on as "withdrawn_on",
    t.withdrawal_reason as "withdrawal_reason",
    t.drafted_on_not_before as "drafted_on_not_before",
    t.signed_on_not_before as "signed_on_not_before",
    t.effective_on_not_before as "effective_on_not_before",
    t.expires_on_not_before as "expires_on_not_before",
    agreement_phase_on(t, (select autopact_bi.as_of())) as "phase",
    (select string_agg(organization.code, ';' order by organization.code)
 from agreement_party as party join organization on organization.id = party.organization_id
 where party.agreement_id = t.id and party.role = 'OWN'
   and (t.status in ('DRAFT', 'NEGOTIATING', 'WITHDRAWN')
       or certainly_holds_since_ever_at(party.valid_from, party.valid_until, party.valid_until_precision, party.valid_until_not_before, told.day))) as "own_parties",
    (select string_agg(organization.code, ';' order by organization.code)
 from agreement_party as party join organization on organization.id = party.organization_id
 where party.agreement_id = t.id and party.role = 'COUNTERPARTY'
   and (t.status in ('DRAFT', 'NEGOTIATING', 'WITHDRAWN')
       or certainly_holds_since_ever_at(party.valid_from, party.valid_until, party.valid_until_precision, party.valid_until_not_before, told.day))) as "counterparties",
    (select string_agg(target.code, ';' order by target.position, target.code)
 from agreement_item as item
 join agreement_item_target as target on target.kind = item.kind and target.id = item.item_id
 where item.agreement_id = t.id and item.kind = 'DOMAIN'
   and (t.status in ('DRAFT', 'NEGOTIATING', 'WITHDRAWN')
       or certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, told.day))) as "domains",
    case when t.status in ('SIGNED', 'TERMINATED')
    then agreement_expiry_on(t, (select autopact_bi.as_of()))
    else t.expires_on end as "current_expires_on",
    t.version as "version",
    changed.at as "updated_at",
    (select string_agg(target.code, ';' order by target.position, target.code)
 from agreement_item as item
 join agreement_item_target as target on target.kind = item.kind and target.id = item.item_id
 where item.agreement_id = t.id and item.kind = 'ELEMENT'
   and (t.status in ('DRAFT', 'NEGOTIATING', 'WITHDRAWN')
       or certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, told.day))) as "elements",
    (select string_agg(target.code, ';' order by target.position, target.code)
 from agreement_item as item
 join agreement_item_target as target on target.kind = item.kind and target.id = item.item_id
 where item.agreement_id = t.id and item.kind = 'CAPABILITY'
   and (t.status in ('DRAFT', 'NEGOTIATING', 'WITHDRAWN')
       or certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, told.day))) as "capabilities",
    case when t.signed_on <= (select autopact_bi.as_of()) then agreement_ends_on(t, (select autopact_bi.as_of())) end as "ends_on",
    next_decision_kind_on(t, (select autopact_bi.as_of())) as "next_decision_kind",
    next_decision_day_on(t, (select autopact_bi.as_of())) as "next_decision_on"
from agreement as t

cross join lateral (select greatest((select autopact_bi.as_of()), t.effective_on) as day offset 0) as told
left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
$view$);
comment on view autopact_bi.agreements is '协议 — Agreements';
comment on column autopact_bi.agreements."number" is '协议编号 — The agreement''s number';
comment on column autopact_bi.agreements."kind" is '协议类别 — What kind it is';
comment on column autopact_bi.agreements."wording_zh" is '中文措辞 — What the source calls it, in Chinese';
comment on column autopact_bi.agreements."wording_en" is '英文措辞 — What the source calls it, in English';
comment on column autopact_bi.agreements."title_zh" is '中文标题 — Title in Chinese';
comment on column autopact_bi.agreements."title_en" is '英文标题 — Title in English';
comment on column autopact_bi.agreements."status" is '状态 — What people did with it, up to now';
comment on column autopact_bi.agreements."drafted_on" is '起草日期 — When it was drafted';
comment on column autopact_bi.agreements."drafted_on_precision" is '起草日期的精度 — How exactly that date is known';
comment on column autopact_bi.agreements."drafted_on_confidence" is '起草日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.agreements."negotiating_on" is '开始谈判日期 — When negotiations began';
comment on column autopact_bi.agreements."signed_on" is '签署日期 — When it was signed';
comment on column autopact_bi.agreements."signed_on_precision" is '签署日期的精度 — How exactly that date is known';
comment on column autopact_bi.agreements."signed_on_confidence" is '签署日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.agreements."place_zh" is '签署地点（中文） — Where it was signed, in Chinese';
comment on column autopact_bi.agreements."place_en" is '签署地点（英文） — Where it was signed, in English';
comment on column autopact_bi.agreements."effective_on" is '生效日期 — The first day of its effect';
comment on column autopact_bi.agreements."effective_on_precision" is '生效日期的精度 — How exactly that date is known';
comment on column autopact_bi.agreements."effective_on_confidence" is '生效日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.agreements."expires_on" is '到期日期 — The last day of its effect';
comment on column autopact_bi.agreements."expires_on_precision" is '到期日期的精度 — How exactly that date is known';
comment on column autopact_bi.agreements."expires_on_confidence" is '到期日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.agreements."notice_days" is '通知期（天） — Days before the expiry to give notice';
comment on column autopact_bi.agreements."renewal_months" is '自动续期（月） — Months for which it renews itself';
comment on column autopact_bi.agreements."extends_to_subsidiaries" is '是否及于子公司 — Whether it extends to subsidiaries and brands of its parties';
comment on column autopact_bi.agreements."reminder_days" is '提醒提前天数 — Days before what falls due to be reminded';
comment on column autopact_bi.agreements."terminated_on" is '终止日期 — Its last day, where it was terminated';
comment on column autopact_bi.agreements."termination_reason" is '终止原因 — Why it was terminated';
comment on column autopact_bi.agreements."withdrawn_on" is '撤回日期 — The day it was given up';
comment on column autopact_bi.agreements."withdrawal_reason" is '撤回原因 — Why it was given up';
comment on column autopact_bi.agreements."drafted_on_not_before" is '起草日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.agreements."signed_on_not_before" is '签署日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.agreements."effective_on_not_before" is '生效日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.agreements."expires_on_not_before" is '到期日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.agreements."phase" is '阶段 — What the calendar says at the date asked about';
comment on column autopact_bi.agreements."own_parties" is '己方（编码，以分号分隔） — The codes of our own side, separated by semicolons';
comment on column autopact_bi.agreements."counterparties" is '对方（编码，以分号分隔） — The codes of the other side, separated by semicolons';
comment on column autopact_bi.agreements."domains" is '所涉领域（编码，以分号分隔） — The codes of the domains in scope at the date asked about, separated by semicolons';
comment on column autopact_bi.agreements."current_expires_on" is '当前到期日期 — The last day of its effect at the date asked about, after amendments and renewals';
comment on column autopact_bi.agreements."version" is '版本号 — The record''s version';
comment on column autopact_bi.agreements."updated_at" is '最近变更时间 — When the row was last changed';
comment on column autopact_bi.agreements."elements" is '指名的要素（编码，以分号分隔） — The codes of the elements of the architecture that it names at the date asked about, separated by semicolons';
comment on column autopact_bi.agreements."capabilities" is '指名的基础能力（编码，以分号分隔） — The codes of the base abilities that it names at the date asked about, separated by semicolons';
comment on column autopact_bi.agreements."ends_on" is '结束日期 — Its last day as known at the date asked about: by termination, else by expiry where no renewal is to come';
comment on column autopact_bi.agreements."next_decision_kind" is '下一项决定 — What has to be decided next: ENDS where it ends, NOTICE_BY where it renews itself unless notice is given';
comment on column autopact_bi.agreements."next_decision_on" is '决定期限 — The day of its end, or the last day to give notice';
call pg_temp.publish_at('agreements', $view$
select
    t.code as "number",
    t.kind as "kind",
    t.wording_zh as "wording_zh",
    t.wording_en as "wording_en",
    t.title_zh as "title_zh",
    t.title_en as "title_en",
    t.status as "status",
    t.drafted_on as "drafted_on",
    t.drafted_on_precision as "drafted_on_precision",
    t.drafted_on_confidence as "drafted_on_confidence",
    t.negotiating_on as "negotiating_on",
    t.signed_on as "signed_on",
    t.signed_on_precision as "signed_on_precision",
    t.signed_on_confidence as "signed_on_confidence",
    t.place_zh as "place_zh",
    t.place_en as "place_en",
    t.effective_on as "effective_on",
    t.effective_on_precision as "effective_on_precision",
    t.effective_on_confidence as "effective_on_confidence",
    t.expires_on as "expires_on",
    t.expires_on_precision as "expires_on_precision",
    t.expires_on_confidence as "expires_on_confidence",
    t.notice_days as "notice_days",
    t.renewal_months as "renewal_months",
    t.extends_to_subsidiaries as "extends_to_subsidiaries",
    nullif(array_to_string(t.reminder_days, ';'), '') as "reminder_days",
    t.terminated_on as "terminated_on",
    t.termination_reason as "termination_reason",
    t.withdrawn_on as "withdrawn_on",
    t.withdrawal_reason as "withdrawal_reason",
    t.drafted_on_not_before as "drafted_on_not_before",
    t.signed_on_not_before as "signed_on_not_before",
    t.effective_on_not_before as "effective_on_not_before",
    t.expires_on_not_before as "expires_on_not_before",
    agreement_phase_on(t, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) as "phase",
    (select string_agg(organization.code, ';' order by organization.code)
 from agreement_party as party join organization on organization.id = party.organization_id
 where party.agreement_id = t.id and party.role = 'OWN'
   and (t.status in ('DRAFT', 'NEGOTIATING', 'WITHDRAWN')
       or certainly_holds_since_ever_at(party.valid_from, party.valid_until, party.valid_until_precision, party.valid_until_not_before, told.day))) as "own_parties",
    (select string_agg(organization.code, ';' order by organization.code)
 from agreement_party as party join organization on organization.id = party.organization_id
 where party.agreement_id = t.id and party.role = 'COUNTERPARTY'
   and (t.status in ('DRAFT', 'NEGOTIATING', 'WITHDRAWN')
       or certainly_holds_since_ever_at(party.valid_from, party.valid_until, party.valid_until_precision, party.valid_until_not_before, told.day))) as "counterparties",
    (select string_agg(target.code, ';' order by target.position, target.code)
 from agreement_item as item
 join agreement_item_target as target on target.kind = item.kind and target.id = item.item_id
 where item.agreement_id = t.id and item.kind = 'DOMAIN'
   and (t.status in ('DRAFT', 'NEGOTIATING', 'WITHDRAWN')
       or certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, told.day))) as "domains",
    case when t.status in ('SIGNED', 'TERMINATED')
    then agreement_expiry_on(t, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))))
    else t.expires_on end as "current_expires_on",
    t.version as "version",
    changed.at as "updated_at",
    (select string_agg(target.code, ';' order by target.position, target.code)
 from agreement_item as item
 join agreement_item_target as target on target.kind = item.kind and target.id = item.item_id
 where item.agreement_id = t.id and item.kind = 'ELEMENT'
   and (t.status in ('DRAFT', 'NEGOTIATING', 'WITHDRAWN')
       or certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, told.day))) as "elements",
    (select string_agg(target.code, ';' order by target.position, target.code)
 from agreement_item as item
 join agreement_item_target as target on target.kind = item.kind and target.id = item.item_id
 where item.agreement_id = t.id and item.kind = 'CAPABILITY'
   and (t.status in ('DRAFT', 'NEGOTIATING', 'WITHDRAWN')
       or certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, told.day))) as "capabilities",
    case when t.signed_on <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) then agreement_ends_on(t, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) end as "ends_on",
    next_decision_kind_on(t, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) as "next_decision_kind",
    next_decision_day_on(t, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) as "next_decision_on"
from agreement as t

cross join lateral (select greatest((select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))), t.effective_on) as day offset 0) as told
left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
$view$);
comment on function autopact_bi.agreements_at(date) is '协议（指定日期） — Agreements, as of a date; as of that of the views where none is given';

call pg_temp.publish('amendments', $view$
select
    of_agreement.code as "agreement",
    t.number as "number",
    t.kind as "kind",
    t.effective_on as "effective_on",
    t.effective_on_precision as "effective_on_precision",
    t.effective_on_confidence as "effective_on_confidence",
    t.signed_on as "signed_on",
    t.signed_on_precision as "signed_on_precision",
    t.signed_on_confidence as "signed_on_confidence",
    t.expires_on as "expires_on",
    t.expires_on_precision as "expires_on_precision",
    t.expires_on_confidence as "expires_on_confidence",
    t.extends_to_subsidiaries as "extends_to_subsidiaries",
    t.note as "note",
    t.effective_on_not_before as "effective_on_not_before",
    t.signed_on_not_before as "signed_on_not_before",
    t.expires_on_not_before as "expires_on_not_before"
from amendment as t
left join agreement as of_agreement on of_agreement.id = t.agreement_id
$view$);
comment on view autopact_bi.amendments is '协议签署后的变更：补充协议、续签与不续期通知 — What changed of agreements after they were signed: amendments, renewals and notices';
comment on column autopact_bi.amendments."agreement" is '协议编号 — The agreement''s number';
comment on column autopact_bi.amendments."number" is '序号 — Its number within the agreement';
comment on column autopact_bi.amendments."kind" is '变更类别 — Amendment, renewal or notice';
comment on column autopact_bi.amendments."effective_on" is '生效日期 — From which day on it holds';
comment on column autopact_bi.amendments."effective_on_precision" is '生效日期的精度 — How exactly that date is known';
comment on column autopact_bi.amendments."effective_on_confidence" is '生效日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.amendments."signed_on" is '签署日期 — When it was signed';
comment on column autopact_bi.amendments."signed_on_precision" is '签署日期的精度 — How exactly that date is known';
comment on column autopact_bi.amendments."signed_on_confidence" is '签署日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.amendments."expires_on" is '新的到期日期 — The expiry since, where it changed';
comment on column autopact_bi.amendments."expires_on_precision" is '新的到期日期的精度 — How exactly that date is known';
comment on column autopact_bi.amendments."expires_on_confidence" is '新的到期日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.amendments."extends_to_subsidiaries" is '是否及于子公司 — Whether the agreement extends to subsidiaries since, where that changed';
comment on column autopact_bi.amendments."note" is '说明 — What it is about';
comment on column autopact_bi.amendments."effective_on_not_before" is '生效日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.amendments."signed_on_not_before" is '签署日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.amendments."expires_on_not_before" is '新的到期日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';

call pg_temp.publish('architecture_capabilities', $view$
select
    of_architecture.code as "architecture",
    of_capability.code as "capability",
    t.position as "position",
    of_capability.name_zh as "capability_name_zh",
    of_capability.name_en as "capability_name_en"
from architecture_capability as t
left join architecture as of_architecture on of_architecture.id = t.architecture_id
left join capability as of_capability on of_capability.id = t.capability_id
$view$);
comment on view autopact_bi.architecture_capabilities is '业务架构各版本的基础能力 — The base abilities of each architecture';
comment on column autopact_bi.architecture_capabilities."architecture" is '架构版本 — The version of the architecture';
comment on column autopact_bi.architecture_capabilities."capability" is '能力编码 — The ability''s code';
comment on column autopact_bi.architecture_capabilities."position" is '次序 — The place in the order of the source';
comment on column autopact_bi.architecture_capabilities."capability_name_zh" is '能力的中文名称 — Chinese name of the ability';
comment on column autopact_bi.architecture_capabilities."capability_name_en" is '能力的英文名称 — English name of the ability';

call pg_temp.publish('architecture_elements', $view$
select
    of_architecture.code as "architecture",
    t.layer as "layer",
    of_code.code as "code",
    t.position as "position",
    t.name_zh as "name_zh",
    t.name_en as "name_en",
    t.confidence as "confidence"
from architecture_element as t
left join architecture as of_architecture on of_architecture.id = t.architecture_id
left join element as of_code on of_code.id = t.element_id
$view$);
comment on view autopact_bi.architecture_elements is '业务架构的要素及其所在的层 — The elements of each architecture and the layers they are in';
comment on column autopact_bi.architecture_elements."architecture" is '架构版本 — The version of the architecture';
comment on column autopact_bi.architecture_elements."layer" is '层 — The layer it is in';
comment on column autopact_bi.architecture_elements."code" is '要素编码 — The element''s code';
comment on column autopact_bi.architecture_elements."position" is '次序 — The place in the order of the source';
comment on column autopact_bi.architecture_elements."name_zh" is '中文名称 — Name in Chinese';
comment on column autopact_bi.architecture_elements."name_en" is '英文名称 — Name in English';
comment on column autopact_bi.architecture_elements."confidence" is '可信度 — Whether a source states it';

call pg_temp.publish('architectures', $view$
select
    t.code as "version",
    t.name_zh as "name_zh",
    t.name_en as "name_en",
    t.effective_on as "effective_on",
    t.effective_on_precision as "effective_on_precision",
    t.effective_on_confidence as "effective_on_confidence",
    t.declared_horizontal as "declared_horizontal",
    t.declared_vertical as "declared_vertical",
    t.declared_platform as "declared_platform",
    t.announced_on as "announced_on",
    t.announced_on_precision as "announced_on_precision",
    t.announced_on_confidence as "announced_on_confidence",
    of_owner.code as "owner",
    of_predecessor.code as "predecessor",
    of_occasion.code as "occasion",
    t.effective_on_not_before as "effective_on_not_before",
    t.announced_on_not_before as "announced_on_not_before",
    t.version as "revision",
    changed.at as "updated_at"
from architecture as t
left join organization as of_owner on of_owner.id = t.owner_id
left join architecture as of_predecessor on of_predecessor.id = t.predecessor_id
left join event as of_occasion on of_occasion.id = t.occasion_id
left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
$view$);
comment on view autopact_bi.architectures is '业务架构的各个版本 — The versions of the capability architecture';
comment on column autopact_bi.architectures."version" is '版本 — What the version is called';
comment on column autopact_bi.architectures."name_zh" is '中文名称 — Name in Chinese';
comment on column autopact_bi.architectures."name_en" is '英文名称 — Name in English';
comment on column autopact_bi.architectures."effective_on" is '生效日期 — The day it took effect';
comment on column autopact_bi.architectures."effective_on_precision" is '生效日期的精度 — How exactly that date is known';
comment on column autopact_bi.architectures."effective_on_confidence" is '生效日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.architectures."declared_horizontal" is '来源所述的横向层数 — How many horizontal elements the source declares';
comment on column autopact_bi.architectures."declared_vertical" is '来源所述的纵向层数 — How many vertical elements the source declares';
comment on column autopact_bi.architectures."declared_platform" is '来源所述的中台数 — How many platforms the source declares';
comment on column autopact_bi.architectures."announced_on" is '宣布日期 — The day it was announced';
comment on column autopact_bi.architectures."announced_on_precision" is '宣布日期的精度 — How exactly that date is known';
comment on column autopact_bi.architectures."announced_on_confidence" is '宣布日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.architectures."owner" is '所属己方单位 — The code of the own unit it belongs to';
comment on column autopact_bi.architectures."predecessor" is '前一版本 — The version that it follows';
comment on column autopact_bi.architectures."occasion" is '宣布时的事件 — The event on which it was announced';
comment on column autopact_bi.architectures."effective_on_not_before" is '生效日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.architectures."announced_on_not_before" is '宣布日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.architectures."revision" is '修订号 — The record''s revision';
comment on column autopact_bi.architectures."updated_at" is '最近变更时间 — When the row was last changed';

call pg_temp.publish('capabilities', $view$
select
    t.code as "code",
    t.position as "position",
    t.name_zh as "name_zh",
    t.name_en as "name_en",
    t.version as "version",
    changed.at as "updated_at"
from capability as t

left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
$view$);
comment on view autopact_bi.capabilities is '基础能力 — The base abilities outside the layers of the architecture';
comment on column autopact_bi.capabilities."code" is '能力编码 — The ability''s code';
comment on column autopact_bi.capabilities."position" is '次序 — The place in the order of the source';
comment on column autopact_bi.capabilities."name_zh" is '中文名称 — Name in Chinese';
comment on column autopact_bi.capabilities."name_en" is '英文名称 — Name in English';
comment on column autopact_bi.capabilities."version" is '版本号 — The record''s version';
comment on column autopact_bi.capabilities."updated_at" is '最近变更时间 — When the row was last changed';

call pg_temp.publish('claim_records', $view$
select
    of_claim.code as "claim",
    t.record_type as "record_type",
    t.record_code as "record_code"
from claim_record as t
left join claim as of_claim on of_claim.id = t.claim_id
$view$);
comment on view autopact_bi.claim_records is '口径所涉及的记录 — The records that claims are about';
comment on column autopact_bi.claim_records."claim" is '口径编码 — The claim''s code';
comment on column autopact_bi.claim_records."record_type" is '记录类型 — The kind of record';
comment on column autopact_bi.claim_records."record_code" is '记录编码 — The record''s code';

call pg_temp.publish('claims', $view$
select
    t.code as "code",
    t.statement_zh as "statement_zh",
    t.statement_en as "statement_en",
    t.claimant as "claimant",
    t.as_of as "as_of",
    t.as_of_precision as "as_of_precision",
    t.as_of_confidence as "as_of_confidence",
    t.metric as "metric",
    t.comparison as "comparison",
    t.value as "value",
    t.note as "note",
    t.claimant_name_zh as "claimant_name_zh",
    t.claimant_name_en as "claimant_name_en",
    t.claimant_office_zh as "claimant_office_zh",
    t.claimant_office_en as "claimant_office_en",
    of_claimant_organization.code as "claimant_organization",
    of_occasion.code as "occasion",
    of_claimant_person.code as "claimant_person",
    t.as_of_not_before as "as_of_not_before",
    of_claimant_organization.name_zh as "claimant_organization_name_zh",
    of_claimant_organization.name_en as "claimant_organization_name_en",
    t.version as "version",
    changed.at as "updated_at"
from claim as t
left join organization as of_claimant_organization on of_claimant_organization.id = t.claimant_organization_id
left join event as of_occasion on of_occasion.id = t.occasion_id
left join person as of_claimant_person on of_claimant_person.id = t.claimant_person_id
left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
where there_at(t.as_of, t.as_of_precision, (select autopact_bi.as_of()))
$view$);
comment on view autopact_bi.claims is '对外口径：公开场合的陈述，只增不改 — What is stated in public; appended and never overwritten';
comment on column autopact_bi.claims."code" is '口径编码 — The claim''s code';
comment on column autopact_bi.claims."statement_zh" is '中文原话 — Its words in Chinese';
comment on column autopact_bi.claims."statement_en" is '英文表述 — Its words in English';
comment on column autopact_bi.claims."claimant" is '陈述者 — Who claims it';
comment on column autopact_bi.claims."as_of" is '口径日期 — Of which day it speaks';
comment on column autopact_bi.claims."as_of_precision" is '口径日期的精度 — How exactly that date is known';
comment on column autopact_bi.claims."as_of_confidence" is '口径日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.claims."metric" is '指标 — What is counted, where the register can';
comment on column autopact_bi.claims."comparison" is '比较方式 — How the value is meant';
comment on column autopact_bi.claims."value" is '数值 — The figure';
comment on column autopact_bi.claims."note" is '备注 — What else is to be known';
comment on column autopact_bi.claims."claimant_name_zh" is '陈述人中文姓名 — The name of who spoke, in Chinese';
comment on column autopact_bi.claims."claimant_name_en" is '陈述人英文姓名 — The name of who spoke, in English';
comment on column autopact_bi.claims."claimant_office_zh" is '陈述人中文职务 — The office of who spoke, in Chinese';
comment on column autopact_bi.claims."claimant_office_en" is '陈述人英文职务 — The office of who spoke, in English';
comment on column autopact_bi.claims."claimant_organization" is '所代表的组织编码 — The organization spoken for';
comment on column autopact_bi.claims."occasion" is '场合（事件编码） — The event on which it was said';
comment on column autopact_bi.claims."claimant_person" is '陈述人的人员编码 — The code of who spoke, where recorded';
comment on column autopact_bi.claims."as_of_not_before" is '口径日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.claims."claimant_organization_name_zh" is '所代表的组织的中文名称 — Chinese name of the organization spoken for';
comment on column autopact_bi.claims."claimant_organization_name_en" is '所代表的组织的英文名称 — English name of the organization spoken for';
comment on column autopact_bi.claims."version" is '版本号 — The record''s version';
comment on column autopact_bi.claims."updated_at" is '最近变更时间 — When the row was last changed';
call pg_temp.publish_at('claims', $view$
select
    t.code as "code",
    t.statement_zh as "statement_zh",
    t.statement_en as "statement_en",
    t.claimant as "claimant",
    t.as_of as "as_of",
    t.as_of_precision as "as_of_precision",
    t.as_of_confidence as "as_of_confidence",
    t.metric as "metric",
    t.comparison as "comparison",
    t.value as "value",
    t.note as "note",
    t.claimant_name_zh as "claimant_name_zh",
    t.claimant_name_en as "claimant_name_en",
    t.claimant_office_zh as "claimant_office_zh",
    t.claimant_office_en as "claimant_office_en",
    of_claimant_organization.code as "claimant_organization",
    of_occasion.code as "occasion",
    of_claimant_person.code as "claimant_person",
    t.as_of_not_before as "as_of_not_before",
    of_claimant_organization.name_zh as "claimant_organization_name_zh",
    of_claimant_organization.name_en as "claimant_organization_name_en",
    t.version as "version",
    changed.at as "updated_at"
from claim as t
left join organization as of_claimant_organization on of_claimant_organization.id = t.claimant_organization_id
left join event as of_occasion on of_occasion.id = t.occasion_id
left join person as of_claimant_person on of_claimant_person.id = t.claimant_person_id
left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
where there_at(t.as_of, t.as_of_precision, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))))
$view$);
comment on function autopact_bi.claims_at(date) is '对外口径：公开场合的陈述，只增不改（指定日期） — What is stated in public; appended and never overwritten, as of a date; as of that of the views where none is given';

call pg_temp.publish('cooperation_domains', $view$
select
    t.code as "code",
    t.position as "position",
    t.name_zh as "name_zh",
    t.name_en as "name_en",
    t.version as "version",
    changed.at as "updated_at"
from cooperation_domain as t

left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
$view$);
comment on view autopact_bi.cooperation_domains is '合作领域 — The cooperation domains';
comment on column autopact_bi.cooperation_domains."code" is '领域编码 — The domain''s code';
comment on column autopact_bi.cooperation_domains."position" is '次序 — The place in the order of the source';
comment on column autopact_bi.cooperation_domains."name_zh" is '中文名称 — Name in Chinese';
comment on column autopact_bi.cooperation_domains."name_en" is '英文名称 — Name in English';
comment on column autopact_bi.cooperation_domains."version" is '版本号 — The record''s version';
comment on column autopact_bi.cooperation_domains."updated_at" is '最近变更时间 — When the row was last changed';

call pg_temp.publish('cooperations', $view$
select
    of_organization.code as "organization",
    t.since as "since",
    t.since_precision as "since_precision",
    t.since_confidence as "since_confidence",
    t.until as "until",
    t.until_precision as "until_precision",
    t.until_confidence as "until_confidence",
    t.wording_zh as "wording_zh",
    t.wording_en as "wording_en",
    t.since_not_before as "since_not_before",
    t.until_not_before as "until_not_before",
    of_organization.name_zh as "organization_name_zh",
    of_organization.name_en as "organization_name_en"
from cooperation as t
left join organization as of_organization on of_organization.id = t.organization_id
$view$);
comment on view autopact_bi.cooperations is '合作关系：自何时起合作，以来源的措辞记录 — That we work with an organization, since when, in the words of the source';
comment on column autopact_bi.cooperations."organization" is '组织编码 — The organization''s code';
comment on column autopact_bi.cooperations."since" is '开始日期 — The first day';
comment on column autopact_bi.cooperations."since_precision" is '开始日期的精度 — How exactly that date is known';
comment on column autopact_bi.cooperations."since_confidence" is '开始日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.cooperations."until" is '结束日期 — The last day; empty where it is open';
comment on column autopact_bi.cooperations."until_precision" is '结束日期的精度 — How exactly that date is known';
comment on column autopact_bi.cooperations."until_confidence" is '结束日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.cooperations."wording_zh" is '中文措辞 — What the source calls it, in Chinese';
comment on column autopact_bi.cooperations."wording_en" is '英文措辞 — What the source calls it, in English';
comment on column autopact_bi.cooperations."since_not_before" is '开始日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.cooperations."until_not_before" is '结束日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.cooperations."organization_name_zh" is '组织的中文名称 — Chinese name of the organization';
comment on column autopact_bi.cooperations."organization_name_en" is '组织的英文名称 — English name of the organization';

call pg_temp.publish('coverage', $view$
select
    organization.code as "organization",
    domain.code as "domain",
    (select autopact_bi.as_of()) as "as_of",
    cell.state as "state",
    cell.agreements[1] as "agreement",
    cell.amendments[1] as "amendment",
    cell.inherited_from[1] as "inherited_from",
    cell.confidences[1] as "confidence",
    (select string_agg(distinct basis.number collate "C", ';' order by basis.number collate "C")
 from unnest(cell.agreements) as basis (number)) as "agreements",
    nullif(array_to_string(cell.rollouts, ';'), '') as "rollouts",
    nullif(array_to_string(cell.deployments, ';'), '') as "deployments",
    organization.name_zh as "organization_name_zh",
    organization.name_en as "organization_name_en",
    domain.name_zh as "domain_name_zh",
    domain.name_en as "domain_name_en",
    cell.possible_state as "possible_state",
    (select string_agg(distinct basis.number collate "C", ';' order by basis.number collate "C")
 from unnest(cell.possible_agreements) as basis (number)) as "possible_agreements"
from coverage_cells((select autopact_bi.as_of())) as cell
join organization on organization.id = cell.organization_id
join cooperation_domain as domain on domain.id = cell.domain_id
$view$);
comment on view autopact_bi.coverage is '合作覆盖：合作中或有协议覆盖的车企与各合作领域 — Coverage: each automaker in cooperation or reached by an agreement, and each cooperation domain';
comment on column autopact_bi.coverage."organization" is '车企编码 — The automaker''s code';
comment on column autopact_bi.coverage."domain" is '领域编码 — The domain''s code';
comment on column autopact_bi.coverage."as_of" is '所问的日期 — The date asked about';
comment on column autopact_bi.coverage."state" is '覆盖状态，按先后取第一个成立的：LIVE 已落地、LAPSED 协议已失效、UNCOVERED 无协议、AGREED 已签约、PLANNED 计划中、NONE 空白 — How far it has come, the first that applies: LIVE, LAPSED, UNCOVERED, AGREED, PLANNED, NONE';
comment on column autopact_bi.coverage."agreement" is '依据的协议编号（多个时取第一个） — The number of the agreement it rests on, the first of several';
comment on column autopact_bi.coverage."amendment" is '该协议中使其如此的最近一次变更的序号；原协议即已覆盖的为空 — The number of that agreement''s last amendment that made it so; empty where all was in the agreement';
comment on column autopact_bi.coverage."inherited_from" is '签有该协议的上级组织编码；自身即为当事方的为空 — The code of the ancestor that is party to it; empty where the automaker is party itself';
comment on column autopact_bi.coverage."confidence" is '该覆盖的可信度 — Whether a source states that it covers this';
comment on column autopact_bi.coverage."agreements" is '所依据的全部协议编号，以分号分隔 — The numbers of all agreements it rests on, separated by semicolons';
comment on column autopact_bi.coverage."rollouts" is '所依据的落地编号，以分号分隔，每个方案至多五十个 — The numbers of the rollouts it rests on, separated by semicolons, at most fifty of each solution';
comment on column autopact_bi.coverage."deployments" is '所依据的部署编号，以分号分隔，每个方案至多五十个 — The numbers of the deployments it rests on, separated by semicolons, at most fifty of each solution';
comment on column autopact_bi.coverage."organization_name_zh" is '车企的中文名称 — Chinese name of the automaker';
comment on column autopact_bi.coverage."organization_name_en" is '车企的英文名称 — English name of the automaker';
comment on column autopact_bi.coverage."domain_name_zh" is '领域的中文名称 — Chinese name of the domain';
comment on column autopact_bi.coverage."domain_name_en" is '领域的英文名称 — English name of the domain';
comment on column autopact_bi.coverage."possible_state" is '按大致已知的日期可能已达到的状态；与覆盖状态相同的为空 — How far it may have come by dates that are known roughly; empty where that is the state';
comment on column autopact_bi.coverage."possible_agreements" is '在该可能状态下所依据的生效协议编号，以分号分隔 — The numbers of the agreements in force that it rests on then, separated by semicolons';
call pg_temp.publish_at('coverage', $view$
select
    organization.code as "organization",
    domain.code as "domain",
    (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) as "as_of",
    cell.state as "state",
    cell.agreements[1] as "agreement",
    cell.amendments[1] as "amendment",
    cell.inherited_from[1] as "inherited_from",
    cell.confidences[1] as "confidence",
    (select string_agg(distinct basis.number collate "C", ';' order by basis.number collate "C")
 from unnest(cell.agreements) as basis (number)) as "agreements",
    nullif(array_to_string(cell.rollouts, ';'), '') as "rollouts",
    nullif(array_to_string(cell.deployments, ';'), '') as "deployments",
    organization.name_zh as "organization_name_zh",
    organization.name_en as "organization_name_en",
    domain.name_zh as "domain_name_zh",
    domain.name_en as "domain_name_en",
    cell.possible_state as "possible_state",
    (select string_agg(distinct basis.number collate "C", ';' order by basis.number collate "C")
 from unnest(cell.possible_agreements) as basis (number)) as "possible_agreements"
from coverage_cells((select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) as cell
join organization on organization.id = cell.organization_id
join cooperation_domain as domain on domain.id = cell.domain_id
$view$);
comment on function autopact_bi.coverage_at(date) is '合作覆盖：合作中或有协议覆盖的车企与各合作领域（指定日期） — Coverage: each automaker in cooperation or reached by an agreement, and each cooperation domain, as of a date; as of that of the views where none is given';

call pg_temp.publish('deployments', $view$
select
    t.code as "number",
    of_organization.code as "organization",
    of_solution.code as "solution",
    t.valid_from as "from",
    t.valid_from_precision as "from_precision",
    t.valid_from_confidence as "from_confidence",
    t.valid_until as "until",
    t.valid_until_precision as "until_precision",
    t.valid_until_confidence as "until_confidence",
    t.note as "note",
    t.valid_from_not_before as "from_not_before",
    t.valid_until_not_before as "until_not_before",
    of_organization.name_zh as "organization_name_zh",
    of_organization.name_en as "organization_name_en",
    of_solution.name_zh as "solution_name_zh",
    of_solution.name_en as "solution_name_en",
    t.version as "version",
    changed.at as "updated_at"
from deployment as t
left join organization as of_organization on of_organization.id = t.organization_id
left join solution as of_solution on of_solution.id = t.solution_id
left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
where there_at(t.valid_from, t.valid_from_precision, (select autopact_bi.as_of()))
$view$);
comment on view autopact_bi.deployments is '部署：在某组织投入使用的解决方案 — Solutions in use at organizations';
comment on column autopact_bi.deployments."number" is '部署编号 — The deployment''s number';
comment on column autopact_bi.deployments."organization" is '组织编码 — Where it is in use';
comment on column autopact_bi.deployments."solution" is '方案编码 — What is in use; empty where it is not known';
comment on column autopact_bi.deployments."from" is '开始日期 — The first day';
comment on column autopact_bi.deployments."from_precision" is '开始日期的精度 — How exactly that date is known';
comment on column autopact_bi.deployments."from_confidence" is '开始日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.deployments."until" is '结束日期 — The last day; empty where it is open';
comment on column autopact_bi.deployments."until_precision" is '结束日期的精度 — How exactly that date is known';
comment on column autopact_bi.deployments."until_confidence" is '结束日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.deployments."note" is '备注 — What else is to be known';
comment on column autopact_bi.deployments."from_not_before" is '开始日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.deployments."until_not_before" is '结束日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.deployments."organization_name_zh" is '组织的中文名称 — Chinese name of the organization';
comment on column autopact_bi.deployments."organization_name_en" is '组织的英文名称 — English name of the organization';
comment on column autopact_bi.deployments."solution_name_zh" is '解决方案的中文名称 — Chinese name of the solution';
comment on column autopact_bi.deployments."solution_name_en" is '解决方案的英文名称 — English name of the solution';
comment on column autopact_bi.deployments."version" is '版本号 — The record''s version';
comment on column autopact_bi.deployments."updated_at" is '最近变更时间 — When the row was last changed';
call pg_temp.publish_at('deployments', $view$
select
    t.code as "number",
    of_organization.code as "organization",
    of_solution.code as "solution",
    t.valid_from as "from",
    t.valid_from_precision as "from_precision",
    t.valid_from_confidence as "from_confidence",
    t.valid_until as "until",
    t.valid_until_precision as "until_precision",
    t.valid_until_confidence as "until_confidence",
    t.note as "note",
    t.valid_from_not_before as "from_not_before",
    t.valid_until_not_before as "until_not_before",
    of_organization.name_zh as "organization_name_zh",
    of_organization.name_en as "organization_name_en",
    of_solution.name_zh as "solution_name_zh",
    of_solution.name_en as "solution_name_en",
    t.version as "version",
    changed.at as "updated_at"
from deployment as t
left join organization as of_organization on of_organization.id = t.organization_id
left join solution as of_solution on of_solution.id = t.solution_id
left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
where there_at(t.valid_from, t.valid_from_precision, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))))
$view$);
comment on function autopact_bi.deployments_at(date) is '部署：在某组织投入使用的解决方案（指定日期） — Solutions in use at organizations, as of a date; as of that of the views where none is given';

call pg_temp.publish('element_domains', $view$
select
    of_architecture.code as "architecture",
    of_element.code as "element",
    of_domain.code as "domain",
    t.confidence as "confidence",
    of_domain.name_zh as "domain_name_zh",
    of_domain.name_en as "domain_name_en"
from element_domain as t
left join architecture as of_architecture on of_architecture.id = t.architecture_id
left join element as of_element on of_element.id = t.element_id
left join cooperation_domain as of_domain on of_domain.id = t.domain_id
$view$);
comment on view autopact_bi.element_domains is '要素所服务的合作领域 — The cooperation domains that elements serve';
comment on column autopact_bi.element_domains."architecture" is '架构版本 — The version of the architecture';
comment on column autopact_bi.element_domains."element" is '要素编码 — The element''s code';
comment on column autopact_bi.element_domains."domain" is '领域编码 — The domain''s code';
comment on column autopact_bi.element_domains."confidence" is '可信度 — Whether a source states it';
comment on column autopact_bi.element_domains."domain_name_zh" is '合作领域的中文名称 — Chinese name of the cooperation domain';
comment on column autopact_bi.element_domains."domain_name_en" is '合作领域的英文名称 — English name of the cooperation domain';

call pg_temp.publish('event_organizations', $view$
select
    of_event.code as "event",
    t.organization as "organization",
    of_event.title_zh as "event_title_zh",
    of_event.title_en as "event_title_en"
from event_organization as t
left join event as of_event on of_event.id = t.event_id
$view$);
comment on view autopact_bi.event_organizations is '到场的组织 — The organizations that were at events';
comment on column autopact_bi.event_organizations."event" is '事件编码 — The event''s code';
comment on column autopact_bi.event_organizations."organization" is '组织编码 — The organization''s code';
comment on column autopact_bi.event_organizations."event_title_zh" is '事件的中文标题 — Chinese title of the event';
comment on column autopact_bi.event_organizations."event_title_en" is '事件的英文标题 — English title of the event';

call pg_temp.publish('event_records', $view$
select
    of_event.code as "event",
    t.record_type as "record_type",
    t.record_code as "record_code",
    of_event.title_zh as "event_title_zh",
    of_event.title_en as "event_title_en"
from event_record as t
left join event as of_event on of_event.id = t.event_id
$view$);
comment on view autopact_bi.event_records is '事件所涉及的记录 — The records that events are about';
comment on column autopact_bi.event_records."event" is '事件编码 — The event''s code';
comment on column autopact_bi.event_records."record_type" is '记录类型 — The kind of record';
comment on column autopact_bi.event_records."record_code" is '记录编码 — The record''s code';
comment on column autopact_bi.event_records."event_title_zh" is '事件的中文标题 — Chinese title of the event';
comment on column autopact_bi.event_records."event_title_en" is '事件的英文标题 — English title of the event';

call pg_temp.publish('events', $view$
select
    t.code as "code",
    t.kind as "kind",
    t.title_zh as "title_zh",
    t.title_en as "title_en",
    t.happened_on as "on",
    t.happened_on_precision as "on_precision",
    t.happened_on_confidence as "on_confidence",
    t.place_zh as "place_zh",
    t.place_en as "place_en",
    t.happened_on_not_before as "on_not_before",
    t.version as "version",
    changed.at as "updated_at"
from event as t

left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
$view$);
comment on view autopact_bi.events is '事件：某日发生、不属于任何记录步骤的事 — What happened on a day and is no step of a record';
comment on column autopact_bi.events."code" is '事件编码 — The event''s code';
comment on column autopact_bi.events."kind" is '类型 — What kind of thing happened';
comment on column autopact_bi.events."title_zh" is '中文标题 — What happened, in Chinese';
comment on column autopact_bi.events."title_en" is '英文标题 — What happened, in English';
comment on column autopact_bi.events."on" is '发生日期 — When it happened';
comment on column autopact_bi.events."on_precision" is '发生日期的精度 — How exactly that date is known';
comment on column autopact_bi.events."on_confidence" is '发生日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.events."place_zh" is '中文地点 — Where, in Chinese';
comment on column autopact_bi.events."place_en" is '英文地点 — Where, in English';
comment on column autopact_bi.events."on_not_before" is '发生日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.events."version" is '版本号 — The record''s version';
comment on column autopact_bi.events."updated_at" is '最近变更时间 — When the row was last changed';

call pg_temp.publish('evidence', $view$
select
    t.record_type as "record_type",
    t.record_code as "record_code",
    t.member as "member",
    of_source.code as "source",
    t.quote as "quote",
    t.verbatim as "verbatim",
    t.stance as "stance",
    t.confidence as "confidence",
    t.note as "note",
    of_source.title_zh as "source_title_zh",
    of_source.title_en as "source_title_en",
    t.code as "code"
from evidence as t
left join source as of_source on of_source.id = t.source_id
$view$);
comment on view autopact_bi.evidence is '佐证：来源中支持或反驳某条记录的原文 — Words of a source that state or contradict a fact of a record';
comment on column autopact_bi.evidence."record_type" is '记录类型 — The kind of record';
comment on column autopact_bi.evidence."record_code" is '记录编码 — The record''s code';
comment on column autopact_bi.evidence."member" is '成员 — The member or part of the record; empty for all of it';
comment on column autopact_bi.evidence."source" is '来源编码 — The source''s code';
comment on column autopact_bi.evidence."quote" is '原文 — The words';
comment on column autopact_bi.evidence."verbatim" is '是否为原文照录 — Whether they are the source''s own words';
comment on column autopact_bi.evidence."stance" is '立场 — Whether they speak for or against';
comment on column autopact_bi.evidence."confidence" is '可信度 — Whether stated or inferred';
comment on column autopact_bi.evidence."note" is '备注 — What a reader should know about it';
comment on column autopact_bi.evidence."source_title_zh" is '来源的中文标题 — Chinese title of the source';
comment on column autopact_bi.evidence."source_title_en" is '来源的英文标题 — English title of the source';
comment on column autopact_bi.evidence."code" is '佐证编码 — What the evidence is read by';

call pg_temp.publish('instruments', $view$
select
    t.code as "code",
    of_agreement.code as "agreement",
    t.kind as "kind",
    t.name_zh as "name_zh",
    t.name_en as "name_en",
    t.amount as "amount",
    t.currency as "currency",
    t.place_zh as "place_zh",
    t.place_en as "place_en",
    instrument_state_on(t.state, t.established_on, t.operating_on, t.closed_on, (select autopact_bi.as_of())) as "state",
    case when there_at(t.established_on, t.established_on_precision, (select autopact_bi.as_of())) then t.established_on end as "established_on",
    case when there_at(t.established_on, t.established_on_precision, (select autopact_bi.as_of())) then t.established_on_precision end as "established_on_precision",
    case when there_at(t.established_on, t.established_on_precision, (select autopact_bi.as_of())) then t.established_on_confidence end as "established_on_confidence",
    case when there_at(t.operating_on, t.operating_on_precision, (select autopact_bi.as_of())) then t.operating_on end as "operating_on",
    case when there_at(t.operating_on, t.operating_on_precision, (select autopact_bi.as_of())) then t.operating_on_precision end as "operating_on_precision",
    case when there_at(t.operating_on, t.operating_on_precision, (select autopact_bi.as_of())) then t.operating_on_confidence end as "operating_on_confidence",
    case when there_at(t.closed_on, t.closed_on_precision, (select autopact_bi.as_of())) then t.closed_on end as "closed_on",
    case when there_at(t.closed_on, t.closed_on_precision, (select autopact_bi.as_of())) then t.closed_on_precision end as "closed_on_precision",
    case when there_at(t.closed_on, t.closed_on_precision, (select autopact_bi.as_of())) then t.closed_on_confidence end as "closed_on_confidence",
    case when t.state = instrument_state_on(t.state, t.established_on, t.operating_on, t.closed_on, (select autopact_bi.as_of())) then t.state_note end as "state_note",
    t.note as "note",
    case when there_at(t.established_on, t.established_on_precision, (select autopact_bi.as_of())) then t.established_on_not_before end as "established_on_not_before",
    case when there_at(t.operating_on, t.operating_on_precision, (select autopact_bi.as_of())) then t.operating_on_not_before end as "operating_on_not_before",
    case when there_at(t.closed_on, t.closed_on_precision, (select autopact_bi.as_of())) then t.closed_on_not_before end as "closed_on_not_before",
    changed.at as "updated_at"
from instrument as t
left join agreement as of_agreement on of_agreement.id = t.agreement_id
join agreement on agreement.id = t.agreement_id
left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
where coalesce(
    least(first_day_of_period(agreement.drafted_on, agreement.drafted_on_precision), agreement.negotiating_on,
        first_day_of_period(agreement.signed_on, agreement.signed_on_precision)) <= cast((select autopact_bi.as_of()) as date),
    true)
$view$);
comment on view autopact_bi.instruments is '合作载体：协议拟设立的实验室、基金与合资公司 — Instruments: what agreements set up';
comment on column autopact_bi.instruments."code" is '合作载体编码 — The instrument''s code';
comment on column autopact_bi.instruments."agreement" is '协议编号 — The agreement''s number';
comment on column autopact_bi.instruments."kind" is '类别 — What it is';
comment on column autopact_bi.instruments."name_zh" is '中文名称 — Name in Chinese';
comment on column autopact_bi.instruments."name_en" is '英文名称 — Name in English';
comment on column autopact_bi.instruments."amount" is '金额 — Its size in the currency';
comment on column autopact_bi.instruments."currency" is '币种 — The currency by ISO 4217';
comment on column autopact_bi.instruments."place_zh" is '地点（中文） — Where it is, in Chinese';
comment on column autopact_bi.instruments."place_en" is '地点（英文） — Where it is, in English';
comment on column autopact_bi.instruments."state" is '状态 — How far it had come at the date asked about';
comment on column autopact_bi.instruments."established_on" is '设立日期 — When it was set up';
comment on column autopact_bi.instruments."established_on_precision" is '设立日期的精度 — How exactly that date is known';
comment on column autopact_bi.instruments."established_on_confidence" is '设立日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.instruments."operating_on" is '运营日期 — When it began to work';
comment on column autopact_bi.instruments."operating_on_precision" is '运营日期的精度 — How exactly that date is known';
comment on column autopact_bi.instruments."operating_on_confidence" is '运营日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.instruments."closed_on" is '关闭日期 — When it ended';
comment on column autopact_bi.instruments."closed_on_precision" is '关闭日期的精度 — How exactly that date is known';
comment on column autopact_bi.instruments."closed_on_confidence" is '关闭日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.instruments."state_note" is '状态说明 — What was said when it came to its state';
comment on column autopact_bi.instruments."note" is '备注 — What else is to be known';
comment on column autopact_bi.instruments."established_on_not_before" is '设立日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.instruments."operating_on_not_before" is '运营日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.instruments."closed_on_not_before" is '关闭日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.instruments."updated_at" is '最近变更时间 — When the row was last changed';
call pg_temp.publish_at('instruments', $view$
select
    t.code as "code",
    of_agreement.code as "agreement",
    t.kind as "kind",
    t.name_zh as "name_zh",
    t.name_en as "name_en",
    t.amount as "amount",
    t.currency as "currency",
    t.place_zh as "place_zh",
    t.place_en as "place_en",
    instrument_state_on(t.state, t.established_on, t.operating_on, t.closed_on, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) as "state",
    case when there_at(t.established_on, t.established_on_precision, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) then t.established_on end as "established_on",
    case when there_at(t.established_on, t.established_on_precision, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) then t.established_on_precision end as "established_on_precision",
    case when there_at(t.established_on, t.established_on_precision, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) then t.established_on_confidence end as "established_on_confidence",
    case when there_at(t.operating_on, t.operating_on_precision, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) then t.operating_on end as "operating_on",
    case when there_at(t.operating_on, t.operating_on_precision, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) then t.operating_on_precision end as "operating_on_precision",
    case when there_at(t.operating_on, t.operating_on_precision, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) then t.operating_on_confidence end as "operating_on_confidence",
    case when there_at(t.closed_on, t.closed_on_precision, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) then t.closed_on end as "closed_on",
    case when there_at(t.closed_on, t.closed_on_precision, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) then t.closed_on_precision end as "closed_on_precision",
    case when there_at(t.closed_on, t.closed_on_precision, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) then t.closed_on_confidence end as "closed_on_confidence",
    case when t.state = instrument_state_on(t.state, t.established_on, t.operating_on, t.closed_on, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) then t.state_note end as "state_note",
    t.note as "note",
    case when there_at(t.established_on, t.established_on_precision, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) then t.established_on_not_before end as "established_on_not_before",
    case when there_at(t.operating_on, t.operating_on_precision, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) then t.operating_on_not_before end as "operating_on_not_before",
    case when there_at(t.closed_on, t.closed_on_precision, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) then t.closed_on_not_before end as "closed_on_not_before",
    changed.at as "updated_at"
from instrument as t
left join agreement as of_agreement on of_agreement.id = t.agreement_id
join agreement on agreement.id = t.agreement_id
left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
where coalesce(
    least(first_day_of_period(agreement.drafted_on, agreement.drafted_on_precision), agreement.negotiating_on,
        first_day_of_period(agreement.signed_on, agreement.signed_on_precision)) <= cast((select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) as date),
    true)
$view$);
comment on function autopact_bi.instruments_at(date) is '合作载体：协议拟设立的实验室、基金与合资公司（指定日期） — Instruments: what agreements set up, as of a date; as of that of the views where none is given';

call pg_temp.publish('milestone_plans', $view$
select
    of_milestone.code as "milestone",
    t.number as "number",
    t.due_on as "due_on",
    t.due_on_precision as "due_on_precision",
    t.due_on_confidence as "due_on_confidence",
    t.made_on as "made_on",
    t.reason as "reason",
    t.due_on_not_before as "due_on_not_before"
from milestone_plan as t
left join milestone as of_milestone on of_milestone.id = t.milestone_id
where (t.made_on <= (select autopact_bi.as_of()) or t.number = 1)
$view$);
comment on view autopact_bi.milestone_plans is '里程碑的历次到期日 — Every due date that a milestone had';
comment on column autopact_bi.milestone_plans."milestone" is '里程碑编码 — The milestone''s code';
comment on column autopact_bi.milestone_plans."number" is '序号 — The due date''s number within the milestone';
comment on column autopact_bi.milestone_plans."due_on" is '到期日期 — The last day on which it was in time';
comment on column autopact_bi.milestone_plans."due_on_precision" is '到期日期的精度 — How exactly that date is known';
comment on column autopact_bi.milestone_plans."due_on_confidence" is '到期日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.milestone_plans."made_on" is '约定日期，自该日起计入；缺省为导入当日 — When that was agreed, from which day on it counts; that of the import where it is missing';
comment on column autopact_bi.milestone_plans."reason" is '变更原因 — Why the due date was moved';
comment on column autopact_bi.milestone_plans."due_on_not_before" is '到期日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
call pg_temp.publish_at('milestone_plans', $view$
select
    of_milestone.code as "milestone",
    t.number as "number",
    t.due_on as "due_on",
    t.due_on_precision as "due_on_precision",
    t.due_on_confidence as "due_on_confidence",
    t.made_on as "made_on",
    t.reason as "reason",
    t.due_on_not_before as "due_on_not_before"
from milestone_plan as t
left join milestone as of_milestone on of_milestone.id = t.milestone_id
where (t.made_on <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) or t.number = 1)
$view$);
comment on function autopact_bi.milestone_plans_at(date) is '里程碑的历次到期日（指定日期） — Every due date that a milestone had, as of a date; as of that of the views where none is given';

call pg_temp.publish('milestones', $view$
select
    t.code as "code",
    of_agreement.code as "agreement",
    t.title_zh as "title_zh",
    t.title_en as "title_en",
    plan.due_on as "due_on",
    plan.due_on_precision as "due_on_precision",
    plan.due_on_confidence as "due_on_confidence",
    of_owner.code as "owner",
    milestone_state_on(t.state, t.state_on, (select autopact_bi.as_of())) as "state",
    case when t.state_on <= (select autopact_bi.as_of()) then t.state_on end as "state_on",
    case when coalesce(t.state_on <= (select autopact_bi.as_of()), true) then t.state_note end as "state_note",
    t.note as "note",
    plan.reason as "reason",
    plan.due_on_not_before as "due_on_not_before",
    milestone_state_on(t.state, t.state_on, (select autopact_bi.as_of())) = 'OPEN' and plan.due_on < (select autopact_bi.as_of()) as "overdue",
    of_owner.name_zh as "owner_name_zh",
    of_owner.name_en as "owner_name_en",
    changed.at as "updated_at",
    first.due_on as "first_due_on",
    milestone_slip(t.state, t.state_on, plan.due_on, first.due_on, (select autopact_bi.as_of())) as "slip_days"
from milestone as t
left join agreement as of_agreement on of_agreement.id = t.agreement_id
left join organization as of_owner on of_owner.id = t.owner_id
left join lateral (
    select known.* from milestone_plan as known
    where t.made_on > (select autopact_bi.as_of()) and known.milestone_id = t.id and (known.made_on <= (select autopact_bi.as_of()) or known.number = 1)
    order by known.number desc limit 1) as earlier on true
join agreement on agreement.id = t.agreement_id
cross join lateral (
    select case when earlier.id is null then t.due_on else earlier.due_on end as due_on,
        case when earlier.id is null then t.due_on_precision else earlier.due_on_precision end as due_on_precision,
        case when earlier.id is null then t.due_on_confidence else earlier.due_on_confidence end as due_on_confidence,
        case when earlier.id is null then t.due_on_not_before else earlier.due_on_not_before end as due_on_not_before,
        case when earlier.id is null then t.reason else earlier.reason end as reason) as plan
cross join lateral (
    select known.due_on from milestone_plan as known
    where known.milestone_id = t.id order by known.number limit 1) as first
left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
where coalesce(
    least(first_day_of_period(agreement.drafted_on, agreement.drafted_on_precision), agreement.negotiating_on,
        first_day_of_period(agreement.signed_on, agreement.signed_on_precision)) <= cast((select autopact_bi.as_of()) as date),
    true)
$view$);
comment on view autopact_bi.milestones is '里程碑：协议规定由谁于何时交付什么 — Milestones: what agreements oblige someone to deliver, and by when';
comment on column autopact_bi.milestones."code" is '里程碑编码 — The milestone''s code';
comment on column autopact_bi.milestones."agreement" is '协议编号 — The agreement''s number';
comment on column autopact_bi.milestones."title_zh" is '中文标题 — What is to be delivered, in Chinese';
comment on column autopact_bi.milestones."title_en" is '英文标题 — What is to be delivered, in English';
comment on column autopact_bi.milestones."due_on" is '到期日期 — The last day on which it is in time';
comment on column autopact_bi.milestones."due_on_precision" is '到期日期的精度 — How exactly that date is known';
comment on column autopact_bi.milestones."due_on_confidence" is '到期日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.milestones."owner" is '责任方编码 — The party that is to deliver';
comment on column autopact_bi.milestones."state" is '状态 — How it stands with it';
comment on column autopact_bi.milestones."state_on" is '状态日期 — Since when; empty while it is open';
comment on column autopact_bi.milestones."state_note" is '状态说明 — What was said when it came to that';
comment on column autopact_bi.milestones."note" is '备注 — What else is to be known';
comment on column autopact_bi.milestones."reason" is '最近一次变更到期日的原因；导入另一到期日时须给出新的原因 — Why the due date was moved last; an import that moves it gives another one';
comment on column autopact_bi.milestones."due_on_not_before" is '到期日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.milestones."overdue" is '是否逾期 — Whether it is open and was due before the date asked about';
comment on column autopact_bi.milestones."owner_name_zh" is '责任方的中文名称 — Chinese name of the owner';
comment on column autopact_bi.milestones."owner_name_en" is '责任方的英文名称 — English name of the owner';
comment on column autopact_bi.milestones."updated_at" is '最近变更时间 — When the row was last changed';
comment on column autopact_bi.milestones."first_due_on" is '首次到期日 — The day on which it was due at first';
comment on column autopact_bi.milestones."slip_days" is '延期天数：自首次到期日至交付日；尚未交付的，至现行到期日与所询日期中较晚者，故逾期后逐日增加；已免除的为空 — Days from the first due date to the delivery; while there is none, to the later of the due date and the date asked about, so that it grows by the day once it is overdue; empty where it was waived';
call pg_temp.publish_at('milestones', $view$
select
    t.code as "code",
    of_agreement.code as "agreement",
    t.title_zh as "title_zh",
    t.title_en as "title_en",
    plan.due_on as "due_on",
    plan.due_on_precision as "due_on_precision",
    plan.due_on_confidence as "due_on_confidence",
    of_owner.code as "owner",
    milestone_state_on(t.state, t.state_on, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) as "state",
    case when t.state_on <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) then t.state_on end as "state_on",
    case when coalesce(t.state_on <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))), true) then t.state_note end as "state_note",
    t.note as "note",
    plan.reason as "reason",
    plan.due_on_not_before as "due_on_not_before",
    milestone_state_on(t.state, t.state_on, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) = 'OPEN' and plan.due_on < (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) as "overdue",
    of_owner.name_zh as "owner_name_zh",
    of_owner.name_en as "owner_name_en",
    changed.at as "updated_at",
    first.due_on as "first_due_on",
    milestone_slip(t.state, t.state_on, plan.due_on, first.due_on, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))) as "slip_days"
from milestone as t
left join agreement as of_agreement on of_agreement.id = t.agreement_id
left join organization as of_owner on of_owner.id = t.owner_id
left join lateral (
    select known.* from milestone_plan as known
    where t.made_on > (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) and known.milestone_id = t.id and (known.made_on <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) or known.number = 1)
    order by known.number desc limit 1) as earlier on true
join agreement on agreement.id = t.agreement_id
cross join lateral (
    select case when earlier.id is null then t.due_on else earlier.due_on end as due_on,
        case when earlier.id is null then t.due_on_precision else earlier.due_on_precision end as due_on_precision,
        case when earlier.id is null then t.due_on_confidence else earlier.due_on_confidence end as due_on_confidence,
        case when earlier.id is null then t.due_on_not_before else earlier.due_on_not_before end as due_on_not_before,
        case when earlier.id is null then t.reason else earlier.reason end as reason) as plan
cross join lateral (
    select known.due_on from milestone_plan as known
    where known.milestone_id = t.id order by known.number limit 1) as first
left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
where coalesce(
    least(first_day_of_period(agreement.drafted_on, agreement.drafted_on_precision), agreement.negotiating_on,
        first_day_of_period(agreement.signed_on, agreement.signed_on_precision)) <= cast((select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) as date),
    true)
$view$);
comment on function autopact_bi.milestones_at(date) is '里程碑：协议规定由谁于何时交付什么（指定日期） — Milestones: what agreements oblige someone to deliver, and by when, as of a date; as of that of the views where none is given';

call pg_temp.publish('organization_aliases', $view$
select
    of_organization.code as "organization",
    t.alias as "alias",
    of_organization.name_zh as "organization_name_zh",
    of_organization.name_en as "organization_name_en"
from organization_alias as t
left join organization as of_organization on of_organization.id = t.organization_id
$view$);
comment on view autopact_bi.organization_aliases is '组织的别名 — Further names of organizations';
comment on column autopact_bi.organization_aliases."organization" is '组织编码 — The organization''s code';
comment on column autopact_bi.organization_aliases."alias" is '别名 — The further name';
comment on column autopact_bi.organization_aliases."organization_name_zh" is '组织的中文名称 — Chinese name of the organization';
comment on column autopact_bi.organization_aliases."organization_name_en" is '组织的英文名称 — English name of the organization';

call pg_temp.publish('organization_ties', $view$
select
    of_organization.code as "organization",
    of_to.code as "to",
    t.kind as "kind",
    t.stake_percent as "stake_percent",
    t.valid_from as "from",
    t.valid_from_precision as "from_precision",
    t.valid_from_confidence as "from_confidence",
    t.valid_until as "until",
    t.valid_until_precision as "until_precision",
    t.valid_until_confidence as "until_confidence",
    t.valid_from_not_before as "from_not_before",
    t.valid_until_not_before as "until_not_before",
    of_organization.name_zh as "organization_name_zh",
    of_organization.name_en as "organization_name_en",
    of_to.name_zh as "to_name_zh",
    of_to.name_en as "to_name_en"
from organization_tie as t
left join organization as of_organization on of_organization.id = t.organization_id
left join organization as of_to on of_to.id = t.to_id
$view$);
comment on view autopact_bi.organization_ties is '组织归属：一个组织在一段时间内属于另一个组织 — Ties: one organization belonging to another from one day to another';
comment on column autopact_bi.organization_ties."organization" is '组织编码 — The organization''s code';
comment on column autopact_bi.organization_ties."to" is '上级组织编码 — The code of the other organization';
comment on column autopact_bi.organization_ties."kind" is '关系类别 — How it belongs to it';
comment on column autopact_bi.organization_ties."stake_percent" is '持股比例 — The other one''s stake in percent';
comment on column autopact_bi.organization_ties."from" is '开始日期 — The first day; empty for since ever';
comment on column autopact_bi.organization_ties."from_precision" is '开始日期的精度 — How exactly that date is known';
comment on column autopact_bi.organization_ties."from_confidence" is '开始日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.organization_ties."until" is '结束日期 — The last day; empty where it is open';
comment on column autopact_bi.organization_ties."until_precision" is '结束日期的精度 — How exactly that date is known';
comment on column autopact_bi.organization_ties."until_confidence" is '结束日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.organization_ties."from_not_before" is '开始日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.organization_ties."until_not_before" is '结束日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.organization_ties."organization_name_zh" is '组织的中文名称 — Chinese name of the organization';
comment on column autopact_bi.organization_ties."organization_name_en" is '组织的英文名称 — English name of the organization';
comment on column autopact_bi.organization_ties."to_name_zh" is '上级组织的中文名称 — Chinese name of the other organization';
comment on column autopact_bi.organization_ties."to_name_en" is '上级组织的英文名称 — English name of the other organization';

call pg_temp.publish('organizations', $view$
select
    t.code as "code",
    t.kind as "kind",
    t.name_zh as "name_zh",
    t.name_en as "name_en",
    t.country as "country",
    t.archived as "archived",
    of_merged_into.code as "merged_into",
    t.type as "type",
    parent.code as "parent",
    parent.name_zh as "parent_name_zh",
    parent.name_en as "parent_name_en",
    t.type <> 'OWN_UNIT' and t.id in (select cooperating_organizations((select autopact_bi.as_of()))) as "in_cooperation",
    t.version as "version",
    changed.at as "updated_at"
from organization as t
left join organization as of_merged_into on of_merged_into.id = t.merged_into_id
left join organization_tie as parent_tie on parent_tie.organization_id = t.id
    and parent_tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
    and certainly_holds_since_ever_at(parent_tie.valid_from, parent_tie.valid_until, parent_tie.valid_until_precision, parent_tie.valid_until_not_before, (select autopact_bi.as_of()))
left join organization as parent on parent.id = parent_tie.to_id
left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
$view$);
comment on view autopact_bi.organizations is '组织：车企、生态伙伴与己方单位 — Automakers, partners and own units';
comment on column autopact_bi.organizations."code" is '组织编码 — The organization''s code';
comment on column autopact_bi.organizations."kind" is '组织类别 — What kind it is; empty for an own unit';
comment on column autopact_bi.organizations."name_zh" is '中文名称 — Name in Chinese';
comment on column autopact_bi.organizations."name_en" is '英文名称 — Name in English';
comment on column autopact_bi.organizations."country" is '国家 — Where it is at home, as ISO 3166-1 alpha-2';
comment on column autopact_bi.organizations."archived" is '是否归档 — Whether it is kept for the record only';
comment on column autopact_bi.organizations."merged_into" is '并入的组织编码 — The code of the one it was merged into';
comment on column autopact_bi.organizations."type" is '组织类型 — Automaker, partner or own unit';
comment on column autopact_bi.organizations."parent" is '上级组织 — The parent at the date asked about';
comment on column autopact_bi.organizations."parent_name_zh" is '上级组织的中文名称 — The parent''s Chinese name';
comment on column autopact_bi.organizations."parent_name_en" is '上级组织的英文名称 — The parent''s English name';
comment on column autopact_bi.organizations."in_cooperation" is '是否合作中 — Whether we work with it at the date asked about';
comment on column autopact_bi.organizations."version" is '版本号 — The record''s version';
comment on column autopact_bi.organizations."updated_at" is '最近变更时间 — When the row was last changed';
call pg_temp.publish_at('organizations', $view$
select
    t.code as "code",
    t.kind as "kind",
    t.name_zh as "name_zh",
    t.name_en as "name_en",
    t.country as "country",
    t.archived as "archived",
    of_merged_into.code as "merged_into",
    t.type as "type",
    parent.code as "parent",
    parent.name_zh as "parent_name_zh",
    parent.name_en as "parent_name_en",
    t.type <> 'OWN_UNIT' and t.id in (select cooperating_organizations((select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))))) as "in_cooperation",
    t.version as "version",
    changed.at as "updated_at"
from organization as t
left join organization as of_merged_into on of_merged_into.id = t.merged_into_id
left join organization_tie as parent_tie on parent_tie.organization_id = t.id
    and parent_tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
    and certainly_holds_since_ever_at(parent_tie.valid_from, parent_tie.valid_until, parent_tie.valid_until_precision, parent_tie.valid_until_not_before, (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))))
left join organization as parent on parent.id = parent_tie.to_id
left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
$view$);
comment on function autopact_bi.organizations_at(date) is '组织：车企、生态伙伴与己方单位（指定日期） — Automakers, partners and own units, as of a date; as of that of the views where none is given';

call pg_temp.publish('people', $view$
select
    t.code as "code",
    t.organization as "organization",
    t.archived as "archived",
    t.erased as "erased",
    t.version as "version",
    changed.at as "updated_at"
from person as t

left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
$view$);
comment on view autopact_bi.people is '人员：合作方联系人与己方同事 — Contacts at partners, and colleagues';
comment on column autopact_bi.people."code" is '人员编码 — The person''s code';
comment on column autopact_bi.people."organization" is '组织编码 — The code of the organization that they belong to';
comment on column autopact_bi.people."archived" is '是否归档 — Whether they are kept for the record only';
comment on column autopact_bi.people."erased" is '是否已抹除个人数据 — Whether their personal data was erased';
comment on column autopact_bi.people."version" is '版本号 — The record''s version';
comment on column autopact_bi.people."updated_at" is '最近变更时间 — When the row was last changed';

call pg_temp.publish('responsible', $view$
select
    t.record_type as "record_type",
    t.record_code as "record_code",
    of_person.code as "person",
    t.role as "role",
    t.valid_from as "from",
    t.valid_until as "until",
    changed.at as "updated_at"
from responsibility as t
left join person as of_person on of_person.id = t.person_id
left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
$view$);
comment on view autopact_bi.responsible is '负责人：谁对哪条记录负责 — Who is responsible for records';
comment on column autopact_bi.responsible."record_type" is '记录类型 — The kind of record';
comment on column autopact_bi.responsible."record_code" is '记录编码 — The record''s code';
comment on column autopact_bi.responsible."person" is '人员编码 — The person''s code';
comment on column autopact_bi.responsible."role" is '角色 — What they are to it';
comment on column autopact_bi.responsible."from" is '开始日期 — The first day; empty for since ever';
comment on column autopact_bi.responsible."until" is '结束日期 — The last day; empty where it is open';
comment on column autopact_bi.responsible."updated_at" is '最近变更时间 — When the row was last changed';

call pg_temp.publish('rollout_plans', $view$
select
    of_rollout.code as "rollout",
    t.number as "number",
    t.stage as "stage",
    t.planned_on as "planned_on",
    t.planned_on_precision as "planned_on_precision",
    t.planned_on_confidence as "planned_on_confidence",
    t.made_on as "made_on",
    t.reason as "reason",
    t.planned_on_not_before as "planned_on_not_before"
from rollout_plan as t
left join rollout as of_rollout on of_rollout.id = t.rollout_id
where t.made_on <= (select autopact_bi.as_of())
$view$);
comment on view autopact_bi.rollout_plans is '车型落地各阶段的历次计划 — Every plan that was made for a stage of a rollout';
comment on column autopact_bi.rollout_plans."rollout" is '落地编号 — The rollout''s number';
comment on column autopact_bi.rollout_plans."number" is '计划序号 — The plan''s number within the rollout';
comment on column autopact_bi.rollout_plans."stage" is '阶段 — The stage';
comment on column autopact_bi.rollout_plans."planned_on" is '计划日期 — When the stage is planned';
comment on column autopact_bi.rollout_plans."planned_on_precision" is '计划日期的精度 — How exactly that date is known';
comment on column autopact_bi.rollout_plans."planned_on_confidence" is '计划日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.rollout_plans."made_on" is '计划制定日期，自该日起计入；首个计划缺省为导入当日 — When the plan was made, from which day on it counts; of a first plan that of the import where it is missing';
comment on column autopact_bi.rollout_plans."reason" is '变更原因 — Why the plan was changed';
comment on column autopact_bi.rollout_plans."planned_on_not_before" is '计划日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
call pg_temp.publish_at('rollout_plans', $view$
select
    of_rollout.code as "rollout",
    t.number as "number",
    t.stage as "stage",
    t.planned_on as "planned_on",
    t.planned_on_precision as "planned_on_precision",
    t.planned_on_confidence as "planned_on_confidence",
    t.made_on as "made_on",
    t.reason as "reason",
    t.planned_on_not_before as "planned_on_not_before"
from rollout_plan as t
left join rollout as of_rollout on of_rollout.id = t.rollout_id
where t.made_on <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))
$view$);
comment on function autopact_bi.rollout_plans_at(date) is '车型落地各阶段的历次计划（指定日期） — Every plan that was made for a stage of a rollout, as of a date; as of that of the views where none is given';

call pg_temp.publish('rollout_stages', $view$
select
    of_rollout.code as "rollout",
    t.stage as "stage",
    t.occurrence as "occurrence",
    case when t.made_on <= (select autopact_bi.as_of()) then t.planned_on else earlier.planned_on end as "planned_on",
    case when t.made_on <= (select autopact_bi.as_of()) then t.planned_on_precision else earlier.planned_on_precision end as "planned_on_precision",
    case when t.made_on <= (select autopact_bi.as_of()) then t.planned_on_confidence else earlier.planned_on_confidence end as "planned_on_confidence",
    case when first_day_of_period(t.actual_on, t.actual_on_precision) <= (select autopact_bi.as_of()) then t.actual_on end as "actual_on",
    case when first_day_of_period(t.actual_on, t.actual_on_precision) <= (select autopact_bi.as_of()) then t.actual_on_precision end as "actual_on_precision",
    case when first_day_of_period(t.actual_on, t.actual_on_precision) <= (select autopact_bi.as_of()) then t.actual_on_confidence end as "actual_on_confidence",
    case when t.resumed_on <= (select autopact_bi.as_of()) then t.resumed_on end as "resumed_on",
    case when t.made_on <= (select autopact_bi.as_of()) then t.made_on else earlier.made_on end as "made_on",
    case when t.made_on <= (select autopact_bi.as_of()) then t.planned_on_not_before else earlier.planned_on_not_before end as "planned_on_not_before",
    case when first_day_of_period(t.actual_on, t.actual_on_precision) <= (select autopact_bi.as_of()) then t.actual_on_not_before end as "actual_on_not_before"
from rollout_stage as t
left join rollout as of_rollout on of_rollout.id = t.rollout_id
left join lateral (
    select plan.* from rollout_plan as plan
    where t.made_on > (select autopact_bi.as_of()) and plan.rollout_id = t.rollout_id and plan.stage = t.stage and plan.made_on <= (select autopact_bi.as_of())
    order by plan.number desc limit 1) as earlier on true
where (t.made_on <= (select autopact_bi.as_of()) or earlier.id is not null
    or first_day_of_period(t.actual_on, t.actual_on_precision) <= (select autopact_bi.as_of())
    or coalesce(t.planned_on, t.actual_on) is null)
$view$);
comment on view autopact_bi.rollout_stages is '车型落地各阶段的计划与实际日期 — The plan and the actual date of each stage of a rollout';
comment on column autopact_bi.rollout_stages."rollout" is '落地编号 — The rollout''s number';
comment on column autopact_bi.rollout_stages."stage" is '阶段 — The stage';
comment on column autopact_bi.rollout_stages."occurrence" is '第几次（仅暂停可多次） — Which time; only ON_HOLD has several';
comment on column autopact_bi.rollout_stages."planned_on" is '计划日期 — When the stage is planned';
comment on column autopact_bi.rollout_stages."planned_on_precision" is '计划日期的精度 — How exactly that date is known';
comment on column autopact_bi.rollout_stages."planned_on_confidence" is '计划日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.rollout_stages."actual_on" is '实际日期 — When the stage was reached';
comment on column autopact_bi.rollout_stages."actual_on_precision" is '实际日期的精度 — How exactly that date is known';
comment on column autopact_bi.rollout_stages."actual_on_confidence" is '实际日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.rollout_stages."resumed_on" is '恢复日期 — When it went on, of one on hold';
comment on column autopact_bi.rollout_stages."made_on" is '计划制定日期，自该日起计入；缺省为导入当日 — When the plan was made, from which day on it counts; that of the import where it is missing';
comment on column autopact_bi.rollout_stages."planned_on_not_before" is '计划日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.rollout_stages."actual_on_not_before" is '实际日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
call pg_temp.publish_at('rollout_stages', $view$
select
    of_rollout.code as "rollout",
    t.stage as "stage",
    t.occurrence as "occurrence",
    case when t.made_on <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) then t.planned_on else earlier.planned_on end as "planned_on",
    case when t.made_on <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) then t.planned_on_precision else earlier.planned_on_precision end as "planned_on_precision",
    case when t.made_on <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) then t.planned_on_confidence else earlier.planned_on_confidence end as "planned_on_confidence",
    case when first_day_of_period(t.actual_on, t.actual_on_precision) <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) then t.actual_on end as "actual_on",
    case when first_day_of_period(t.actual_on, t.actual_on_precision) <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) then t.actual_on_precision end as "actual_on_precision",
    case when first_day_of_period(t.actual_on, t.actual_on_precision) <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) then t.actual_on_confidence end as "actual_on_confidence",
    case when t.resumed_on <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) then t.resumed_on end as "resumed_on",
    case when t.made_on <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) then t.made_on else earlier.made_on end as "made_on",
    case when t.made_on <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) then t.planned_on_not_before else earlier.planned_on_not_before end as "planned_on_not_before",
    case when first_day_of_period(t.actual_on, t.actual_on_precision) <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) then t.actual_on_not_before end as "actual_on_not_before"
from rollout_stage as t
left join rollout as of_rollout on of_rollout.id = t.rollout_id
left join lateral (
    select plan.* from rollout_plan as plan
    where t.made_on > (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) and plan.rollout_id = t.rollout_id and plan.stage = t.stage and plan.made_on <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))
    order by plan.number desc limit 1) as earlier on true
where (t.made_on <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) or earlier.id is not null
    or first_day_of_period(t.actual_on, t.actual_on_precision) <= (select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of())))
    or coalesce(t.planned_on, t.actual_on) is null)
$view$);
comment on function autopact_bi.rollout_stages_at(date) is '车型落地各阶段的计划与实际日期（指定日期） — The plan and the actual date of each stage of a rollout, as of a date; as of that of the views where none is given';

call pg_temp.publish('rollouts', $view$
select
    t.code as "number",
    of_vehicle_model.code as "vehicle_model",
    of_solution.code as "solution",
    t.market as "market",
    t.system_name as "system_name",
    t.system_version as "system_version",
    of_basis.code as "basis",
    t.without_basis_reason as "without_basis_reason",
    t.note as "note",
    of_vehicle_model.name_zh as "vehicle_model_name_zh",
    of_vehicle_model.name_en as "vehicle_model_name_en",
    of_solution.name_zh as "solution_name_zh",
    of_solution.name_en as "solution_name_en",
    rollout_stage_told(t.moved_on, t.planned_from, t.integrating_on, t.validating_on, t.launched_on, t.retired_on,
    t.cancelled_on, t.on_hold, told.day) as "stage",
    case when t.launched_on <= told.day then t.launched_on end as "launched_on",
    rollout_slip(t.cancelled_on, t.launched_on,
    rollout_launch_plan(t.id, t.launch_planned_on, t.launch_replanned_on, told.day),
    t.launch_planned_first, told.day) as "slip_days",
    t.version as "version",
    changed.at as "updated_at",
    late.stage as "late_stage",
    late.since as "late_since"
from rollout as t
left join vehicle_model as of_vehicle_model on of_vehicle_model.id = t.model_id
left join solution as of_solution on of_solution.id = t.solution_id
left join agreement as of_basis on of_basis.id = t.basis_id
cross join (select cast((select autopact_bi.as_of()) as date) as day offset 0) as told
left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
left join lateral (select late.stage, lower(since.days) as since
from (
    select plan.stage,
        stage_late_days(array_agg(plan.made_on order by plan.number), array_agg(plan.planned_on order by plan.number)) as days
    from rollout_plan as plan
    where plan.rollout_id = t.id and stage_rank(plan.stage) > 1 and plan.made_on <= told.day
    group by plan.stage) as late
cross join lateral unnest(late.days) as since (days)
where since.days @> told.day
  and coalesce(stage_passed_on(late.stage, t.integrating_on, t.validating_on, t.launched_on, t.retired_on,
      t.cancelled_on) > told.day, true)
order by stage_rank(late.stage) limit 1) as late on t.late @> told.day
$view$);
comment on view autopact_bi.rollouts is '车型落地：进入某车型的解决方案 — Solutions going into vehicle models';
comment on column autopact_bi.rollouts."number" is '落地编号 — The rollout''s number';
comment on column autopact_bi.rollouts."vehicle_model" is '车型编码 — The code of the vehicle model';
comment on column autopact_bi.rollouts."solution" is '方案编码 — The code of the solution';
comment on column autopact_bi.rollouts."market" is '市场 — Where the vehicles are sold';
comment on column autopact_bi.rollouts."system_name" is '车机系统名称 — What the system in the vehicle is called';
comment on column autopact_bi.rollouts."system_version" is '车机系统版本 — Its version';
comment on column autopact_bi.rollouts."basis" is '依据的协议编号 — The number of the agreement it rests on';
comment on column autopact_bi.rollouts."without_basis_reason" is '无协议依据的原因 — Why it is recorded without an agreement to rest on';
comment on column autopact_bi.rollouts."note" is '备注 — What else is to be known';
comment on column autopact_bi.rollouts."vehicle_model_name_zh" is '车型的中文名称 — Chinese name of the vehicle model';
comment on column autopact_bi.rollouts."vehicle_model_name_en" is '车型的英文名称 — English name of the vehicle model';
comment on column autopact_bi.rollouts."solution_name_zh" is '解决方案的中文名称 — Chinese name of the solution';
comment on column autopact_bi.rollouts."solution_name_en" is '解决方案的英文名称 — English name of the solution';
comment on column autopact_bi.rollouts."stage" is '所处阶段 — The furthest stage reached at the date asked about';
comment on column autopact_bi.rollouts."launched_on" is '上市日期 — When it was launched; empty where that was later than the date asked about';
comment on column autopact_bi.rollouts."slip_days" is '上市延期天数：自首次计划至实际上市；尚未上市的，至现行计划与所询日期中较晚者，故逾期后逐日增加 — Days from the first plan of the launch to the launch; while there is none, to the later of the plan and the date asked about, so that it grows by the day once the plan is past';
comment on column autopact_bi.rollouts."version" is '版本号 — The record''s version';
comment on column autopact_bi.rollouts."updated_at" is '最近变更时间 — When the row was last changed';
comment on column autopact_bi.rollouts."late_stage" is '延期阶段：尚未到达且已延期的首个阶段 — The first stage still to come that is late at the date asked about';
comment on column autopact_bi.rollouts."late_since" is '该阶段自何日起延期 — Since when that stage is late';
call pg_temp.publish_at('rollouts', $view$
select
    t.code as "number",
    of_vehicle_model.code as "vehicle_model",
    of_solution.code as "solution",
    t.market as "market",
    t.system_name as "system_name",
    t.system_version as "system_version",
    of_basis.code as "basis",
    t.without_basis_reason as "without_basis_reason",
    t.note as "note",
    of_vehicle_model.name_zh as "vehicle_model_name_zh",
    of_vehicle_model.name_en as "vehicle_model_name_en",
    of_solution.name_zh as "solution_name_zh",
    of_solution.name_en as "solution_name_en",
    rollout_stage_told(t.moved_on, t.planned_from, t.integrating_on, t.validating_on, t.launched_on, t.retired_on,
    t.cancelled_on, t.on_hold, told.day) as "stage",
    case when t.launched_on <= told.day then t.launched_on end as "launched_on",
    rollout_slip(t.cancelled_on, t.launched_on,
    rollout_launch_plan(t.id, t.launch_planned_on, t.launch_replanned_on, told.day),
    t.launch_planned_first, told.day) as "slip_days",
    t.version as "version",
    changed.at as "updated_at",
    late.stage as "late_stage",
    late.since as "late_since"
from rollout as t
left join vehicle_model as of_vehicle_model on of_vehicle_model.id = t.model_id
left join solution as of_solution on of_solution.id = t.solution_id
left join agreement as of_basis on of_basis.id = t.basis_id
cross join (select cast((select autopact_bi.within_reason(coalesce($1, autopact_bi.as_of()))) as date) as day offset 0) as told
left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
left join lateral (select late.stage, lower(since.days) as since
from (
    select plan.stage,
        stage_late_days(array_agg(plan.made_on order by plan.number), array_agg(plan.planned_on order by plan.number)) as days
    from rollout_plan as plan
    where plan.rollout_id = t.id and stage_rank(plan.stage) > 1 and plan.made_on <= told.day
    group by plan.stage) as late
cross join lateral unnest(late.days) as since (days)
where since.days @> told.day
  and coalesce(stage_passed_on(late.stage, t.integrating_on, t.validating_on, t.launched_on, t.retired_on,
      t.cancelled_on) > told.day, true)
order by stage_rank(late.stage) limit 1) as late on t.late @> told.day
$view$);
comment on function autopact_bi.rollouts_at(date) is '车型落地：进入某车型的解决方案（指定日期） — Solutions going into vehicle models, as of a date; as of that of the views where none is given';

call pg_temp.publish('solution_capabilities', $view$
select
    of_solution.code as "solution",
    of_capability.code as "capability",
    t.confidence as "confidence",
    of_solution.name_zh as "solution_name_zh",
    of_solution.name_en as "solution_name_en",
    of_capability.name_zh as "capability_name_zh",
    of_capability.name_en as "capability_name_en"
from solution_capability as t
left join solution as of_solution on of_solution.id = t.solution_id
left join capability as of_capability on of_capability.id = t.capability_id
$view$);
comment on view autopact_bi.solution_capabilities is '解决方案所用的基础能力 — The base abilities that solutions use';
comment on column autopact_bi.solution_capabilities."solution" is '方案编码 — The solution''s code';
comment on column autopact_bi.solution_capabilities."capability" is '能力编码 — The ability''s code';
comment on column autopact_bi.solution_capabilities."confidence" is '可信度 — Whether a source states it';
comment on column autopact_bi.solution_capabilities."solution_name_zh" is '解决方案的中文名称 — Chinese name of the solution';
comment on column autopact_bi.solution_capabilities."solution_name_en" is '解决方案的英文名称 — English name of the solution';
comment on column autopact_bi.solution_capabilities."capability_name_zh" is '能力的中文名称 — Chinese name of the ability';
comment on column autopact_bi.solution_capabilities."capability_name_en" is '能力的英文名称 — English name of the ability';

call pg_temp.publish('solution_domains', $view$
select
    of_solution.code as "solution",
    of_domain.code as "domain",
    t.confidence as "confidence",
    of_solution.name_zh as "solution_name_zh",
    of_solution.name_en as "solution_name_en",
    of_domain.name_zh as "domain_name_zh",
    of_domain.name_en as "domain_name_en"
from solution_domain as t
left join solution as of_solution on of_solution.id = t.solution_id
left join cooperation_domain as of_domain on of_domain.id = t.domain_id
$view$);
comment on view autopact_bi.solution_domains is '解决方案所服务的合作领域 — The cooperation domains that solutions serve';
comment on column autopact_bi.solution_domains."solution" is '方案编码 — The solution''s code';
comment on column autopact_bi.solution_domains."domain" is '领域编码 — The domain''s code';
comment on column autopact_bi.solution_domains."confidence" is '可信度 — Whether a source states it';
comment on column autopact_bi.solution_domains."solution_name_zh" is '解决方案的中文名称 — Chinese name of the solution';
comment on column autopact_bi.solution_domains."solution_name_en" is '解决方案的英文名称 — English name of the solution';
comment on column autopact_bi.solution_domains."domain_name_zh" is '合作领域的中文名称 — Chinese name of the cooperation domain';
comment on column autopact_bi.solution_domains."domain_name_en" is '合作领域的英文名称 — English name of the cooperation domain';

call pg_temp.publish('solution_elements', $view$
select
    of_solution.code as "solution",
    of_element.code as "element",
    t.confidence as "confidence",
    of_solution.name_zh as "solution_name_zh",
    of_solution.name_en as "solution_name_en"
from solution_element as t
left join solution as of_solution on of_solution.id = t.solution_id
left join element as of_element on of_element.id = t.element_id
$view$);
comment on view autopact_bi.solution_elements is '解决方案所基于的要素 — The elements of the architecture that solutions are built on';
comment on column autopact_bi.solution_elements."solution" is '方案编码 — The solution''s code';
comment on column autopact_bi.solution_elements."element" is '要素编码 — The element''s code';
comment on column autopact_bi.solution_elements."confidence" is '可信度 — Whether a source states it';
comment on column autopact_bi.solution_elements."solution_name_zh" is '解决方案的中文名称 — Chinese name of the solution';
comment on column autopact_bi.solution_elements."solution_name_en" is '解决方案的英文名称 — English name of the solution';

call pg_temp.publish('solution_providers', $view$
select
    of_solution.code as "solution",
    of_provider.code as "provider",
    t.confidence as "confidence",
    of_solution.name_zh as "solution_name_zh",
    of_solution.name_en as "solution_name_en",
    of_provider.name_zh as "provider_name_zh",
    of_provider.name_en as "provider_name_en"
from solution_provider as t
left join solution as of_solution on of_solution.id = t.solution_id
left join organization as of_provider on of_provider.id = t.provider_id
$view$);
comment on view autopact_bi.solution_providers is '提供解决方案的己方单位 — The own units that offer solutions';
comment on column autopact_bi.solution_providers."solution" is '方案编码 — The solution''s code';
comment on column autopact_bi.solution_providers."provider" is '己方单位编码 — The own unit''s code';
comment on column autopact_bi.solution_providers."confidence" is '可信度 — Whether a source states it';
comment on column autopact_bi.solution_providers."solution_name_zh" is '解决方案的中文名称 — Chinese name of the solution';
comment on column autopact_bi.solution_providers."solution_name_en" is '解决方案的英文名称 — English name of the solution';
comment on column autopact_bi.solution_providers."provider_name_zh" is '己方单位的中文名称 — Chinese name of the own unit';
comment on column autopact_bi.solution_providers."provider_name_en" is '己方单位的英文名称 — English name of the own unit';

call pg_temp.publish('solutions', $view$
select
    t.code as "code",
    t.name_zh as "name_zh",
    t.name_en as "name_en",
    of_element.code as "element",
    t.element_confidence as "element_confidence",
    t.relationship_level as "relationship_level",
    t.archived as "archived",
    t.description_zh as "description_zh",
    t.description_en as "description_en",
    t.relationship_level_confidence as "relationship_level_confidence",
    t.version as "version",
    changed.at as "updated_at"
from solution as t
left join element as of_element on of_element.id = t.element_id
left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
$view$);
comment on view autopact_bi.solutions is '解决方案 — The products offered';
comment on column autopact_bi.solutions."code" is '方案编码 — The solution''s code';
comment on column autopact_bi.solutions."name_zh" is '中文名称 — Name in Chinese';
comment on column autopact_bi.solutions."name_en" is '英文名称 — Name in English';
comment on column autopact_bi.solutions."element" is '所属要素 — The element it belongs to; empty where that is not known';
comment on column autopact_bi.solutions."element_confidence" is '所属要素的可信度 — Whether that is stated';
comment on column autopact_bi.solutions."relationship_level" is '关系层次 — Between whom it works; empty where that is not known';
comment on column autopact_bi.solutions."archived" is '是否归档 — Whether it is kept for the record only';
comment on column autopact_bi.solutions."description_zh" is '中文说明 — What it does, in Chinese';
comment on column autopact_bi.solutions."description_en" is '英文说明 — What it does, in English';
comment on column autopact_bi.solutions."relationship_level_confidence" is '关系层次的可信度 — Whether the relationship level is stated';
comment on column autopact_bi.solutions."version" is '版本号 — The record''s version';
comment on column autopact_bi.solutions."updated_at" is '最近变更时间 — When the row was last changed';

call pg_temp.publish('sources', $view$
select
    t.code as "code",
    t.title_zh as "title_zh",
    t.title_en as "title_en",
    t.publisher as "publisher",
    t.url as "url",
    t.language as "language",
    t.published_on as "published_on",
    t.published_on_precision as "published_on_precision",
    t.published_on_confidence as "published_on_confidence",
    t.note as "note",
    t.published_on_not_before as "published_on_not_before",
    t.version as "version",
    changed.at as "updated_at"
from source as t

left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
$view$);
comment on view autopact_bi.sources is '来源：事实的出处 — Where facts come from';
comment on column autopact_bi.sources."code" is '来源编码 — The source''s code';
comment on column autopact_bi.sources."title_zh" is '中文标题 — Title in Chinese';
comment on column autopact_bi.sources."title_en" is '英文标题 — Title in English';
comment on column autopact_bi.sources."publisher" is '发布者 — Who published it';
comment on column autopact_bi.sources."url" is '网址 — Where it can be read';
comment on column autopact_bi.sources."language" is '语言 — The language it is written in';
comment on column autopact_bi.sources."published_on" is '发布日期 — When it was published';
comment on column autopact_bi.sources."published_on_precision" is '发布日期的精度 — How exactly that date is known';
comment on column autopact_bi.sources."published_on_confidence" is '发布日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.sources."note" is '备注 — What a reader should know about it';
comment on column autopact_bi.sources."published_on_not_before" is '发布日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.sources."version" is '版本号 — The record''s version';
comment on column autopact_bi.sources."updated_at" is '最近变更时间 — When the row was last changed';

call pg_temp.publish('vehicle_models', $view$
select
    t.code as "code",
    of_automaker.code as "automaker",
    t.name_zh as "name_zh",
    t.name_en as "name_en",
    t.segment as "segment",
    t.powertrain as "powertrain",
    t.start_of_production as "start_of_production",
    t.start_of_production_precision as "start_of_production_precision",
    t.start_of_production_confidence as "start_of_production_confidence",
    t.archived as "archived",
    t.start_of_production_not_before as "start_of_production_not_before",
    of_automaker.name_zh as "automaker_name_zh",
    of_automaker.name_en as "automaker_name_en",
    t.version as "version",
    changed.at as "updated_at"
from vehicle_model as t
left join organization as of_automaker on of_automaker.id = t.maker_id
left join lateral (
    select change.at, to_char((change.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text from change where change.id = t.recorded_in offset 0) as changed on true
$view$);
comment on view autopact_bi.vehicle_models is '车型 — Models of automakers';
comment on column autopact_bi.vehicle_models."code" is '车型编码 — The model''s code';
comment on column autopact_bi.vehicle_models."automaker" is '车企编码 — The code of its maker';
comment on column autopact_bi.vehicle_models."name_zh" is '中文名称 — Name in Chinese';
comment on column autopact_bi.vehicle_models."name_en" is '英文名称 — Name in English';
comment on column autopact_bi.vehicle_models."segment" is '细分市场 — The segment of the market it is for';
comment on column autopact_bi.vehicle_models."powertrain" is '动力类型 — What drives it';
comment on column autopact_bi.vehicle_models."start_of_production" is '投产日期 — When its production began';
comment on column autopact_bi.vehicle_models."start_of_production_precision" is '投产日期的精度 — How exactly that date is known';
comment on column autopact_bi.vehicle_models."start_of_production_confidence" is '投产日期的可信度 — Whether that date is stated or inferred';
comment on column autopact_bi.vehicle_models."archived" is '是否归档 — Whether it is kept for the record only';
comment on column autopact_bi.vehicle_models."start_of_production_not_before" is '投产日期的最早可能日期 — The first day on which that can have been, of a date with the precision BY';
comment on column autopact_bi.vehicle_models."automaker_name_zh" is '车企的中文名称 — Chinese name of the maker';
comment on column autopact_bi.vehicle_models."automaker_name_en" is '车企的英文名称 — English name of the maker';
comment on column autopact_bi.vehicle_models."version" is '版本号 — The record''s version';
comment on column autopact_bi.vehicle_models."updated_at" is '最近变更时间 — When the row was last changed';
