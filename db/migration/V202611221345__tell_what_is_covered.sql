-- Which domains organizations cover at a date: by an agreement in force then to which they are party, or which extends to
-- them from an ancestor. A change is rehearsed by asking before and after.
create function covered_domains(organizations bigint[], as_of date) returns table (organization_id bigint, domain_id bigint)
    language sql stable
begin atomic
    with recursive upward as (
        select organization as origin_id, organization as at_id from unnest(organizations) as organization
        union
        select upward.origin_id, tie.to_id
        from upward
        join organization_tie as tie on tie.organization_id = upward.at_id
        where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF') and daterange(tie.valid_from, tie.valid_until, '[]') @> as_of
    )
    select distinct upward.origin_id, scope.domain_id
    from upward
    join agreement_party as party on party.organization_id = upward.at_id
        and coalesce(party.valid_from <= as_of, true) and coalesce(party.valid_until >= as_of, true)
    join agreements_in_force(as_of) as in_force on in_force.agreement_id = party.agreement_id
        and (upward.at_id = upward.origin_id or in_force.extends_to_subsidiaries)
    join agreement_scope as scope on scope.agreement_id = party.agreement_id
        and scope.valid_from <= as_of and coalesce(scope.valid_until >= as_of, true);
end;
