-- Who is responsible for a record from now on: takes away who is not any more, adds who was not; what stays as it is keeps its row.
with wanted as (
    select person.id as person_id, said.role, said.valid_from, said.valid_until
    from unnest(cast(:people as text[]), cast(:roles as text[]), cast(:from as date[]), cast(:until as date[]))
        as said (person, role, valid_from, valid_until)
    join person on person.code = said.person
),
gone as (
    delete from responsibility as known
    where known.record_type = :type and known.record_code = :code
      and not exists (
          select from wanted
          where wanted.person_id = known.person_id and wanted.role = known.role
            and wanted.valid_from is not distinct from known.valid_from)
)
insert into responsibility as known (record_type, record_code, person_id, role, valid_from, valid_until)
select :type, :code, person_id, role, valid_from, valid_until from wanted
on conflict on constraint responsibility_key do update set valid_until = excluded.valid_until
where known.valid_until is distinct from excluded.valid_until
