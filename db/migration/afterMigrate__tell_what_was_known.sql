-- Runs at every start. What the register said at an instant is answered by the very functions that answer what it says now:
-- the schema autopact_known has a view for each table with history, by the table's own name, of the rows that were recorded
-- at the instant autopact.known_at; and every function and view over those tables stands in it a second time, made from the
-- definition of the first, so that its names mean those views. With that schema first in its search path a transaction asks
-- what was known. It is made anew whenever anything that it is made from has changed.
do $$
declare
    present constant text := '${flyway:defaultSchema}';
    known constant text := present || '_known';
    -- Raised with every change of this file.
    edition constant text := '1';
    made_from text;
    piece record;
    remaining bigint[];
    definition text;
begin
    perform pg_advisory_xact_lock(hashtext(known));
    select edition || md5(string_agg(stated.what, ',' order by stated.what)) into made_from
    from (
        select routine.oid || '/' || routine.xmin as what from pg_proc as routine where routine.pronamespace = present::regnamespace
        union all
        select view.oid || '/' || view.xmin from pg_class as view where view.relnamespace = present::regnamespace and view.relkind = 'v'
        union all
        select member.attrelid || '/' || member.attname
        from pg_attribute as member
        join pg_class as recorded on recorded.oid = member.attrelid and recorded.relkind = 'r'
        where recorded.relnamespace = present::regnamespace and member.attnum > 0 and not member.attisdropped) as stated;
    if obj_description(to_regnamespace(known), 'pg_namespace') = made_from then
        return;
    end if;

    set local client_min_messages = warning;
    execute format('drop schema if exists %I cascade', known);
    execute format('create schema %I', known);
    for piece in
        select recorded.relname as name,
            string_agg(format('version.%I%s as %1$I', member.attname,
                case when member.attcollation <> 0 then format(' collate %I', (
                    select rule.collname from pg_collation as rule where rule.oid = member.attcollation)) else '' end),
                ', ' order by member.attnum) as columns
        from pg_class as recorded
        join pg_attribute as member on member.attrelid = recorded.oid and member.attnum > 0 and not member.attisdropped
        where recorded.relnamespace = present::regnamespace and recorded.relkind = 'r'
          and to_regclass(format('%I.%I', present, recorded.relname || '_versions')) is not null
        group by recorded.relname
    loop
        execute format('
            create view %1$I.%2$I as
            select %5$s
            from %3$I.%4$I as version
            join %3$I.change as made on made.id = version.recorded_in
            left join %3$I.change as unmade on unmade.id = version.replaced_in
            where made.at <= (select current_setting(%6$L)::timestamptz)
              and (unmade.at is null or unmade.at > (select current_setting(%6$L)::timestamptz))',
            known, piece.name, present, piece.name || '_versions', piece.columns, 'autopact.known_at');
        execute format('
            create view %1$I.%2$I as select null::bigint as replaced_in, known.* from %1$I.%3$I as known',
            known, piece.name || '_versions', piece.name);
    end loop;

    -- All that reads, each kept apart from what it needs.
    create temporary table known_part on commit drop as
        select 'pg_proc'::regclass as kind, routine.oid as part
        from pg_proc as routine
        where routine.pronamespace = present::regnamespace and routine.prosqlbody is not null and routine.provolatile <> 'v'
        union all
        select 'pg_class'::regclass, view.oid
        from pg_class as view
        where view.relnamespace = present::regnamespace and view.relkind = 'v' and view.relname !~ '_(versions|ever)$';
    create temporary table known_need on commit drop as
        select distinct case when rule.ev_class is null then 'pg_proc' else 'pg_class' end::regclass as kind,
            coalesce(rule.ev_class, need.objid) as part,
            case when need.refclassid = 'pg_type'::regclass then 'pg_class'::regclass else need.refclassid::regclass end as needed_kind,
            coalesce(rows_of.typrelid, need.refobjid) as needed
        from pg_depend as need
        left join pg_rewrite as rule on need.classid = 'pg_rewrite'::regclass and rule.oid = need.objid
        left join pg_type as rows_of on need.refclassid = 'pg_type'::regclass and rows_of.oid = need.refobjid
        where need.classid in ('pg_proc'::regclass, 'pg_rewrite'::regclass)
          and need.refclassid in ('pg_proc'::regclass, 'pg_class'::regclass, 'pg_type'::regclass);
    -- What leads to a table with history, over however many others.
    with recursive concerned as (
        select 'pg_class'::regclass as kind, recorded.oid as part
        from pg_class as recorded
        where recorded.relnamespace = present::regnamespace
          and to_regclass(format('%I.%I', known, recorded.relname)) is not null
        union
        select need.kind, need.part
        from concerned
        join known_need as need on need.needed_kind = concerned.kind and need.needed = concerned.part and need.part <> need.needed
        join known_part as part on part.kind = need.kind and part.part = need.part
    )
    delete from known_part
    where not exists (
        select from concerned where concerned.kind = known_part.kind and concerned.part = known_part.part);

    while exists (select from known_part) loop
        select array_agg(part.part::bigint) into remaining
        from known_part as part
        where not exists (
            select from known_need as need
            join known_part as earlier on earlier.kind = need.needed_kind and earlier.part = need.needed
            where need.kind = part.kind and need.part = part.part and need.part <> need.needed);
        for piece in select each.kind, each.part from known_part as each where each.part::bigint = any (remaining) loop
            perform set_config('search_path', format('%I', present), true);
            definition := case piece.kind
                when 'pg_proc'::regclass then regexp_replace(
                    pg_get_functiondef(piece.part), '^CREATE OR REPLACE FUNCTION [^(]*\.', format('CREATE FUNCTION %I.', known))
                else format('create view %I.%I as %s', known,
                    (select view.relname from pg_class as view where view.oid = piece.part), pg_get_viewdef(piece.part)) end;
            perform set_config('search_path', format('%I, %I', known, present), true);
            execute definition;
        end loop;
        delete from known_part where part::bigint = any (remaining);
    end loop;
    perform set_config('search_path', format('%I', present), true);

    execute format('grant usage on schema %I to ${applicationRole}', known);
    execute format('grant select on all tables in schema %I to ${applicationRole}', known);
    execute format('grant execute on all functions in schema %I to ${applicationRole}', known);
    execute format('comment on schema %I is %L', known, made_from);
end
$$;
