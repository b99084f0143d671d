-- What refers to an agreement by its key, so that it cannot be deleted; at most twenty.
select 'AGREEMENT' as type, holder.code
from agreement_lineage as lineage join agreement as holder on holder.id = lineage.agreement_id
where lineage.related_id = :id
union all
select 'MILESTONE', code from milestone where agreement_id = :id
union all
select 'INSTRUMENT', code from instrument where agreement_id = :id
order by type, code
limit 20
