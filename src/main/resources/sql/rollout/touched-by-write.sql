-- What the write under way may have taken something from, by the versions that it replaced: agreements whose terms or parts
-- changed, and the organizations that they reach; those whose ties changed; the makers of models that have another one now;
-- those who use or name a solution that serves something else now. With the days on which that can make a difference: today,
-- and those on which anything that was or is recorded of them begins, or is over. What is new takes nothing from anybody.
with recursive item as materialized (
    select change_item.record_kind, change_item.record_id
    from change_item
    where change_item.change_id = change_under_way() and change_item.operation <> 'CREATED'
), changed_agreement as materialized (
    select item.record_id as id
    from item
    where item.record_kind = 'AGREEMENT' and (
        exists (
            select from agreement_history as was
            join agreement as now on now.id = was.id
            where was.id = item.record_id and was.replaced_in = change_under_way()
              and (was.status, was.signed_on, was.effective_on, was.expires_on, was.notice_days, was.renewal_months,
                      was.terminated_on, was.extends_to_subsidiaries)
                  is distinct from (now.status, now.signed_on, now.effective_on, now.expires_on, now.notice_days,
                      now.renewal_months, now.terminated_on, now.extends_to_subsidiaries))
        or exists (
            select from agreement_item_history as was
            where was.agreement_id = item.record_id and was.replaced_in = change_under_way())
        or exists (
            select from agreement_party_history as was
            where was.agreement_id = item.record_id and was.replaced_in = change_under_way())
        or exists (
            select from amendment_versions as amendment
            where amendment.agreement_id = item.record_id
              and change_under_way() in (amendment.recorded_in, amendment.replaced_in)))
    order by item.record_id
    limit 10000
), gone_tie as materialized (
    select tie.organization_id, tie.to_id, tie.valid_from, tie.valid_until
    from item
    join organization_tie_history as tie on tie.organization_id = item.record_id and tie.replaced_in = change_under_way()
    where item.record_kind = 'ORGANIZATION'
    limit 10000
), changed_model as materialized (
    select now.id, now.maker_id, was.maker_id as was_maker_id
    from item
    join vehicle_model as now on now.id = item.record_id
    join vehicle_model_history as was on was.id = now.id and was.replaced_in = change_under_way()
        and was.maker_id <> now.maker_id
    where item.record_kind = 'VEHICLE_MODEL'
    limit 10000
), changed_solution as materialized (
    select item.record_id as id
    from item
    where item.record_kind = 'SOLUTION' and (
        exists (
            select from solution_history as was
            join solution as now on now.id = was.id
            where was.id = item.record_id and was.replaced_in = change_under_way()
              and was.element_id is distinct from now.element_id)
        or exists (
            select from solution_domain_history as was
            where was.solution_id = item.record_id and was.replaced_in = change_under_way()))
), source as materialized (
    select 'AGREEMENT' as kind, changed.id, party.organization_id
    from changed_agreement as changed
    join agreement_party_versions as party on party.agreement_id = changed.id
        and (party.replaced_in is null or party.replaced_in = change_under_way())
    union
    select 'TIE', tie.organization_id, tie.organization_id from gone_tie as tie
    union
    select 'MODEL', model.id, maker.id
    from changed_model as model
    cross join lateral (values (model.maker_id), (model.was_maker_id)) as maker (id)
    union
    select 'SOLUTION', changed.id, model.maker_id
    from changed_solution as changed
    join rollout on rollout.solution_id = changed.id
    join vehicle_model as model on model.id = rollout.model_id
    union
    select 'SOLUTION', changed.id, deployment.organization_id
    from changed_solution as changed
    join deployment on deployment.solution_id = changed.id
    union
    select 'SOLUTION', changed.id, party.organization_id
    from changed_solution as changed
    join agreement_item as named on named.solution_id = changed.id
    join agreement_party as party on party.agreement_id = named.agreement_id
), reached as (
    select source.kind, source.id, source.organization_id from source
    union
    select reached.kind, reached.id, child.organization_id
    from reached
    cross join lateral (
        select tie.organization_id from organization_tie as tie where tie.to_id = reached.organization_id
        union all
        select tie.organization_id from gone_tie as tie where tie.to_id = reached.organization_id) as child
), day as materialized (
    select source.kind, source.id, cast(:today as date) as on_day from source
    union
    select 'AGREEMENT', agreement.id, bound.on_day
    from changed_agreement as changed
    join agreement_versions as agreement on agreement.id = changed.id
        and (agreement.replaced_in is null or agreement.replaced_in = change_under_way())
    cross join lateral (values
        (agreement.signed_on), (agreement.effective_on), (agreement.expires_on + 1), (agreement.terminated_on + 1)) as bound (on_day)
    union
    select 'AGREEMENT', agreement.id, agreement_ends_on(agreement, cast(:today as date)) + 1
    from changed_agreement as changed
    join agreement on agreement.id = changed.id
    union
    select 'AGREEMENT', changed.id, bound.on_day
    from changed_agreement as changed
    join amendment_versions as amendment on amendment.agreement_id = changed.id
        and (amendment.replaced_in is null or amendment.replaced_in = change_under_way())
    cross join lateral (values (amendment.effective_on), (amendment.expires_on + 1)) as bound (on_day)
    union
    select 'AGREEMENT', changed.id, bound.on_day
    from changed_agreement as changed
    join agreement_item_versions as named on named.agreement_id = changed.id
        and (named.replaced_in is null or named.replaced_in = change_under_way())
    cross join lateral (values (named.valid_from), (named.valid_until + 1)) as bound (on_day)
    union
    select 'AGREEMENT', changed.id, bound.on_day
    from changed_agreement as changed
    join agreement_party_versions as party on party.agreement_id = changed.id
        and (party.replaced_in is null or party.replaced_in = change_under_way())
    cross join lateral (values (party.valid_from), (party.valid_until + 1)) as bound (on_day)
    union
    select 'TIE', tie.organization_id, bound.on_day
    from (
        select gone.organization_id, gone.valid_from, gone.valid_until from gone_tie as gone
        union
        select tie.organization_id, tie.valid_from, tie.valid_until
        from gone_tie as gone
        join organization_tie as tie on tie.organization_id = gone.organization_id) as tie
    cross join lateral (values (tie.valid_from), (tie.valid_until + 1)) as bound (on_day)
)
select 'ORGANIZATION' as kind, organization.id, day.on_day
from reached
join day on day.kind = reached.kind and day.id = reached.id and day.on_day is not null
join organization on organization.id = reached.organization_id and organization.merged_into_id is null
union
select day.kind, day.id, day.on_day from day where day.kind = 'AGREEMENT' and day.on_day is not null
order by kind, on_day, id
