-- What falls due from a day on in the scope of a calendar: of the organization, or by who is responsible, for the record, its
-- agreement or its organizations. Each is named by what it is of and not by its day, so that another day moves it.
with due as materialized (
    select falling.subject, null as stage, falling.due_on,
        case when milestone.id is null then 'AGREEMENT' else 'MILESTONE' end as type, coalesce(milestone.code, agreement.code) as code,
        agreement.code as agreement, coalesce(milestone.title_zh, agreement.title_zh) as title_zh,
        coalesce(milestone.title_en, agreement.title_en) as title_en, agreement.version,
        greatest(agreement.recorded_in, milestone.recorded_in) as recorded_in,
        array(
            select distinct party.organization_id from agreement_party as party
            where party.agreement_id = agreement.id and party.role <> 'OWN') as organizations
    from falling_due(:today) as falling
    join agreement on agreement.id = falling.agreement_id
    left join milestone on milestone.id = falling.milestone_id
    union all
    select ahead.subject, ahead.stage, ahead.due_on, 'ROLLOUT', rollout.code, basis.code,
        model.name_zh || ' · ' || solution.name_zh, model.name_en || ' · ' || solution.name_en, rollout.version,
        rollout.recorded_in, array[model.maker_id]
    from stages_due(:today) as ahead
    join rollout on rollout.id = ahead.rollout_id
    join vehicle_model as model on model.id = rollout.model_id
    join solution on solution.id = rollout.solution_id
    left join agreement as basis on basis.id = rollout.basis_id
    where ahead.subject = 'STAGE'
)
select due.subject, due.stage, due.due_on, due.type, due.code, due.agreement, due.title_zh, due.title_en, due.version, change.at
from due
join change on change.id = due.recorded_in
where (cast(:organization as text) is null
        or exists (select from organization where organization.id = any (due.organizations) and organization.code = :organization))
  and (cast(:person as bigint) is null
        or exists (
            select from responsibility as held
            where held.person_id = :person
              and holds_since_ever_at(held.valid_from, held.valid_until, cast(:today as date))
              and ((held.record_type, held.record_code) in ((due.type, due.code), ('AGREEMENT', due.agreement))
                  or (held.record_type, held.record_code) in (
                      select organization.type, organization.code from organization where organization.id = any (due.organizations)))))
order by due.due_on, due.type, due.code, due.subject, due.stage
