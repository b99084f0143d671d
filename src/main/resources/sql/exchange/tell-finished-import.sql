-- Tells that an import has ended, where its transaction has written anything into the register.
insert into finished_import (code, data_set, rows_zh, rows_en, inserted, updated, unchanged)
select cast(:job as text), cast(:dataSet as text), cast(:rowsZh as text), cast(:rowsEn as text), cast(:inserted as bigint),
    cast(:updated as bigint), cast(:unchanged as bigint)
where exists (
    select from change
    join change_item as item on item.change_id = change.id
    where change.transaction_id = pg_current_xact_id())
