-- Which agreements in force at a date reach organizations, with their phase.
select reach.organization_id, reach.agreement_id, agreement.code, reach.reached_in, ancestor.code,
    agreement_phase_on(agreement, cast(:asOf as date))
from agreement_reach_on(:ids, :asOf) as reach
join agreement on agreement.id = reach.agreement_id
left join organization as ancestor on ancestor.id = reach.inherited_from_id
