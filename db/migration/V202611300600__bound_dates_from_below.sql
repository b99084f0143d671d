-- A date that is known as on or before a day may be known not to lie before another one.
create function is_lower_bound(not_before date, value date, known_to text) returns boolean
    language sql immutable parallel safe
    return not_before is null or coalesce(known_to = 'BY' and not_before between date '1886-01-01' and value, false);

do $$
declare
    dates record;
begin
    for dates in
        select part.table_name, part.record_kind, part.record_key, part.dates
        from (values
            ('source', 'SOURCE', 'id', array['published_on']),
            ('organization_tie', 'ORGANIZATION', 'organization_id', array['valid_from', 'valid_until']),
            ('cooperation', 'ORGANIZATION', 'organization_id', array['since', 'until']),
            ('architecture', 'ARCHITECTURE', 'id', array['effective_on']),
            ('agreement', 'AGREEMENT', 'id', array['drafted_on', 'signed_on', 'effective_on', 'expires_on']),
            ('amendment', 'AGREEMENT', 'agreement_id', array['effective_on', 'signed_on', 'expires_on']),
            ('agreement_party', 'AGREEMENT', 'agreement_id', array['valid_from', 'valid_until']),
            ('agreement_item', 'AGREEMENT', 'agreement_id', array['valid_from', 'valid_until']),
            ('milestone', 'MILESTONE', 'id', array['due_on']),
            ('milestone_plan', 'MILESTONE', 'milestone_id', array['due_on']),
            ('instrument', 'INSTRUMENT', 'id', array['established_on', 'operating_on', 'closed_on']),
            ('vehicle_model', 'VEHICLE_MODEL', 'id', array['start_of_production']),
            ('rollout_stage', 'ROLLOUT', 'rollout_id', array['planned_on', 'actual_on']),
            ('rollout_plan', 'ROLLOUT', 'rollout_id', array['planned_on']),
            ('deployment', 'DEPLOYMENT', 'id', array['valid_from', 'valid_until']),
            ('claim', 'CLAIM', 'id', array['as_of'])) as part (table_name, record_kind, record_key, dates)
    loop
        for i in 1..cardinality(dates.dates) loop
            execute format('alter table %1$I add column %2$s_not_before date, add constraint %2$s_not_before '
                || 'check (is_lower_bound(%2$s_not_before, %2$s, %2$s_precision))', dates.table_name, dates.dates[i]);
        end loop;
        execute format('call keep_history(%L, %L, %L)', dates.table_name, dates.record_kind, dates.record_key);
        if to_regclass(dates.table_name || '_ever') is not null then
            execute format('call keep_ever(%L)', dates.table_name);
        end if;
    end loop;
end
$$;

-- They tell the lower bound of an expiry too.
drop function if exists agreement_term_on(agreement, date) cascade;
drop function if exists agreement_term(bigint, boolean, date, date, text, text, boolean, integer, integer, date, date, bigint[]) cascade;
