-- That an import has ended and has written something: told by the change feed, from the transaction that wrote it. What was done
-- with each file that was sent stands in import_job.
create table finished_import (
    id bigint primary key default nextval('record_seq'),
    -- That of the job.
    code text collate "C" not null unique check (length(code) between 1 and 80),
    data_set text not null,
    rows_zh text not null,
    rows_en text not null,
    inserted bigint not null,
    updated bigint not null,
    unchanged bigint not null,
    recorded_in bigint not null default current_change()
);
call keep_history('finished_import', 'IMPORT', 'id');
