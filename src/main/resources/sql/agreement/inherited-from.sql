-- By which ancestor agreements extend to organizations none of which was ever party to them.
with wanted as materialized (
    select organizations_with_descendants(cast(:organizations as text[]), :withDescendants, cast(:asOf as date)) as id
)
select agreement.code as number, min(ancestor.code) as ancestor
from agreements_inherited(array(select wanted.id from wanted), cast(:asOf as date)) as inherited
join agreement on agreement.id = inherited.agreement_id and agreement.code = any (cast(:numbers as text[]))
join organization as ancestor on ancestor.id = inherited.inherited_from_id
where not exists (
    select from agreement_party as party
    where party.agreement_id = agreement.id and party.organization_id in (select wanted.id from wanted))
group by agreement.code
