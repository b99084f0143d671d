-- What records are called, by their kinds and codes, with what each lies within: the type of an organization, the
-- agreement of a milestone or an instrument, whose a rollout or a deployment is.
with asked as (
    select distinct kind, code from unnest(cast(:kinds as text[]), cast(:codes as text[])) as given (kind, code)
)
select asked.kind, asked.code, organization.name_zh, organization.name_en, organization.type as within
from asked join organization on organization.code = asked.code
where asked.kind = 'ORGANIZATION'
union all
select asked.kind, asked.code, agreement.title_zh, agreement.title_en, null
from asked join agreement on agreement.code = asked.code
where asked.kind = 'AGREEMENT'
union all
select asked.kind, asked.code, milestone.title_zh, milestone.title_en, agreement.code
from asked join milestone on milestone.code = asked.code join agreement on agreement.id = milestone.agreement_id
where asked.kind = 'MILESTONE'
union all
select asked.kind, asked.code, instrument.name_zh, instrument.name_en, agreement.code
from asked join instrument on instrument.code = asked.code join agreement on agreement.id = instrument.agreement_id
where asked.kind = 'INSTRUMENT'
union all
select asked.kind, asked.code, model.name_zh || ' · ' || solution.name_zh, model.name_en || ' · ' || solution.name_en, maker.code
from asked
join rollout on rollout.code = asked.code
join vehicle_model as model on model.id = rollout.model_id
join organization as maker on maker.id = model.maker_id
join solution on solution.id = rollout.solution_id
where asked.kind = 'ROLLOUT'
union all
select asked.kind, asked.code, organization.name_zh || coalesce(' · ' || solution.name_zh, ''),
    organization.name_en || coalesce(' · ' || solution.name_en, ''), organization.code
from asked
join deployment on deployment.code = asked.code
join organization on organization.id = deployment.organization_id
left join solution on solution.id = deployment.solution_id
where asked.kind = 'DEPLOYMENT'
union all
select asked.kind, asked.code, model.name_zh, model.name_en, maker.code
from asked join vehicle_model as model on model.code = asked.code join organization as maker on maker.id = model.maker_id
where asked.kind = 'VEHICLE_MODEL'
union all
select asked.kind, asked.code, solution.name_zh, solution.name_en, null
from asked join solution on solution.code = asked.code
where asked.kind = 'SOLUTION'
union all
select asked.kind, asked.code, domain.name_zh, domain.name_en, null
from asked join cooperation_domain as domain on domain.code = asked.code
where asked.kind = 'COOPERATION_DOMAIN'
union all
-- An element is called as in the last architecture that has it.
select asked.kind, asked.code, named.name_zh, named.name_en, null
from asked
join element on element.code = asked.code
cross join lateral (
    select part.name_zh, part.name_en
    from architecture_element as part
    join architecture on architecture.id = part.architecture_id
    where part.element_id = element.id
    order by architecture.effective_on desc, architecture.code desc
    limit 1) as named
where asked.kind = 'ARCHITECTURE_ELEMENT'
union all
select asked.kind, asked.code, capability.name_zh, capability.name_en, null
from asked join capability on capability.code = asked.code
where asked.kind = 'CAPABILITY'
union all
select asked.kind, asked.code, architecture.name_zh, architecture.name_en, null
from asked join architecture on architecture.code = asked.code
where asked.kind = 'ARCHITECTURE'
union all
select asked.kind, asked.code, claim.statement_zh, coalesce(claim.statement_en, claim.statement_zh), null
from asked join claim on claim.code = asked.code
where asked.kind = 'CLAIM'
union all
select asked.kind, asked.code, coalesce(source.title_zh, source.title_en, source.code),
    coalesce(source.title_en, source.title_zh, source.code), source.url
from asked join source on source.code = asked.code
where asked.kind = 'SOURCE'
union all
select asked.kind, asked.code, event.title_zh, event.title_en, null
from asked join event on event.code = asked.code
where asked.kind = 'EVENT'
union all
select asked.kind, asked.code, person.name_zh, person.name_en, person.organization
from asked join person on person.code = asked.code
where asked.kind = 'PERSON'
