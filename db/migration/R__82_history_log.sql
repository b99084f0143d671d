-- The change log as it is told: which record was changed how, what it was before and after, and whom it concerns.

-- The changes of a record up to one of them.
create or replace function changes_until(of_kind text, of_record bigint, last_position bigint) returns bigint[]
    language sql stable
begin atomic
    select array(
        select item.change_id from change_item as item
        where item.record_kind = of_kind and item.record_id = of_record and item.position <= last_position);
end;

-- Every change of every record: how it is told by the history, the feed and whatever else tells of changes.
create or replace view told_change as
select item.record_kind, item.record_id, item.position, item.operation,
    change.transaction_id, change.at, change.actor, change.via, change.reason,
    case when item.operation = 'UPDATED' then coalesce(change.action, item.operation) else item.operation end as change,
    record_state(item.record_kind, item.record_id, changes_until(item.record_kind, item.record_id, item.position)) as after_state,
    record_state(item.record_kind, item.record_id, changes_until(item.record_kind, item.record_id, item.position - 1)) as before_state
from change_item as item
join change on change.id = item.change_id;

-- What each record is cited as, by its code, and the version it had, over time.
create or replace view record_identity (record_kind, record_id, type, code, version, made_in, unmade_in) as
select 'ORGANIZATION', id, type, code, version, recorded_in, replaced_in from organization_versions
union all
select 'COOPERATION_DOMAIN', id, 'COOPERATION_DOMAIN', code, version, recorded_in, replaced_in from cooperation_domain_versions
union all
select 'ARCHITECTURE', id, 'ARCHITECTURE', code, version, recorded_in, replaced_in from architecture_versions
union all
select 'SOLUTION', id, 'SOLUTION', code, version, recorded_in, replaced_in from solution_versions
union all
select 'AGREEMENT', id, 'AGREEMENT', code, version, recorded_in, replaced_in from agreement_versions
union all
select 'MILESTONE', id, 'MILESTONE', code, version, recorded_in, replaced_in from milestone_versions
union all
select 'INSTRUMENT', id, 'INSTRUMENT', code, version, recorded_in, replaced_in from instrument_versions
union all
select 'VEHICLE_MODEL', id, 'VEHICLE_MODEL', code, version, recorded_in, replaced_in from vehicle_model_versions
union all
select 'ROLLOUT', id, 'ROLLOUT', code, version, recorded_in, replaced_in from rollout_versions
union all
select 'DEPLOYMENT', id, 'DEPLOYMENT', code, version, recorded_in, replaced_in from deployment_versions
union all
select 'CLAIM', id, 'CLAIM', code, version, recorded_in, replaced_in from claim_versions
union all
select 'SOURCE', id, 'SOURCE', code, version, recorded_in, replaced_in from source_versions
union all
select 'EVIDENCE', id, 'EVIDENCE', code, version, recorded_in, replaced_in from evidence_versions
union all
select 'EVENT', id, 'EVENT', code, version, recorded_in, replaced_in from event_versions
union all
select 'PERSON', id, 'PERSON', code, version, recorded_in, replaced_in from person_versions
union all
select 'WEBHOOK', id, 'WEBHOOK', code, version, recorded_in, replaced_in from webhook_versions
union all
select 'IMPORT', id, 'IMPORT', code, 1, recorded_in, replaced_in from finished_import_versions
union all
-- A reminder is told of what it reminds of.
select 'REMINDER', reminder.id, 'AGREEMENT', agreement.code, agreement.version, reminder.recorded_in, reminder.replaced_in
from reminder_versions as reminder
join agreement on agreement.id = reminder.agreement_id
where reminder.milestone_id is null
union all
select 'REMINDER', reminder.id, 'MILESTONE', milestone.code, milestone.version, reminder.recorded_in, reminder.replaced_in
from reminder_versions as reminder
join milestone on milestone.id = reminder.milestone_id
union all
select 'REMINDER', reminder.id, 'ROLLOUT', rollout.code, rollout.version, reminder.recorded_in, reminder.replaced_in
from reminder_versions as reminder
join rollout on rollout.id = reminder.rollout_id;

-- The organizations that each record concerns, over time; own units that sign count as no one's partner. What is known by
-- way of another record is told as it is now, and has no change of its own.
create or replace view record_concern (record_kind, record_id, organization_id, made_in, unmade_in) as
select 'ORGANIZATION', id, id, recorded_in, replaced_in from organization_versions
union all
select 'AGREEMENT', agreement_id, organization_id, recorded_in, replaced_in from agreement_party_versions where role <> 'OWN'
union all
select 'MILESTONE', milestone.id, party.organization_id, null, null
from milestone_versions as milestone
join agreement_party as party on party.agreement_id = milestone.agreement_id and party.role <> 'OWN'
union all
select 'INSTRUMENT', instrument.id, party.organization_id, null, null
from instrument_versions as instrument
join agreement_party as party on party.agreement_id = instrument.agreement_id and party.role <> 'OWN'
union all
select 'REMINDER', reminder.id, party.organization_id, null, null
from reminder_versions as reminder
join agreement_party as party on party.agreement_id = reminder.agreement_id and party.role <> 'OWN'
union all
select 'REMINDER', reminder.id, model.maker_id, null, null
from reminder_versions as reminder
join rollout on rollout.id = reminder.rollout_id
join vehicle_model as model on model.id = rollout.model_id
union all
select 'VEHICLE_MODEL', id, maker_id, recorded_in, replaced_in from vehicle_model_versions
union all
select 'ROLLOUT', rollout.id, model.maker_id, null, null
from rollout_versions as rollout
join vehicle_model as model on model.id = rollout.model_id
union all
select 'PERSON', person.id, organization.id, person.recorded_in, person.replaced_in
from person_versions as person
join organization on organization.code = person.organization
union all
select 'DEPLOYMENT', id, organization_id, recorded_in, replaced_in from deployment_versions
union all
select 'EVENT', event_id, organization_id, null, null from events_concerning()
union all
select 'CLAIM', id, claimant_organization_id, recorded_in, replaced_in from claim_versions where claimant_organization_id is not null
union all
select 'EVIDENCE', evidence.id, organization.id, evidence.recorded_in, evidence.replaced_in
from evidence_versions as evidence
join organization on organization.code = evidence.record_code and organization.type = evidence.record_type
union all
select 'EVIDENCE', evidence.id, party.organization_id, evidence.recorded_in, evidence.replaced_in
from evidence_versions as evidence
join agreement on agreement.code = evidence.record_code and evidence.record_type = 'AGREEMENT'
join agreement_party as party on party.agreement_id = agreement.id and party.role <> 'OWN';

grant select on told_change, record_identity, record_concern to ${applicationRole};
