-- Names this register, so that a cursor or an export of another one is recognised, and remembers which portfolio it was
-- born with, so that a later start does not load it twice. The key signs list cursors, so that a forged one is recognised
-- by every instance.
grant usage on schema ${flyway:defaultSchema} to ${applicationRole};

create table register (
    id uuid not null default gen_random_uuid(),
    has_reference_data boolean not null default false,
    portfolio text,
    cursor_key bytea not null
        default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'),
    -- The cluster that the numbers of the transactions belong to. A copy that was restored elsewhere counts anew, and then
    -- all that it brought along was there before: see afterMigrate.
    cluster text,
    singleton boolean primary key default true check (singleton)
);
insert into register default values;
grant select, update on register to ${applicationRole};

-- One sequence feeds every surrogate key. It is drawn in blocks of 50, so that a service asks for keys once per block.
create sequence record_seq increment by 50;
grant usage on sequence record_seq to ${applicationRole};
