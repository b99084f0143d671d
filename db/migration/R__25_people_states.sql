-- What people were after a change.

create or replace function person_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', person.code, 'nameZh', person.name_zh, 'nameEn', person.name_en, 'organization', person.organization,
        'officeZh', person.office_zh, 'officeEn', person.office_en, 'email', person.email, 'phone', person.phone,
        'subject', person.subject, 'archived', person.archived, 'erased', person.erased)
    from person_versions as person
    where person.id = record_id and held(person.recorded_in, person.replaced_in, changes);
end;
