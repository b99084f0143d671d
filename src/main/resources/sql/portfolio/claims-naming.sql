-- The claims that name a record: as what they are about, as who spoke or the organization spoken for, or as their occasion.
select claim.code
from claim
where claim.id in (
    select about.claim_id from claim_record as about where about.record_type = :type and about.record_code = :code
    union all
    select made.id
    from organization
    join claim as made on made.claimant_organization_id = organization.id
    where organization.type = :type and organization.code = :code
    union all
    select made.id
    from event
    join claim as made on made.occasion_id = event.id
    where :type = 'EVENT' and event.code = :code
    union all
    select made.id
    from person
    join claim as made on made.claimant_person_id = person.id
    where :type = 'PERSON' and person.code = :code)
order by claim.code
