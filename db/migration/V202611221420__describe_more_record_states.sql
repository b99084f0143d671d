-- What the records of the register's whole life were after a change: milestones, instruments, evidence and reminders.
create or replace function organization_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', organization.code, 'kind', organization.kind, 'nameZh', organization.name_zh, 'nameEn', organization.name_en,
        'country', organization.country, 'archived', organization.archived,
        'mergedInto', (select target.code from organization as target where target.id = organization.merged_into_id),
        'aliases', (
            select jsonb_agg(alias.alias order by alias.alias)
            from organization_alias_versions as alias
            where alias.organization_id = record_id and held(alias.recorded_in, alias.replaced_in, changes)),
        'ties', (
            select jsonb_agg(jsonb_build_object(
                'to', target.code, 'kind', tie.kind, 'stakePercent', tie.stake_percent,
                'from', tie.valid_from, 'fromPrecision', tie.valid_from_precision, 'fromConfidence', tie.valid_from_confidence,
                'until', tie.valid_until, 'untilPrecision', tie.valid_until_precision, 'untilConfidence', tie.valid_until_confidence)
                order by target.code, tie.valid_from)
            from organization_tie_versions as tie
            join organization_ever as target on target.id = tie.to_id
            where tie.organization_id = record_id and held(tie.recorded_in, tie.replaced_in, changes)),
        'cooperation', (
            select jsonb_build_object(
                'since', cooperation.since, 'sincePrecision', cooperation.since_precision, 'sinceConfidence', cooperation.since_confidence,
                'until', cooperation.until, 'untilPrecision', cooperation.until_precision, 'untilConfidence', cooperation.until_confidence,
                'wordingZh', cooperation.wording_zh, 'wordingEn', cooperation.wording_en)
            from cooperation_versions as cooperation
            where cooperation.organization_id = record_id and held(cooperation.recorded_in, cooperation.replaced_in, changes)))
    from organization_versions as organization
    where organization.id = record_id and held(organization.recorded_in, organization.replaced_in, changes);
end;

create function milestone_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', milestone.code,
        'agreement', (select agreement.code from agreement_versions as agreement where agreement.id = milestone.agreement_id limit 1),
        'titleZh', milestone.title_zh, 'titleEn', milestone.title_en,
        'dueOn', milestone.due_on, 'dueOnPrecision', milestone.due_on_precision, 'dueOnConfidence', milestone.due_on_confidence,
        'owner', (select owner.code from organization_versions as owner where owner.id = milestone.owner_id limit 1),
        'state', milestone.state, 'stateOn', milestone.state_on, 'stateNote', milestone.state_note, 'note', milestone.note)
    from milestone_versions as milestone
    where milestone.id = record_id and held(milestone.recorded_in, milestone.replaced_in, changes);
end;

create function instrument_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', instrument.code,
        'agreement', (select agreement.code from agreement_versions as agreement where agreement.id = instrument.agreement_id limit 1),
        'kind', instrument.kind, 'nameZh', instrument.name_zh, 'nameEn', instrument.name_en,
        'amount', instrument.amount, 'currency', instrument.currency,
        'placeZh', instrument.place_zh, 'placeEn', instrument.place_en, 'state', instrument.state,
        'establishedOn', instrument.established_on, 'establishedOnPrecision', instrument.established_on_precision,
        'establishedOnConfidence', instrument.established_on_confidence,
        'operatingOn', instrument.operating_on, 'operatingOnPrecision', instrument.operating_on_precision,
        'operatingOnConfidence', instrument.operating_on_confidence,
        'closedOn', instrument.closed_on, 'closedOnPrecision', instrument.closed_on_precision,
        'closedOnConfidence', instrument.closed_on_confidence,
        'stateNote', instrument.state_note, 'note', instrument.note)
    from instrument_versions as instrument
    where instrument.id = record_id and held(instrument.recorded_in, instrument.replaced_in, changes);
end;

create function evidence_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', evidence.code,
        'record', jsonb_build_object('type', evidence.record_type, 'code', evidence.record_code, 'member', evidence.member),
        'source', (select source.code from source_versions as source where source.id = evidence.source_id limit 1),
        'quote', evidence.quote, 'verbatim', evidence.verbatim, 'stance', evidence.stance,
        'confidence', evidence.confidence, 'note', evidence.note)
    from evidence_versions as evidence
    where evidence.id = record_id and held(evidence.recorded_in, evidence.replaced_in, changes);
end;

create function reminder_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'agreement', (select agreement.code from agreement_versions as agreement where agreement.id = reminder.agreement_id limit 1),
        'milestone', (select milestone.code from milestone_versions as milestone where milestone.id = reminder.milestone_id limit 1),
        'subject', reminder.subject, 'dueOn', reminder.due_on, 'daysBefore', reminder.days_before, 'toldOn', reminder.told_on)
    from reminder_versions as reminder
    where reminder.id = record_id and held(reminder.recorded_in, reminder.replaced_in, changes);
end;
