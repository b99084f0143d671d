-- What falls due, and is told to who is responsible.

-- What falls due on a day or after it, as things stood on that day: agreements that end, the next last day to give notice
-- where an agreement will renew itself, and milestones that were open then, of which those that were due before are still due.
create or replace function falling_due(as_of date) returns table (agreement_id bigint, subject text, milestone_id bigint, due_on date)
    language sql stable
begin atomic
    with term as materialized (
        select agreement.id as agreement_id, term.ends_on, term.notice_by
        from agreement
        cross join agreement_term_on(agreement, as_of) as term
        where agreement.status in ('SIGNED', 'TERMINATED') and agreement.signed_on <= as_of
          and coalesce(agreement.agreed_until, agreement.terminated_on) is not null
          and is_not_over(agreement.terminated_on, as_of)
          and (agreement.agreed_until >= as_of or agreement.amended or agreement.renewal_months is not null
              or agreement.terminated_on is not null)
    )
    select term.agreement_id, 'EXPIRY', null::bigint, term.ends_on
    from term
    where term.ends_on >= as_of
    union all
    select term.agreement_id, 'NOTICE', null, term.notice_by
    from term
    where term.notice_by is not null
    union all
    select milestone.agreement_id, 'MILESTONE', milestone.id, milestone_due(milestone.id, milestone.due_on, milestone.made_on, as_of)
    from milestone
    join agreement on agreement.id = milestone.agreement_id
    where milestone_state_on(milestone.state, milestone.state_on, as_of) = 'OPEN'
      and agreement.status <> 'WITHDRAWN' and is_not_over(agreement.terminated_on, as_of);
end;
