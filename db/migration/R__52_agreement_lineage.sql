-- One agreement deepens, renews, supersedes or implements another; no lineage leads back to where it starts.
set local client_min_messages = warning;

-- The lineages among those given that lead back to where they start.
create or replace function cyclic_lineages(lineages bigint[]) returns table (lineage_id bigint, agreement_id bigint)
    language sql stable
begin atomic
    with recursive path as (
        select lineage.id as lineage_id, lineage.agreement_id as start_id, lineage.related_id as at_id
        from agreement_lineage as lineage
        where lineage.id = any (lineages)
        union
        select path.lineage_id, path.start_id, next.related_id
        from path
        join agreement_lineage as next on next.agreement_id = path.at_id
        where path.at_id <> path.start_id
    )
    select path.lineage_id, path.start_id from path where path.at_id = path.start_id;
end;

-- Holds the rule for every writer.
create or replace function refuse_cyclic_lineage() returns trigger
    language plpgsql
as $$
begin
    perform pg_advisory_xact_lock(hashtext('agreement_lineage'));
    if exists (select from ${flyway:defaultSchema}.cyclic_lineages(array[new.id])) then
        raise exception 'the lineage closes a cycle' using errcode = 'check_violation', constraint = 'agreement_lineage_cycle';
    end if;
    return null;
end
$$;
drop trigger if exists agreement_lineage_cycle on agreement_lineage;
create constraint trigger agreement_lineage_cycle after insert or update on agreement_lineage
    deferrable initially deferred for each row execute function refuse_cyclic_lineage();
