-- The open milestones of agreements that can be delivered: on the day that they are due, or today where they are overdue, the
-- agreement has not ended, and the owner is party to it.
select distinct milestone.code, milestone.title_zh, milestone.title_en, milestone.due_on, owner.code as owner
from milestone
join agreement on agreement.id = milestone.agreement_id
join organization as owner on owner.id = milestone.owner_id
cross join lateral (select greatest(milestone.due_on, cast(:today as date)) as day) as deliverable
where milestone.agreement_id = any (cast(:agreements as bigint[])) and milestone.state = 'OPEN'
  and agreement.status not in ('TERMINATED', 'WITHDRAWN')
  and exists (
      select from agreement_party as party
      where party.agreement_id = milestone.agreement_id and party.organization_id = milestone.owner_id
        and is_not_over(party.valid_until, deliverable.day))
  and is_not_over(agreement_ends_on(agreement, deliverable.day), deliverable.day)
order by milestone.due_on, milestone.code
