-- What records are called in Chinese, now or when they were last there; those that have no name are not told.
select asked.kind, asked.code, coalesce(named.state ->> 'nameZh', named.state ->> 'titleZh', named.state ->> 'titleEn') as name
from unnest(cast(:kinds as text[]), cast(:codes as text[])) as asked (kind, code)
cross join lateral (
    select record_state(identity.record_kind, identity.record_id, changes_until(identity.record_kind, identity.record_id, last.position)) as state
    from record_identity as identity
    cross join lateral (
        select max(item.position) as position
        from change_item as item
        where item.record_kind = identity.record_kind and item.record_id = identity.record_id and item.operation <> 'DELETED') as last
    where identity.record_kind = asked.kind and identity.code = asked.code
    limit 1) as named
where coalesce(named.state ->> 'nameZh', named.state ->> 'titleZh', named.state ->> 'titleEn') is not null
