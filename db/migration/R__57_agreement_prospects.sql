-- What agreements that are on their way will bring.

-- What agreements that are on their way will bring: drafts and negotiated ones since they were begun, and signed ones
-- that have not taken effect. Of the many that have, nothing more is asked than that.
create or replace function agreement_prospects(organizations bigint[], as_of date)
    returns table (organization_id bigint, agreement_id bigint, inherited_from_id bigint, kind text, item_id bigint,
        added_in integer, confidence text, phase text)
    language sql stable
begin atomic
    with recursive expected as materialized (
        select agreement.id, agreement.extends_to_subsidiaries,
            agreement_phase_on(agreement, as_of) as phase
        from agreement
        where least(agreement.drafted_on, agreement.negotiating_on, agreement.signed_on) <= as_of
          and (agreement.status <> 'WITHDRAWN' or agreement.withdrawn_on > as_of)
          -- Signed and in effect: past being on its way, whatever became of it.
          and (agreement.signed_on is null or agreement.effective_on is null or agreement.signed_on > as_of
              or agreement.effective_on > as_of)
          and coalesce(agreement_phase_on(agreement, as_of), 'UPCOMING') = 'UPCOMING'
    ), upward as (
        select asked.organization_id, asked.organization_id as at_id from unnest(organizations) as asked (organization_id)
        union
        select upward.organization_id, tie.to_id
        from upward
        join organization_tie as tie on tie.organization_id = upward.at_id
        where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
          and certainly_holds_since_ever_at(tie.valid_from, tie.valid_until, tie.valid_until_precision, tie.valid_until_not_before, as_of)
    ), coming as materialized (
        select distinct upward.organization_id, expected.id as agreement_id,
            nullif(upward.at_id, upward.organization_id) as inherited_from_id, expected.phase
        from expected
        join agreement_party as party on party.agreement_id = expected.id and is_not_over(party.valid_until, as_of)
        join upward on upward.at_id = party.organization_id
        where upward.at_id = upward.organization_id or expected.extends_to_subsidiaries
    )
    select coming.organization_id, coming.agreement_id, coming.inherited_from_id, item.kind, item.item_id, item.added_in,
        item.confidence, coming.phase
    from coming
    join agreement_item as item on item.agreement_id = coming.agreement_id
        and is_not_over(item.valid_until, as_of);
end;
