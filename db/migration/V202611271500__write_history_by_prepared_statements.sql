-- The history is written by statements that the database plans once for each table and connection. One trigger function
-- for all tables put its statements together as text, and so had them planned for each statement of each write, which took
-- more than writing the history did. Each table under history now has a function of its own, with its columns written out.

-- That a table of the history is there already is no news.
set local client_min_messages = warning;

create or replace procedure keep_history(recorded text, kind text, key text)
    language plpgsql
as $$
declare
    history constant text := recorded || '_history';
    versions constant text := recorded || '_versions';
    note constant text := 'note_change_of_' || recorded;
    missing record;
    columns text;
begin
    execute format('create table if not exists %I (replaced_in bigint not null references change)', history);
    for missing in
        select attname, format_type(atttypid, atttypmod) as type
        from pg_attribute as live
        where attrelid = recorded::regclass and attnum > 0 and not attisdropped
          and not exists (
              select from pg_attribute as kept
              where kept.attrelid = history::regclass and kept.attname = live.attname and not kept.attisdropped)
        order by attnum
    loop
        execute format('alter table %I add column %I %s', history, missing.attname, missing.type);
    end loop;
    execute format('create index if not exists %I on %I (%I, replaced_in)', history || '_key', history, key);

    select string_agg(quote_ident(attname), ', ' order by attnum) into columns
    from pg_attribute where attrelid = recorded::regclass and attnum > 0 and not attisdropped;
    execute format(
        'create or replace view %I as select null::bigint as replaced_in, %s from %I union all select replaced_in, %s from %I',
        versions, columns, recorded, columns, history);

    -- Keeps the rows that a statement replaced or removed, and notes the records it touched. A state that began and ended
    -- within one transaction was never seen and is not kept.
    execute format($function$
        create or replace function %1$I() returns trigger
            language plpgsql security definer set search_path = %6$I, pg_temp
        as $body$
        declare
            this_change bigint;
        begin
            if tg_op = 'INSERT' then
                if not exists (select from new_rows) then
                    return null;
                end if;
                this_change := current_change();
                insert into change_item as item (record_kind, record_id, change_id, operation, position)
                select %4$L, record.id, this_change, %5$L, nextval('change_item_seq')
                from (select distinct %3$I as id from new_rows) as record
                on conflict (record_kind, record_id, change_id) do nothing;
                return null;
            end if;
            if not exists (select from old_rows) then
                return null;
            end if;
            this_change := current_change();
            insert into %2$I (%7$s, replaced_in)
            select %7$s, this_change from old_rows where recorded_in <> this_change;
            if tg_op = 'UPDATE' then
                insert into change_item as item (record_kind, record_id, change_id, operation, position)
                select %4$L, record.id, this_change, 'UPDATED', nextval('change_item_seq')
                from (select distinct %3$I as id from new_rows) as record
                on conflict (record_kind, record_id, change_id) do nothing;
            else
                insert into change_item as item (record_kind, record_id, change_id, operation, position)
                select %4$L, record.id, this_change, %8$L, nextval('change_item_seq')
                from (select distinct %3$I as id from old_rows) as record
                on conflict (record_kind, record_id, change_id) do update
                    set operation = excluded.operation where excluded.operation = 'DELETED';
            end if;
            return null;
        end
        $body$
        $function$,
        note, history, key, kind, case when key = 'id' then 'CREATED' else 'UPDATED' end, current_schema(), columns,
        case when key = 'id' then 'DELETED' else 'UPDATED' end);
    -- Nobody but the owner hangs it on a table: with it, a table of one's own could write into the history of this one.
    execute format('revoke execute on function %I() from public', note);

    execute format('create or replace trigger stamp_change before update on %I for each row execute function stamp_change()', recorded);
    execute format('create or replace trigger note_insert after insert on %I referencing new table as new_rows
        for each statement execute function %I()', recorded, note);
    execute format('create or replace trigger note_update after update on %I referencing old table as old_rows new table as new_rows
        for each statement execute function %I()', recorded, note);
    execute format('create or replace trigger note_delete after delete on %I referencing old table as old_rows
        for each statement execute function %I()', recorded, note);

    -- The service writes every column but the one that says by which change: that is the triggers' alone.
    select string_agg(quote_ident(attname), ', ' order by attnum) into columns
    from pg_attribute
    where attrelid = recorded::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'recorded_in';
    execute format('grant select, delete, insert (%s), update (%s) on %I to ${applicationRole}', columns, columns, recorded);
    execute format('grant select on %I, %I to ${applicationRole}', history, versions);
end
$$;

-- All tables under history, with the kind and the key that their triggers say.
do $$
declare
    kept record;
begin
    for kept in
        select trigger.tgrelid::regclass::text as recorded, arguments.given
        from pg_trigger as trigger
        cross join lateral (select string_to_array(encode(trigger.tgargs, 'escape'), '\000') as given) as arguments
        where trigger.tgname = 'note_insert' and trigger.tgfoid = 'note_change'::regproc
        order by 1
    loop
        call keep_history(kept.recorded, kept.given[1], kept.given[2]);
    end loop;
end
$$;
drop function note_change();

-- Whether an organization was merged away is asked by a statement that is planned once, too.
create or replace procedure refuse_merged_in(recorded text, reference text)
    language plpgsql
as $$
declare
    refuse constant text := 'refuse_merged_in_' || recorded || '_' || reference;
begin
    execute format($function$
        create or replace function %1$I() returns trigger
            language plpgsql set search_path = %3$I, pg_temp
        as $body$
        declare
            merged text;
        begin
            select organization.code into merged
            from new_rows
            join organization on organization.id = new_rows.%2$I
            where organization.merged_into_id is not null
            limit 1;
            if merged is not null then
                raise exception 'the organization %% was merged into another', merged
                    using errcode = 'foreign_key_violation', constraint = 'refuse_merged';
            end if;
            return null;
        end
        $body$
        $function$,
        refuse, reference, current_schema());
    execute format('create or replace trigger refuse_merged_%2$s_insert after insert on %1$I referencing new table as new_rows
        for each statement execute function %3$I()', recorded, reference, refuse);
    execute format('create or replace trigger refuse_merged_%2$s_update after update on %1$I referencing new table as new_rows
        for each statement execute function %3$I()', recorded, reference, refuse);
end
$$;
do $$
declare
    kept record;
begin
    for kept in
        select trigger.tgrelid::regclass::text as recorded,
            (string_to_array(encode(trigger.tgargs, 'escape'), '\000'))[1] as reference
        from pg_trigger as trigger
        where trigger.tgname like 'refuse\_merged\_%\_insert' and trigger.tgfoid = 'refuse_merged'::regproc
        order by 1, 2
    loop
        call refuse_merged_in(kept.recorded, kept.reference);
    end loop;
end
$$;
drop function refuse_merged();
