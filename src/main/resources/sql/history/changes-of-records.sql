-- What changed of the records asked about within a span, the latest change first.
select asked.code as record_code, told.record_kind, told.at, told.actor, told.via, told.reason, told.change,
    told.after_state, told.before_state
from unnest(cast(:kinds as text[]), cast(:ids as bigint[]), cast(:codes as text[])) as asked (kind, id, code)
join told_change as told on told.record_kind = asked.kind and told.record_id = asked.id
where told.at >= :from and told.at < :before
order by told.position desc
limit :most
