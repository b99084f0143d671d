-- The open milestones of an agreement that nobody can deliver any more: it ended, the owner left, or they are due after its end.
select milestone.code, milestone.due_on, owner.code as owner
from milestone
join agreement on agreement.id = milestone.agreement_id
join organization as owner on owner.id = milestone.owner_id
where milestone.agreement_id = :agreement and milestone.state = 'OPEN'
  and (agreement.status = 'TERMINATED'
      or not exists (
          select from agreement_party as party
          where party.agreement_id = milestone.agreement_id and party.organization_id = milestone.owner_id
            and is_not_over(party.valid_until, :on))
      or milestone.due_on > agreement_ends_on(agreement, cast(:on as date)))
order by milestone.due_on, milestone.code
