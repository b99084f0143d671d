-- Lets those who are responsible for one record be so for another. Who is recorded of both in the same role from the same day is
-- so once, for the longer of the two.
with both_have as materialized (
    select held.id, known.id as known_id, held.valid_until
    from responsibility as held
    join responsibility as known on (known.record_type, known.record_code) = (held.record_type, cast(:into as text))
        and (known.person_id, known.role) = (held.person_id, held.role) and known.valid_from is not distinct from held.valid_from
    where held.record_type = :type and held.record_code = cast(:from as text)
), longer as (
    update responsibility as known set valid_until = both_have.valid_until
    from both_have
    where known.id = both_have.known_id
      and coalesce(known.valid_until, 'infinity') < coalesce(both_have.valid_until, 'infinity')
), told_once as (
    delete from responsibility where id in (select both_have.id from both_have)
)
update responsibility set record_code = cast(:into as text)
where record_type = :type and record_code = cast(:from as text) and id not in (select both_have.id from both_have)
