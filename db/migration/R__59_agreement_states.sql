-- What agreements, milestones, instruments and reminders were after a change.

-- What kinds of things agreements can name in their scopes: the member of an agreement, and that of an item with its code.
create or replace view agreement_item_kind as
select kind.kind, kind.member, kind.noun
from (values
    ('DOMAIN', 'scope', 'domain'),
    ('SOLUTION', 'solutions', 'solution'),
    ('ELEMENT', 'elements', 'element'),
    ('CAPABILITY', 'capabilities', 'capability')) as kind (kind, member, noun);

-- What an element is called in a language in the last version of the architecture that has it.
create or replace function element_name(of_element bigint, language text) returns text
    language sql stable
begin atomic
    select case language when 'zh' then named.name_zh else named.name_en end
    from architecture_element as named
    join architecture on architecture.id = named.architecture_id
    where named.element_id = of_element
    order by architecture.effective_on desc
    limit 1;
end;

-- All that they can name, deleted things included. An element is called as in the last version of the architecture that has
-- it.
create or replace view agreement_item_target as
select 'DOMAIN' as kind, domain.id, domain.code, domain.position, domain.name_zh, domain.name_en from cooperation_domain as domain
union all
select 'SOLUTION', solution.id, solution.code, 0, solution.name_zh, solution.name_en from solution_ever as solution
union all
select 'ELEMENT', element.id, element.code, 0, element_name(element.id, 'zh'), element_name(element.id, 'en') from element
union all
select 'CAPABILITY', capability.id, capability.code, capability.position, capability.name_zh, capability.name_en from capability;
grant select on agreement_item_kind, agreement_item_target to ${applicationRole};

-- A member for each kind of thing that the scope names.
create or replace function agreement_scope_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_object_agg(named.member, named.items)
    from (
        select kind.member, jsonb_agg(
            jsonb_build_object(
                kind.noun, target.code,
                'from', item.valid_from, 'fromPrecision', item.valid_from_precision, 'fromConfidence', item.valid_from_confidence, 'fromNotBefore', item.valid_from_not_before,
                'until', item.valid_until, 'untilPrecision', item.valid_until_precision,
                'untilConfidence', item.valid_until_confidence, 'untilNotBefore', item.valid_until_not_before, 'wordingZh', item.wording_zh, 'confidence', item.confidence)
            order by target.position, target.code, item.valid_from) filter (where item.id is not null) as items
        from agreement_item_kind as kind
        left join agreement_item_versions as item on item.agreement_id = record_id and item.kind = kind.kind
            and held(item.recorded_in, item.replaced_in, changes)
        left join agreement_item_target as target on target.kind = item.kind and target.id = item.item_id
        group by kind.member) as named;
end;

