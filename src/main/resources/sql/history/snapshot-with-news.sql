-- What can be seen now, where there is a change in it that could not be seen in an earlier snapshot.
select pg_current_snapshot()::text
where exists (
    select from change
    where change.transaction_id >= pg_snapshot_xmin(cast(:since as pg_snapshot))
      and not pg_visible_in_snapshot(change.transaction_id, cast(:since as pg_snapshot)))
