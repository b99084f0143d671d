-- What imports ask of the database beside writing.

-- An import that has just written a million rows asks about them next, and the planner still believes that the table is
-- as small as it was. The service owns no table and cannot tell it otherwise.
create or replace function analyze_recorded(recorded text) returns void
    language plpgsql security definer set search_path = autopact, pg_temp
as $$
begin
    if to_regclass(format('%I_history', recorded)) is null then
        raise exception '% is not under history', recorded;
    end if;
    execute format('analyze %I', recorded);
end
$$;
revoke execute on function analyze_recorded(text) from public;
grant execute on function analyze_recorded(text) to ${applicationRole};
