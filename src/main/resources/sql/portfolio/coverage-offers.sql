-- What agreements brought to organizations before a date and bring no more, or what those on their way will bring.
select offer.organization_id, agreement.code, offer.added_in, ancestor.code, domain.code, element.code,
    least(solution.element_confidence, offer.confidence),
    agreement_phase_on(agreement, cast(:asOf as date))
from (
    select past.organization_id, past.agreement_id, past.inherited_from_id, past.kind, past.item_id, past.added_in, past.confidence
    from coverage_past(:ids, :asOf) as past
    where :before
    union all
    select coming.organization_id, coming.agreement_id, coming.inherited_from_id, coming.kind, coming.item_id, coming.added_in,
        coming.confidence
    from agreement_prospects(:ids, :asOf) as coming
    where not :before
) as offer
join agreement on agreement.id = offer.agreement_id
left join organization as ancestor on ancestor.id = offer.inherited_from_id
left join cooperation_domain as domain on domain.id = offer.item_id and offer.kind = 'DOMAIN'
left join solution on solution.id = offer.item_id and offer.kind = 'SOLUTION'
left join element on element.id = case offer.kind when 'ELEMENT' then offer.item_id else solution.element_id end
