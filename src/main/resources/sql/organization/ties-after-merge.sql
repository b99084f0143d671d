-- What is wrong with the ties of an organization and of those that belong to it.
select distinct holder.code, violation.rule, violation.kind, violation.detail
from tie_violations(
    array(
        select cast(:into as bigint)
        union
        select organization_id from organization_tie where to_id = :into),
    :today) as violation
join organization as holder on holder.id = violation.record_id
order by holder.code, rule, detail
