-- Changes that can be seen in one snapshot and could not be in another, in the order of their positions, with the record
-- that each is of. What narrows them narrows beforehand: whom a change concerns is told exactly beside it.
select told.position, told.transaction_id::text as transaction_id,
    md5(register.id || '/' || told.position || '/' || extract(epoch from told.at))::uuid as event_id,
    told.record_kind, told.operation, told.at, told.actor, told.via, told.reason, told.change,
    told.after_state, told.before_state,
    identity.type, identity.code, identity.version,
    array(
        select distinct organization.code
        from record_concern as concern
        join organization_ever as organization on organization.id = concern.organization_id
        where concern.record_kind = told.record_kind and concern.record_id = told.record_id
          and (concern.made_in is null
              or held(concern.made_in, concern.unmade_in, changes_until(told.record_kind, told.record_id, told.position))
              or held(concern.made_in, concern.unmade_in, changes_until(told.record_kind, told.record_id, told.position - 1)))
        order by organization.code) as organizations
from register
cross join (
    select known.*
    from told_change as known
    -- Where the window begins is found by its transactions, whatever plan the rest is given.
    where known.position > greatest(:after, (
        select min(begun.position) - 1
        from (
            select item.position
            from change
            join change_item as item on item.change_id = change.id
            where change.transaction_id >= pg_snapshot_xmin(cast(:since as pg_snapshot))
            offset 0) as begun))
      and pg_visible_in_snapshot(known.transaction_id, cast(:until as pg_snapshot))
      and (cast(:since as text) is null
          or known.transaction_id >= pg_snapshot_xmin(cast(:since as pg_snapshot))
              and not pg_visible_in_snapshot(known.transaction_id, cast(:since as pg_snapshot)))
      and known.record_kind = any (:kinds)
      and (cast(:from as timestamptz) is null or known.at >= :from)
      and (cast(:to as timestamptz) is null or known.at < :to)
      and (cast(:by as text) is null or known.actor = :by)
      and (cast(:codes as text[]) is null or (known.record_kind, known.record_id) in (
          select identity.record_kind, identity.record_id
          from record_identity as identity
          where (identity.type, identity.code) in (
              select asked.type, asked.code from unnest(cast(:types as text[]), cast(:codes as text[])) as asked (type, code))))
      and (cast(:organizations as text[]) is null or (known.record_kind, known.record_id) in (
          select concern.record_kind, concern.record_id
          from record_concern as concern
          join organization on organization.id = concern.organization_id
          where organization.code = any (:organizations)))
    order by known.position
    limit :most) as told
left join lateral (
    select identity.type, identity.code, identity.version
    from record_identity as identity
    where identity.record_kind = told.record_kind and identity.record_id = told.record_id
      and held(identity.made_in, identity.unmade_in, changes_until(
          told.record_kind, told.record_id, case when told.operation = 'DELETED' then told.position - 1 else told.position end))
    limit 1) as identity on true
order by told.position