create or replace function agreement_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'number', agreement.code, 'kind', agreement.kind, 'wordingZh', agreement.wording_zh, 'wordingEn', agreement.wording_en,
        'titleZh', agreement.title_zh, 'titleEn', agreement.title_en, 'status', agreement.status)
        || jsonb_build_object(
        'draftedOn', agreement.drafted_on, 'draftedOnPrecision', agreement.drafted_on_precision,
        'draftedOnConfidence', agreement.drafted_on_confidence, 'draftedOnNotBefore', agreement.drafted_on_not_before, 'negotiatingOn', agreement.negotiating_on,
        'signedOn', agreement.signed_on, 'signedOnPrecision', agreement.signed_on_precision,
        'signedOnConfidence', agreement.signed_on_confidence, 'signedOnNotBefore', agreement.signed_on_not_before,
        'placeZh', agreement.place_zh, 'placeEn', agreement.place_en,
        'effectiveOn', agreement.effective_on, 'effectiveOnPrecision', agreement.effective_on_precision,
        'effectiveOnConfidence', agreement.effective_on_confidence, 'effectiveOnNotBefore', agreement.effective_on_not_before,
        'expiresOn', agreement.expires_on, 'expiresOnPrecision', agreement.expires_on_precision,
        'expiresOnConfidence', agreement.expires_on_confidence, 'expiresOnNotBefore', agreement.expires_on_not_before,
        'noticeDays', agreement.notice_days, 'renewalMonths', agreement.renewal_months,
        'extendsToSubsidiaries', agreement.extends_to_subsidiaries, 'reminderDays', to_jsonb(agreement.reminder_days))
        || jsonb_build_object(
        'terminatedOn', agreement.terminated_on, 'terminationReason', agreement.termination_reason,
        'withdrawnOn', agreement.withdrawn_on, 'withdrawalReason', agreement.withdrawal_reason,
        'responsible', responsible_then('AGREEMENT', agreement.code, changes),
        'parties', (
            select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                'organization', organization.code, 'role', party.role,
                'from', party.valid_from, 'fromPrecision', party.valid_from_precision, 'fromConfidence', party.valid_from_confidence, 'fromNotBefore', party.valid_from_not_before,
                'until', party.valid_until, 'untilPrecision', party.valid_until_precision,
                'untilConfidence', party.valid_until_confidence, 'untilNotBefore', party.valid_until_not_before))
                order by organization.code, party.valid_from)
            from agreement_party_versions as party
            join organization_ever as organization on organization.id = party.organization_id
            where party.agreement_id = record_id and held(party.recorded_in, party.replaced_in, changes)),
        'signatories', (
            select jsonb_agg(jsonb_build_object(
                'nameZh', signatory.name_zh, 'nameEn', signatory.name_en, 'officeZh', signatory.office_zh,
                'officeEn', signatory.office_en, 'role', signatory.role,
                'person', (select person.code from person_ever as person where person.id = signatory.person_id),
                'organization', (select organization.code from organization_ever as organization where organization.id = signatory.organization_id))
                order by signatory.position, signatory.name_zh)
            from agreement_signatory_versions as signatory
            where signatory.agreement_id = record_id and held(signatory.recorded_in, signatory.replaced_in, changes)),
        'amendments', (
            select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                'number', amendment.number, 'kind', amendment.kind, 'effectiveOn', amendment.effective_on,
                'effectiveOnPrecision', amendment.effective_on_precision, 'effectiveOnConfidence', amendment.effective_on_confidence, 'effectiveOnNotBefore', amendment.effective_on_not_before,
                'signedOn', amendment.signed_on, 'signedOnPrecision', amendment.signed_on_precision,
                'signedOnConfidence', amendment.signed_on_confidence, 'signedOnNotBefore', amendment.signed_on_not_before,
                'expiresOn', amendment.expires_on, 'expiresOnPrecision', amendment.expires_on_precision,
                'expiresOnConfidence', amendment.expires_on_confidence, 'expiresOnNotBefore', amendment.expires_on_not_before,
                'extendsToSubsidiaries', amendment.extends_to_subsidiaries, 'note', amendment.note))
                order by amendment.number)
            from amendment_versions as amendment
            where amendment.agreement_id = record_id and held(amendment.recorded_in, amendment.replaced_in, changes)),
        'milestones', (
            select jsonb_agg(jsonb_build_object('code', milestone.code, 'titleZh', milestone.title_zh, 'dueOn', milestone.due_on,
                'state', milestone.state) order by milestone.code)
            from milestone_versions as milestone
            where milestone.agreement_id = record_id and held(milestone.recorded_in, milestone.replaced_in, changes)),
        'instruments', (
            select jsonb_agg(jsonb_build_object('code', instrument.code, 'nameZh', instrument.name_zh, 'state', instrument.state)
                order by instrument.code)
            from instrument_versions as instrument
            where instrument.agreement_id = record_id and held(instrument.recorded_in, instrument.replaced_in, changes)),
        'lineage', (
            select jsonb_agg(jsonb_build_object('relation', lineage.relation, 'agreement', related.code) order by related.code)
            from agreement_lineage_versions as lineage
            join agreement_ever as related on related.id = lineage.related_id
            where lineage.agreement_id = record_id and held(lineage.recorded_in, lineage.replaced_in, changes)))
        || agreement_scope_state(record_id, changes)
    from agreement_versions as agreement
    where agreement.id = record_id and held(agreement.recorded_in, agreement.replaced_in, changes);
