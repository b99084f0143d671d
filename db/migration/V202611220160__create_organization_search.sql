-- Finds an organization by any part of its code, names and aliases, two Chinese characters included. Trigrams cannot: a
-- word of two characters has none. Each term carries its runs of one and of two characters under a plain GIN index; the
-- caller rechecks the term itself.
create function search_term(words text) returns text
    language sql immutable parallel safe
    return lower(normalize(words, NFKC));

-- Procedural, because it is called for every name that is written: twelve times as fast as the same as a query.
create function search_grams(term text) returns text[]
    language plpgsql immutable parallel safe
as $$
declare
    letters constant text[] := string_to_array(term, null);
    grams text[] := letters;
begin
    for i in 2..coalesce(array_length(letters, 1), 0) loop
        grams := grams || (letters[i - 1] || letters[i]);
    end loop;
    return coalesce(grams, '{}');
end
$$;

-- The grams that a term must have to contain the words: the pairs, or the one character where there is no pair.
create function search_needs(words text) returns text[]
    language sql immutable parallel safe
    return (
        select coalesce(array_agg(distinct substr(search_term(words), start, least(2, length(search_term(words))))), '{}')
        from generate_series(1, greatest(1, length(search_term(words)) - 1)) as start);

create table organization_search_term (
    organization_id bigint not null references organization on delete cascade,
    term text not null,
    grams text[] not null generated always as (search_grams(term)) stored,
    primary key (organization_id, term)
);
create index organization_search_term_grams on organization_search_term using gin (grams);
grant select on organization_search_term to ${applicationRole};

create function refresh_organization_search() returns trigger
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
create trigger refresh_search_insert after insert on organization referencing new table as new_rows
    for each statement execute function refresh_organization_search('id');
create trigger refresh_search_update after update on organization referencing new table as new_rows
    for each statement execute function refresh_organization_search('id');
create trigger refresh_search_insert after insert on organization_alias referencing new table as new_rows
    for each statement execute function refresh_organization_search('organization_id');
create trigger refresh_search_update after update on organization_alias referencing new table as new_rows
    for each statement execute function refresh_organization_search('organization_id');
create trigger refresh_search_delete after delete on organization_alias referencing old table as old_rows
    for each statement execute function refresh_organization_search('organization_id');
