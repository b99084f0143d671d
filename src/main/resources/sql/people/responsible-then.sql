-- Who was responsible for records of one type at a date, owners first.
select held.record_code, person.code as person, held.role
from responsibility as held
join person on person.id = held.person_id
where held.record_type = :type and held.record_code = any (cast(:codes as text[]))
  and holds_since_ever_at(held.valid_from, held.valid_until, cast(:asOf as date))
order by held.record_code, held.role desc, person.code
