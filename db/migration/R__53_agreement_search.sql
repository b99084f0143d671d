-- The words that agreements are found by are kept beside them: number, titles and wording.

-- Keeps the words that agreements are found by.
create or replace function refresh_agreement_search() returns trigger
    language plpgsql security definer set search_path = autopact, pg_temp
as $$
begin
    if tg_op = 'UPDATE' then
        delete from agreement_search_term as known
        using new_rows
        where known.agreement_id = new_rows.id
          and known.term not in (
              select search_folded(word)
              from unnest(array[new_rows.code, new_rows.title_zh, new_rows.title_en, new_rows.wording_zh, new_rows.wording_en]) as word
              where word is not null);
    end if;
    insert into agreement_search_term (agreement_id, term)
    select new_rows.id, search_folded(word)
    from new_rows
    cross join unnest(array[new_rows.code, new_rows.title_zh, new_rows.title_en, new_rows.wording_zh, new_rows.wording_en]) as word
    where word is not null
    on conflict do nothing;
    return null;
end
$$;
create or replace trigger refresh_search_insert after insert on agreement referencing new table as new_rows
    for each statement execute function refresh_agreement_search();
create or replace trigger refresh_search_update after update on agreement referencing new table as new_rows
    for each statement execute function refresh_agreement_search();
