-- The five agreements that come closest to being the basis of a solution in a maker's vehicles on a day, or the one asked for.
with recursive upward as (
    select cast(:maker as bigint) as at_id
    union
    select tie.to_id
    from upward
    join organization_tie as tie on tie.organization_id = upward.at_id
    where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
), upward_then as (
    select cast(:maker as bigint) as at_id
    union
    select tie.to_id
    from upward_then
    join organization_tie as tie on tie.organization_id = upward_then.at_id
    where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF') and certainly_holds_since_ever_at(tie.valid_from, tie.valid_until, tie.valid_until_precision, tie.valid_until_not_before, cast(:on as date))
), candidate as (
    select party.agreement_id as id
    from upward
    join agreement_party as party on party.organization_id = upward.at_id
    where cast(:only as text) is null
    union
    select agreement.id from agreement where agreement.code = :only
), attempt as (
    select agreement.code, agreement.signed_on, greatest(:on, agreement.effective_on) as scope_day,
        agreement_phase_on(agreement, cast(:on as date)) as phase,
        exists (
            select from agreement_party as party
            where party.agreement_id = agreement.id and party.organization_id = :maker
              and certainly_holds_since_ever_at(party.valid_from, party.valid_until, party.valid_until_precision, party.valid_until_not_before, :on)) as is_party,
        (select min(ancestor.code)
         from upward_then
         join agreement_party as party on party.organization_id = upward_then.at_id and party.agreement_id = agreement.id
         join organization as ancestor on ancestor.id = party.organization_id
         where upward_then.at_id <> :maker and certainly_holds_since_ever_at(party.valid_from, party.valid_until, party.valid_until_precision, party.valid_until_not_before, :on)) as ancestor,
        agreement_extends_on(agreement, cast(:on as date)) as extends,
        (select string_agg(target.code, ', ' order by item.kind <> 'DOMAIN', item.kind, target.position, target.code)
         from agreement_item as item
         join agreement_item_target as target on target.kind = item.kind and target.id = item.item_id
         where item.agreement_id = agreement.id and certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, greatest(:on, agreement.effective_on))) as covered,
        exists (
            select from agreement_item as item
            where item.agreement_id = agreement.id and certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, greatest(:on, agreement.effective_on))
              and (item.solution_id = :solution
                  or item.element_id = (select solution.element_id from solution where solution.id = :solution)
                  or item.domain_id in (
                      select serves.domain_id from solution_domain as serves where serves.solution_id = :solution))) as covers
    from candidate
    join agreement on agreement.id = candidate.id
)
select attempt.*
from attempt
order by case when phase in ('IN_FORCE', 'EXPIRING') then 0 else 1 end
    + case when is_party or ancestor is not null and extends then 0 else 1 end
    + case when covers then 0 else 1 end,
    signed_on desc nulls last, code
limit 5
