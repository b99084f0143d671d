-- Who is responsible for records of all kinds that anybody is responsible for: one table. The record is named by its type and
-- code, as evidence names what it is about, so that this module knows none of those above it.
create table responsibility (
    id bigint primary key default nextval('record_seq'),
    record_type text not null
        check (record_type in ('AUTOMAKER', 'PARTNER', 'OWN_UNIT', 'AGREEMENT', 'MILESTONE', 'INSTRUMENT', 'ROLLOUT')),
    record_code text collate "C" not null check (length(record_code) between 1 and 80),
    person_id bigint not null references person,
    role text not null check (role in ('OWNER', 'DEPUTY')),
    valid_from date,
    valid_until date,
    recorded_in bigint not null default current_change(),
    constraint responsibility_order check (valid_from <= valid_until),
    constraint responsibility_key unique nulls not distinct (record_type, record_code, person_id, role, valid_from)
);
create index responsibility_person on responsibility (person_id, record_type, record_code);
call keep_history('responsibility', 'PERSON', 'person_id');

-- Whoever is responsible is told with the record: another one is a change of the record, whoever writes it. Where the record
-- changed in the same transaction, that is one change.
create function raise_responsible_record() returns trigger
    language plpgsql security definer set search_path = ${flyway:defaultSchema}, pg_temp
as $$
declare
    named record;
begin
    for named in
        select new.record_type as type, new.record_code as code where tg_op <> 'DELETE'
        union
        select old.record_type, old.record_code where tg_op <> 'INSERT'
    loop
        case named.type
            when 'AGREEMENT' then
                update agreement set version = version + 1 where code = named.code and recorded_in <> current_change();
            when 'ROLLOUT' then
                update rollout set version = version + 1 where code = named.code and recorded_in <> current_change();
            when 'MILESTONE' then
                update milestone set note = note where code = named.code and recorded_in <> current_change();
            when 'INSTRUMENT' then
                update instrument set note = note where code = named.code and recorded_in <> current_change();
            else
                update organization set version = version + 1 where code = named.code and recorded_in <> current_change();
        end case;
    end loop;
    return null;
end
$$;
revoke execute on function raise_responsible_record() from public;
create trigger raise_responsible_record after insert or update or delete on responsibility
    for each row execute function raise_responsible_record();

-- Milestones and instruments share the version of their agreement, which the service raises itself, by the end of its
-- transaction; where nobody did, it is raised then.
create function raise_agreement_of_responsible() returns trigger
    language plpgsql security definer set search_path = ${flyway:defaultSchema}, pg_temp
as $$
begin
    update agreement set version = version + 1
    where recorded_in <> current_change() and id in (
        select part.agreement_id
        from (select 'MILESTONE' as type, code, agreement_id from milestone
              union all
              select 'INSTRUMENT', code, agreement_id from instrument) as part
        where (part.type, part.code) in ((new.record_type, new.record_code), (old.record_type, old.record_code)));
    return null;
end
$$;
revoke execute on function raise_agreement_of_responsible() from public;
create constraint trigger raise_agreement_of_responsible after insert or update or delete on responsibility
    deferrable initially deferred for each row execute function raise_agreement_of_responsible();
