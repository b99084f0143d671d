-- Runs at every start. A versioned migration that drops a table drops the functions and views over it and all that use them:
-- before it is run, Flyway is made to take every repeatable migration for changed, so that all of them are made anew.
do $$
declare
    history constant text := '${flyway:defaultSchema}.${flyway:table}';
    -- The last migration that drops any.
    dropping constant text := '202611300930';
    is_there boolean;
begin
    if to_regclass(history) is null then
        return;
    end if;
    execute format('select exists (select from %s where version = $1 and success)', history) into is_there using dropping;
    if not is_there then
        execute format('update %s set checksum = 0 where version is null and type = ''SQL''', history);
    end if;
end
$$;
