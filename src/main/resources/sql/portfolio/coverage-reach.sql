-- Which agreements in force at a date reach organizations, with their phase.
select reach.organization_id, reach.agreement_id, agreement.code, reach.reached_in, ancestor.code,
    agreement_phase(agreement.status, agreement.signed_on, agreement.effective_on,
        agreement_expiry(agreement.id, agreement.amended, agreement.expires_on, agreement.notice_days,
            agreement.renewal_months, :asOf),
        agreement.notice_days, agreement.terminated_on, :asOf)
from agreement_reach_on(:ids, :asOf) as reach
join agreement on agreement.id = reach.agreement_id
left join organization as ancestor on ancestor.id = reach.inherited_from_id
