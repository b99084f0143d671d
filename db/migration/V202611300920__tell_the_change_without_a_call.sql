-- Every row that is written asks for the change it belongs to, a million rows a million times. The owner's rights take only the first
-- of a transaction, which makes the change: what is known by then is told within the statement that asks.
create function change_of_row() returns bigint
    language sql volatile
    return case
        when split_part(current_setting('autopact.change', true), ':', 1) = pg_current_xact_id()::text
            then split_part(current_setting('autopact.change', true), ':', 2)::bigint
        else current_change()
    end;

do $$
declare
    given record;
begin
    for given in
        select taken.attrelid::regclass as recorded, taken.attname as name
        from pg_depend as used
        join pg_attrdef as preset on preset.oid = used.objid
        join pg_attribute as taken on taken.attrelid = preset.adrelid and taken.attnum = preset.adnum
        where used.classid = 'pg_attrdef'::regclass and used.refclassid = 'pg_proc'::regclass
          and used.refobjid = 'current_change()'::regprocedure
    loop
        execute format('alter table %s alter column %I set default change_of_row()', given.recorded, given.name);
    end loop;
end
$$;
