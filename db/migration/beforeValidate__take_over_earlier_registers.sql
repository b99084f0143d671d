-- Runs at every start, before Flyway compares what a register went through with what is here. Registers that builds before
-- the first release made went through other versioned migrations, which left the very tables that those of now make. One
-- whose history is exactly theirs goes on from there: the history then begins with that point as its baseline, and the
-- functions and views are made anew. Any other is refused, and nothing of it was changed.
do $$
declare
    history constant text := '${flyway:defaultSchema}.${flyway:table}';
    -- All that there was, and the one build before tokens were limited to addresses.
    all_of_them constant text := '436875a6cb1f8d3d467d81c4d7d9149b';
    all_but_the_last constant text := '0da47192d0556efeaf3148fdcac96e38';
    went_through text;
    newest text;
begin
    if to_regclass(history) is null then
        return;
    end if;
    -- One of several instances that start together.
    perform pg_advisory_xact_lock(hashtext(history));
    execute format($sql$
        select md5(string_agg(version || ' ' || checksum, ',' order by version)
                filter (where type = 'SQL' and success and version <= '202611291900')), max(version)
        from %s
        where version is not null
        having bool_or(version = '202611220160')$sql$, history)
    into went_through, newest;
    if newest is null then
        return;
    end if;
    if newest > '202611291900' or went_through not in (all_of_them, all_but_the_last) then
        raise exception 'this register was made by a build from before the first release (its schema is that of %); export '
            'portfolio.zip with the version that made it, and import it into a new register', newest;
    end if;
    if went_through = all_but_the_last then
        alter table ${flyway:defaultSchema}.api_token add column addresses text[] not null default '{}', add column actor text;
        update ${flyway:defaultSchema}.api_token as token
        set actor = token.name || case
            when exists (
                select from ${flyway:defaultSchema}.api_token as earlier where earlier.name = token.name and earlier.id < token.id)
            then ' (' || token.code || ')'
            else ''
        end;
        alter table ${flyway:defaultSchema}.api_token alter column actor set not null;
    end if;
    drop function if exists ${flyway:defaultSchema}.agreement_offers(bigint[], date[]);
    execute format($sql$
        delete from %1$s;
        insert into %1$s (installed_rank, version, description, type, script, installed_by, execution_time, success)
        values (1, '202611291900', 'register of an earlier build', 'BASELINE', 'beforeValidate__take_over_earlier_registers.sql',
            current_user, 0, true)$sql$, history);
end
$$;
