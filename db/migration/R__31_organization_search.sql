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
    select id, search_folded(code) from organization where id = any (ids)
    union
    select id, search_folded(name_zh) from organization where id = any (ids)
    union
    select id, search_folded(name_en) from organization where id = any (ids)
    union
    select organization_id, search_folded(alias) from organization_alias where organization_id = any (ids)
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

-- What is left of a name without signs and without the words that only say that it is a company.
create or replace function organization_name_core(name text) returns text
    language sql immutable parallel safe
    return btrim(regexp_replace(regexp_replace(
        search_folded(name), '[!-/:-@\[-`{-~·・、。，]', ' ', 'g'),
        '(股份|有限|责任|公司|集团|控股|\y(co|ltd|limited|inc|corp|corporation|company|group|holding|holdings|ag|gmbh|plc)\y|\s)+', ' ', 'g'));

-- The organizations that are called so, but for signs, spaces and the words that only say that it is a company.
create or replace function organizations_called(name text) returns setof bigint
    language sql stable parallel safe
begin atomic
    select distinct known.organization_id
    from organization_search_term as known
    where organization_name_core(name) <> ''
      and known.grams @> array(
          select unnest(search_needs(word)) from string_to_table(organization_name_core(name), ' ') as word)
      and replace(organization_name_core(known.term), ' ', '') = replace(organization_name_core(name), ' ', '');
end;

-- The same of the names on many lines at once, three for each name: every name that is known is looked at once.
create or replace function organizations_called_on(lines bigint[], names text[]) returns table (line bigint, organization_id bigint)
    language sql stable parallel safe
begin atomic
    with known as materialized (
        select replace(organization_name_core(term.term), ' ', '') as core,
            (array_agg(distinct term.organization_id))[1:3] as ids
        from organization_search_term as term
        where cardinality(lines) > 0
        group by 1
    ), wanted as materialized (
        select asked.line, replace(organization_name_core(asked.name), ' ', '') as core
        from unnest(lines, names) as asked (line, name)
    )
    select distinct wanted.line, called.id
    from wanted
    join known on known.core = wanted.core
    cross join lateral unnest(known.ids) as called (id)
    where wanted.core <> '';
end;