end;

create or replace function milestone_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', milestone.code,
        'agreement', (select agreement.code from agreement_versions as agreement where agreement.id = milestone.agreement_id limit 1),
        'titleZh', milestone.title_zh, 'titleEn', milestone.title_en,
        'dueOn', milestone.due_on, 'dueOnPrecision', milestone.due_on_precision, 'dueOnConfidence', milestone.due_on_confidence, 'dueOnNotBefore', milestone.due_on_not_before,
        'owner', (select owner.code from organization_versions as owner where owner.id = milestone.owner_id limit 1),
        'state', milestone.state, 'stateOn', milestone.state_on, 'stateNote', milestone.state_note, 'note', milestone.note,
        'responsible', responsible_then('MILESTONE', milestone.code, changes),
        'plans', coalesce((
            select jsonb_agg(jsonb_build_object(
                'number', plan.number, 'dueOn', plan.due_on, 'dueOnPrecision', plan.due_on_precision,
                'dueOnConfidence', plan.due_on_confidence, 'dueOnNotBefore', plan.due_on_not_before, 'madeOn', plan.made_on, 'reason', plan.reason)
                order by plan.number)
            from milestone_plan_versions as plan
            where plan.milestone_id = record_id and held(plan.recorded_in, plan.replaced_in, changes)), '[]'))
    from milestone_versions as milestone
    where milestone.id = record_id and held(milestone.recorded_in, milestone.replaced_in, changes);
end;

create or replace function instrument_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', instrument.code,
        'agreement', (select agreement.code from agreement_versions as agreement where agreement.id = instrument.agreement_id limit 1),
        'kind', instrument.kind, 'nameZh', instrument.name_zh, 'nameEn', instrument.name_en,
        'amount', exact_number(instrument.amount), 'currency', instrument.currency,
        'placeZh', instrument.place_zh, 'placeEn', instrument.place_en, 'state', instrument.state,
        'establishedOn', instrument.established_on, 'establishedOnPrecision', instrument.established_on_precision,
        'establishedOnConfidence', instrument.established_on_confidence, 'establishedOnNotBefore', instrument.established_on_not_before,
        'operatingOn', instrument.operating_on, 'operatingOnPrecision', instrument.operating_on_precision,
        'operatingOnConfidence', instrument.operating_on_confidence, 'operatingOnNotBefore', instrument.operating_on_not_before,
        'closedOn', instrument.closed_on, 'closedOnPrecision', instrument.closed_on_precision,
        'closedOnConfidence', instrument.closed_on_confidence, 'closedOnNotBefore', instrument.closed_on_not_before,
        'stateNote', instrument.state_note, 'note', instrument.note,
        'responsible', responsible_then('INSTRUMENT', instrument.code, changes))
    from instrument_versions as instrument
    where instrument.id = record_id and held(instrument.recorded_in, instrument.replaced_in, changes);
end;

create or replace function reminder_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'agreement', (select agreement.code from agreement_versions as agreement where agreement.id = reminder.agreement_id limit 1),
        'milestone', (select milestone.code from milestone_versions as milestone where milestone.id = reminder.milestone_id limit 1),
        'rollout', (select rollout.code from rollout_versions as rollout where rollout.id = reminder.rollout_id limit 1),
        'stage', reminder.stage,
        'subject', reminder.subject, 'dueOn', reminder.due_on, 'daysBefore', reminder.days_before, 'toldOn', reminder.told_on)
    from reminder_versions as reminder
    where reminder.id = record_id and held(reminder.recorded_in, reminder.replaced_in, changes);
end;
