-- A duplicate is merged into the one that stays. Its row stays too, archived and pointing there, so that its code still
-- leads somewhere and is nobody else's.
-- That a table of the history is there already is no news.
set local client_min_messages = warning;
alter table organization add column merged_into_id bigint references organization;
alter table organization add constraint organization_merged_into check (merged_into_id <> id and (merged_into_id is null or archived));
create index organization_merged_into_id on organization (merged_into_id) where merged_into_id is not null;
call keep_history('organization', 'ORGANIZATION', 'id');

-- Nothing refers to what was merged: whoever writes a reference while a merger is under way waits for it at the row of the
-- organization, and finds out here.
create function refuse_merged() returns trigger
    language plpgsql
as $$
declare
    merged text;
begin
    execute format(
        'select organization.code from new_rows join %I.organization on organization.id = new_rows.%I
         where organization.merged_into_id is not null limit 1', '${flyway:defaultSchema}', tg_argv[0]) into merged;
    if merged is not null then
        raise exception 'the organization % was merged into another', merged
            using errcode = 'foreign_key_violation', constraint = 'refuse_merged';
    end if;
    return null;
end
$$;

-- Lets a column refer to no organization that was merged.
create procedure refuse_merged_in(recorded text, reference text)
    language plpgsql
as $$
begin
    execute format('create trigger refuse_merged_%2$s_insert after insert on %1$I referencing new table as new_rows
        for each statement execute function refuse_merged(%2$L)', recorded, reference);
    execute format('create trigger refuse_merged_%2$s_update after update on %1$I referencing new table as new_rows
        for each statement execute function refuse_merged(%2$L)', recorded, reference);
end
$$;
call refuse_merged_in('organization_tie', 'organization_id');
call refuse_merged_in('organization_tie', 'to_id');
call refuse_merged_in('agreement_party', 'organization_id');
call refuse_merged_in('agreement_signatory', 'organization_id');

-- All organizations that there ever were, the deleted ones as they were last: the history of other records names them.
create procedure keep_ever(recorded text)
    language plpgsql
as $$
declare
    columns text;
begin
    select string_agg(quote_ident(attname), ', ' order by attnum) into columns
    from pg_attribute where attrelid = recorded::regclass and attnum > 0 and not attisdropped;
    execute format(
        'create or replace view %1$I as
         select %4$s from %2$I
         union all
         select %4$s from (
             select distinct on (id) %4$s from %3$I as gone
             where not exists (select from %2$I as live where live.id = gone.id)
             order by id, replaced_in desc) as deleted',
        recorded || '_ever', recorded, recorded || '_history', columns);
    execute format('grant select on %I to ${applicationRole}', recorded || '_ever');
end
$$;
call keep_ever('organization');
