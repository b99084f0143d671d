-- Who changed what, when, from what to what: written by the database itself, in the writer's own transaction, whichever
-- way the write comes (API, import, hand-written SQL). The service's role can read all of this and change none of it.

-- One row per transaction that changed anything.
create table change (
    id bigint primary key,
    at timestamptz not null default clock_timestamp(),
    actor text not null,
    via text not null,
    action text,
    reason text,
    transaction_id xid8 not null default pg_current_xact_id()
);
create sequence change_seq;
-- Changes since a moment are found by their transactions: those numbers tell what could be seen then.
create index change_transaction on change (transaction_id);

-- One narrow row per record that the transaction touched. The position is drawn after the row's lock, so that the
-- positions of one record rise with its versions.
create table change_item (
    record_kind text not null,
    record_id bigint not null,
    change_id bigint not null references change,
    operation text not null check (operation in ('CREATED', 'UPDATED', 'DELETED')),
    position bigint not null,
    primary key (record_kind, record_id, change_id)
);
create sequence change_item_seq;
create index change_item_position on change_item (position);
create index change_item_change on change_item (change_id);

grant select on change, change_item to ${applicationRole};

-- The change that this transaction belongs to; the first caller in a transaction makes it. The service says who acts by
-- way of transaction-local settings; where none are set, it was hand-written SQL by the session's login.
create function current_change() returns bigint
    language plpgsql volatile security definer set search_path = autopact, pg_temp
as $$
declare
    known text := current_setting('autopact.change', true);
    transaction_id text := pg_current_xact_id()::text;
    fresh bigint;
begin
    if split_part(known, ':', 1) = transaction_id then
        return split_part(known, ':', 2)::bigint;
    end if;
    insert into change (id, actor, via, action, reason)
    values (
        nextval('change_seq'),
        coalesce(nullif(current_setting('autopact.actor', true), ''), session_user),
        coalesce(nullif(current_setting('autopact.via', true), ''), 'SQL'),
        nullif(current_setting('autopact.action', true), ''),
        nullif(current_setting('autopact.reason', true), ''))
    returning id into fresh;
    perform set_config('autopact.change', transaction_id || ':' || fresh, true);
    return fresh;
end
$$;

-- Every row carries the change that wrote its present state.
create function stamp_change() returns trigger
    language plpgsql
as $$
begin
    new.recorded_in := ${flyway:defaultSchema}.current_change();
    return new;
end
$$;
-- Nobody but the owner hangs it on a table.
revoke execute on function stamp_change() from public;

-- Puts a table under history: a typed table beside it for the rows that were, a view over all versions, and the triggers.
-- Called again after a column was added, it brings the history table and the view up to date.
--   recorded: the table; it has a column recorded_in
--   kind: what kind of record its rows are, or are parts of
--   key: the column that names the record: id in the record's own table, a reference in a part's
-- Its statements are planned once for each table and connection, because each table has a trigger function of its own with
-- its columns written out.
create procedure keep_history(recorded text, kind text, key text)
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

-- All records of a table that there ever were, the deleted ones as they were last: the history of other records names them.
create procedure keep_ever(recorded text)
    language plpgsql
as $$
declare
    columns text;
begin
    select string_agg(quote_ident(attname), ', ' order by attnum) into columns
    from pg_attribute where attrelid = recorded::regclass and attnum > 0 and not attisdropped;
    execute format(
        'create or replace view %1$I as
         select %4$s from %2$I
         union all
         select %4$s from (
             select distinct on (id) %4$s from %3$I as gone
             where not exists (select from %2$I as live where live.id = gone.id)
             order by id, replaced_in desc) as deleted',
        recorded || '_ever', recorded, recorded || '_history', columns);
    execute format('grant select on %I to ${applicationRole}', recorded || '_ever');
end
$$;
