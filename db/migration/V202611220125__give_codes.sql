-- A code is the public identity of a record and is never given again: not after its record was deleted either. Whoever
-- holds an old link must not find another record behind it.
create table retired_code (
    record_kind text not null,
    code text collate "C" not null,
    retired_in bigint not null default current_change() references change,
    primary key (record_kind, code)
);
grant select on retired_code to ${applicationRole};

create function retire_code() returns trigger
    language plpgsql security definer set search_path = autopact, pg_temp
as $$
begin
    insert into retired_code (record_kind, code) select tg_argv[0], code from old_rows on conflict do nothing;
    return null;
end
$$;

create function refuse_retired_code() returns trigger
    language plpgsql security definer set search_path = autopact, pg_temp
as $$
begin
    if exists (
        select from new_rows
        join retired_code on retired_code.record_kind = tg_argv[0] and retired_code.code = new_rows.code)
    then
        raise exception 'the code was given once' using errcode = 'unique_violation', constraint = 'retired_code_pkey';
    end if;
    return null;
end
$$;
revoke execute on function retire_code(), refuse_retired_code() from public;

-- Lets no code of a table's records be given again.
create procedure retire_codes_of(recorded text, kind text)
    language plpgsql
as $$
begin
    execute format('create trigger retire_code after delete on %I referencing old table as old_rows
        for each statement execute function retire_code(%L)', recorded, kind);
    execute format('create trigger refuse_retired_code after insert on %I referencing new table as new_rows
        for each statement execute function refuse_retired_code(%L)', recorded, kind);
end
$$;

-- The last number that was made for each kind of record and year.
create table record_number (
    record_kind text not null,
    year integer not null,
    last integer not null,
    primary key (record_kind, year)
);
grant select, insert, update on record_number to ${applicationRole};
