-- Lets the events that name one record, or were at which one organization was, name another; each once.
with doubled as (
    delete from event_record as about
    where about.record_type = :type and about.record_code = :from
      and exists (
          select from event_record as known
          where known.event_id = about.event_id and known.record_type = :type and known.record_code = :into)
    returning about.event_id
), named as (
    update event_record as about set record_code = :into
    where about.record_type = :type and about.record_code = :from
      and not exists (
          select from event_record as known
          where known.event_id = about.event_id and known.record_type = :type and known.record_code = :into)
    returning about.event_id
), doubled_there as (
    delete from event_organization as there
    where :party and there.organization = :from
      and exists (
          select from event_organization as known where known.event_id = there.event_id and known.organization = :into)
    returning there.event_id
), moved_there as (
    update event_organization as there set organization = :into
    where :party and there.organization = :from
      and not exists (
          select from event_organization as known where known.event_id = there.event_id and known.organization = :into)
    returning there.event_id
), touched as (
    select event_id, 'about' as member from doubled
    union
    select event_id, 'about' from named
    union
    select event_id, 'organizations' from doubled_there
    union
    select event_id, 'organizations' from moved_there
), raised as (
    update event set version = version + 1
    where id in (select event_id from touched)
    returning id, code
)
select raised.code, touched.member
from raised
join touched on touched.event_id = raised.id
order by raised.code, touched.member
