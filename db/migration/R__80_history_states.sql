-- What a record of any kind was after a change.

-- What any record was after changes, of all the kinds there are.
create or replace function record_state(record_kind text, record_id bigint, changes bigint[]) returns jsonb
    language sql stable
    return case record_kind
        when 'ORGANIZATION' then organization_state(record_id, changes)
        when 'COOPERATION_DOMAIN' then cooperation_domain_state(record_id, changes)
        when 'ARCHITECTURE' then architecture_state(record_id, changes)
        when 'SOLUTION' then solution_state(record_id, changes)
        when 'AGREEMENT' then agreement_state(record_id, changes)
        when 'MILESTONE' then milestone_state(record_id, changes)
        when 'INSTRUMENT' then instrument_state(record_id, changes)
        when 'VEHICLE_MODEL' then vehicle_model_state(record_id, changes)
        when 'ROLLOUT' then rollout_state(record_id, changes)
        when 'DEPLOYMENT' then deployment_state(record_id, changes)
        when 'CLAIM' then claim_state(record_id, changes)
        when 'SOURCE' then source_state(record_id, changes)
        when 'EVIDENCE' then evidence_state(record_id, changes)
        when 'EVENT' then event_state(record_id, changes)
        when 'PERSON' then person_state(record_id, changes)
        when 'WEBHOOK' then webhook_state(record_id, changes)
        when 'IMPORT' then import_state(record_id, changes)
        when 'REMINDER' then reminder_state(record_id, changes)
    end;
