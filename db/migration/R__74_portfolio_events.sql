-- Whom events concern.

-- The organizations that each event concerns: those that were there, and those of the records that it is about.
create or replace function events_concerning() returns table (event_id bigint, organization_id bigint)
    language sql stable
begin atomic
    select there.event_id, organization.id
    from event_organization as there
    join organization on organization.code = there.organization
    union all
    select about.event_id, organization.id
    from event_record as about
    join organization on organization.code = about.record_code and organization.type = about.record_type
    union all
    select about.event_id, party.organization_id
    from event_record as about
    join agreement on agreement.code = about.record_code
    join agreement_party as party on party.agreement_id = agreement.id
    where about.record_type = 'AGREEMENT'
    union all
    select about.event_id, party.organization_id
    from event_record as about
    join instrument on instrument.code = about.record_code
    join agreement_party as party on party.agreement_id = instrument.agreement_id
    where about.record_type = 'INSTRUMENT'
    union all
    select about.event_id, model.maker_id
    from event_record as about
    join vehicle_model as model on model.code = about.record_code
    where about.record_type = 'VEHICLE_MODEL'
    union all
    select about.event_id, model.maker_id
    from event_record as about
    join rollout on rollout.code = about.record_code
    join vehicle_model as model on model.id = rollout.model_id
    where about.record_type = 'ROLLOUT'
    union all
    select about.event_id, deployment.organization_id
    from event_record as about
    join deployment on deployment.code = about.record_code
    where about.record_type = 'DEPLOYMENT';
end;
