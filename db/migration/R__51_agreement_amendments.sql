-- What follows from the amendments of an agreement stands beside it, so that the many that nothing amends are read without
-- looking, and lists sort by it.

-- The expiry that amendments agreed last; null where none did.
create or replace function last_agreed_expiry(of_agreement bigint) returns date
    language sql stable
begin atomic
    select amendment.expires_on
    from amendment
    where amendment.agreement_id = of_agreement and amendment.expires_on is not null
    order by amendment.effective_on desc, amendment.number desc
    limit 1;
end;

-- Keeps the expiry agreed last beside the agreement, to sort and search by.
create or replace function follow_expiry() returns trigger
    language plpgsql
as $$
begin
    new.agreed_until := new.expires_on;
    if new.amended then
        new.agreed_until := coalesce(${flyway:defaultSchema}.last_agreed_expiry(new.id), new.expires_on);
    end if;
    return new;
end
$$;
create or replace trigger follow_expiry before insert or update on agreement for each row execute function follow_expiry();

-- Keeps beside the agreement whether anything amends it, and the expiry agreed last.
create or replace function follow_amendments() returns trigger
    language plpgsql security definer set search_path = autopact, pg_temp
as $$
declare
    touched constant text := case when tg_op = 'DELETE' then 'old_rows' else 'new_rows' end;
    ids bigint[];
begin
    execute format('select array_agg(distinct agreement_id) from %I', touched) into ids;
    update agreement
    set amended = exists (select from amendment where amendment.agreement_id = agreement.id)
    where id = any (ids)
      and (amended, agreed_until) is distinct from (
          exists (select from amendment where amendment.agreement_id = agreement.id),
          coalesce(last_agreed_expiry(id), expires_on));
    return null;
end
$$;
create or replace trigger follow_insert after insert on amendment referencing new table as new_rows
    for each statement execute function follow_amendments();
create or replace trigger follow_update after update on amendment referencing new table as new_rows
    for each statement execute function follow_amendments();
create or replace trigger follow_delete after delete on amendment referencing old table as old_rows
    for each statement execute function follow_amendments();
