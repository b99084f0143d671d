-- The words that organizations are found by are kept beside them: code, names and aliases.

-- Keeps the words that organizations are found by.
create or replace function refresh_organization_search() returns trigger
    language plpgsql security definer set search_path = autopact, pg_temp
as $$
declare
    key constant text := tg_argv[0];
    touched constant text := case when tg_op = 'DELETE' then 'old_rows' else 'new_rows' end;
    ids bigint[];
begin
    execute format('select array_agg(distinct %I) from %I', key, touched) into ids;
    delete from organization_search_term where organization_id = any (ids) and tg_op <> 'INSERT';
    insert into organization_search_term (organization_id, term)
    select id, search_term(code) from organization where id = any (ids)
    union
    select id, search_term(name_zh) from organization where id = any (ids)
    union
    select id, search_term(name_en) from organization where id = any (ids)
    union
    select organization_id, search_term(alias) from organization_alias where organization_id = any (ids)
    on conflict do nothing;
    return null;
end
$$;
create or replace trigger refresh_search_insert after insert on organization referencing new table as new_rows
    for each statement execute function refresh_organization_search('id');
create or replace trigger refresh_search_update after update on organization referencing new table as new_rows
    for each statement execute function refresh_organization_search('id');
create or replace trigger refresh_search_insert after insert on organization_alias referencing new table as new_rows
    for each statement execute function refresh_organization_search('organization_id');
create or replace trigger refresh_search_update after update on organization_alias referencing new table as new_rows
    for each statement execute function refresh_organization_search('organization_id');
create or replace trigger refresh_search_delete after delete on organization_alias referencing old table as old_rows
    for each statement execute function refresh_organization_search('organization_id');
