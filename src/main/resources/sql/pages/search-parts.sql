-- Records that no list of the interface searches by words: what agreements set up or oblige to, parts of the architecture.
select found.kind, found.code, found.name_zh, found.name_en
from (
    (select 'MILESTONE' as kind, code, title_zh as name_zh, title_en as name_en from milestone
     where position(search_folded(:q) in search_folded(concat_ws(' ', code, title_zh, title_en))) > 0
     order by code limit :most)
    union all
    (select 'INSTRUMENT', code, name_zh, name_en from instrument
     where position(search_folded(:q) in search_folded(concat_ws(' ', code, name_zh, name_en))) > 0
     order by code limit :most)
    union all
    (select distinct on (element.code) 'ARCHITECTURE_ELEMENT', element.code, part.name_zh, part.name_en
     from element
     join architecture_element as part on part.element_id = element.id
     join architecture on architecture.id = part.architecture_id
     where position(search_folded(:q) in search_folded(concat_ws(' ', element.code, part.name_zh, part.name_en))) > 0
     order by element.code, architecture.effective_on desc limit :most)
    union all
    (select 'CAPABILITY', code, name_zh, name_en from capability
     where position(search_folded(:q) in search_folded(concat_ws(' ', code, name_zh, name_en))) > 0
     order by code limit :most)
    union all
    (select 'DEPLOYMENT', deployment.code, organization.name_zh, organization.name_en
     from deployment
     join organization on organization.id = deployment.organization_id
     where position(search_folded(:q) in search_folded(deployment.code)) > 0
     order by deployment.code limit :most)) as found
