-- Runs at every start. Lets the role autopact_bi read the views for BI tools, where the server has that role, which may be made
-- at any time. It is granted what it has not yet: most starts change nothing.
--
-- A view reads its tables with the rights of its owner, but the functions in it work with those of whoever asks. So the role may
-- select from the tables of those functions as well; it may not use the schema that they are in, and can name none of them.
do $$
declare
    wanted record;
begin
    if not exists (select from pg_roles where rolname = 'autopact_bi') or to_regnamespace('autopact_bi') is null then
        return;
    end if;
    -- One of several instances that start together.
    perform pg_advisory_xact_lock(hashtext('autopact_bi'));
    if not has_schema_privilege('autopact_bi', 'autopact_bi', 'usage') then
        grant usage on schema autopact_bi to autopact_bi;
    end if;
    for wanted in
        select relation.oid::regclass as name
        from pg_class as relation
        where relation.relkind in ('r', 'v')
          and (relation.relnamespace = 'autopact_bi'::regnamespace
              or relation.relnamespace = '${flyway:defaultSchema}'::regnamespace and relation.relname in (
                  'agreement', 'agreement_party', 'agreement_item', 'amendment', 'amendment_versions',
                  'cooperation', 'cooperation_domain', 'deployment', 'organization', 'organization_tie', 'rollout',
                  'rollout_plan', 'rollout_stage', 'solution_domain', 'vehicle_model'))
          and not has_table_privilege('autopact_bi', relation.oid, 'select')
    loop
        execute format('grant select on %s to autopact_bi', wanted.name);
    end loop;
end
$$;
