-- What agreements brought to organizations before a date and bring no more (PAST), the
-- same of base capabilities alone (PAST_CAPABILITIES), what those on their way will bring (COMING),
-- or what agreements may bring at the date and are not certain to (POSSIBLE).
with offer as materialized (
    select past.organization_id, past.agreement_id, past.inherited_from_id, past.kind, past.item_id, past.added_in, past.confidence
    from coverage_past(:ids, :asOf) as past
    where :which = 'PAST'
    union all
    select past.organization_id, past.agreement_id, past.inherited_from_id, past.kind, past.item_id, past.added_in, past.confidence
    from coverage_past_of(:ids, '{SOLUTION,CAPABILITY}', :asOf) as past
    where :which = 'PAST_CAPABILITIES'
    union all
    select coming.organization_id, coming.agreement_id, coming.inherited_from_id, coming.kind, coming.item_id, coming.added_in,
        coming.confidence
    from agreement_prospects(:ids, :asOf) as coming
    where :which = 'COMING'
    union all
    select possible.organization_id, possible.agreement_id, possible.inherited_from_id, possible.kind, possible.item_id,
        possible.added_in, possible.confidence
    from agreement_offers_possibly(:ids, :asOf) as possible
    where :which = 'POSSIBLE'
), brought as (
    select offer.organization_id, offer.agreement_id, offer.inherited_from_id, offer.added_in, domain.code as domain,
        element.code as element, null as capability, least(solution.element_confidence, offer.confidence) as confidence
    from offer
    left join cooperation_domain as domain on domain.id = offer.item_id and offer.kind = 'DOMAIN'
    left join solution on solution.id = offer.item_id and offer.kind = 'SOLUTION'
    left join element on element.id = case offer.kind when 'ELEMENT' then offer.item_id else solution.element_id end
    where offer.kind <> 'CAPABILITY'
    union all
    select offer.organization_id, offer.agreement_id, offer.inherited_from_id, offer.added_in, null, null, capability.code,
        least(used.confidence, offer.confidence)
    from offer
    left join solution_capability as used on used.solution_id = offer.item_id and offer.kind = 'SOLUTION'
    join capability on capability.id = case offer.kind when 'CAPABILITY' then offer.item_id else used.capability_id end
)
select brought.organization_id, agreement.code, brought.added_in, ancestor.code, brought.domain, brought.element,
    brought.confidence, agreement_phase_on(agreement, cast(:asOf as date)), brought.capability
from brought
join agreement on agreement.id = brought.agreement_id
left join organization as ancestor on ancestor.id = brought.inherited_from_id
