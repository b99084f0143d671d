-- Lets the claims that name one record, or were made for one organization, name another; each once.
with doubled as (
    delete from claim_record as about
    where about.record_type = :type and about.record_code = :from
      and exists (
          select from claim_record as known
          where known.claim_id = about.claim_id and known.record_type = :type and known.record_code = :into)
    returning about.claim_id
), named as (
    update claim_record as about set record_code = :into
    where about.record_type = :type and about.record_code = :from
      and not exists (
          select from claim_record as known
          where known.claim_id = about.claim_id and known.record_type = :type and known.record_code = :into)
    returning about.claim_id
), spoken as (
    select claim.id, stays.id as into_id
    from organization as merged
    join claim on claim.claimant_organization_id = merged.id
    join organization as stays on stays.code = :into
    where merged.type = :type and merged.code = :from
), touched as (
    select claim_id, 'about' as member from doubled
    union
    select claim_id, 'about' from named
    union
    select id, 'claimantOrganization' from spoken
), raised as (
    update claim
    set version = version + 1,
        claimant_organization_id = coalesce((select spoken.into_id from spoken where spoken.id = claim.id), claimant_organization_id)
    where id in (select claim_id from touched)
    returning id, code
)
select raised.code, touched.member
from raised
join touched on touched.claim_id = raised.id
order by raised.code, touched.member
