-- What people were after a change, and who was responsible for a record.

create or replace function person_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', person.code, 'nameZh', person.name_zh, 'nameEn', person.name_en, 'organization', person.organization,
        'officeZh', person.office_zh, 'officeEn', person.office_en, 'email', person.email, 'phone', person.phone,
        'subject', person.subject, 'archived', person.archived, 'erased', person.erased,
        'responsibleFor', (
            select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                'type', held.record_type, 'code', held.record_code, 'role', held.role, 'from', held.valid_from, 'until', held.valid_until))
                order by held.record_type, held.record_code, held.role, held.valid_from)
            from responsibility_versions as held
            where held.person_id = record_id and held(held.recorded_in, held.replaced_in, changes)))
    from person_versions as person
    where person.id = record_id and held(person.recorded_in, person.replaced_in, changes);
end;

-- Who was responsible for a record after some of its changes; null where nobody was.
create or replace function responsible_then(type text, code text, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
        'person', person.code, 'role', told.role, 'from', told.valid_from, 'until', told.valid_until))
        order by told.role desc, person.code, told.valid_from)
    from responsibility_versions as told
    join person_ever as person on person.id = told.person_id
    where told.record_type = responsible_then.type and told.record_code = responsible_then.code
      and held(told.recorded_in, told.replaced_in, changes);
end;
