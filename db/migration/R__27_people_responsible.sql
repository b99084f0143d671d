-- Who is responsible for what.

-- Who is responsible for something on a day: whoever is for its record; where nobody is, for its agreement; where nobody is,
-- for the organizations that it concerns. Who is archived is responsible for nothing any more.
create or replace function responsible_on(type text, code text, agreement text, organizations bigint[], day date)
    returns table (person_id bigint, role text, through text)
    language sql stable
begin atomic
    with steps as (
        select 1 as step, 'RECORD' as through, responsible_on.type, responsible_on.code
        union all
        select 2, 'AGREEMENT', 'AGREEMENT', agreement
        union all
        select 3, 'ORGANIZATION', concerned.type, concerned.code
        from organization as concerned
        where concerned.id = any (organizations)
    ), found as (
        select held.person_id, held.role, steps.through, steps.step, min(steps.step) over () as nearest
        from steps
        join responsibility as held on held.record_type = steps.type and held.record_code = steps.code
        join person on person.id = held.person_id and not person.archived
        where holds_since_ever_at(held.valid_from, held.valid_until, day)
    )
    -- Who is owner and deputy at once, or of two of the organizations, is the owner.
    select found.person_id, max(found.role), found.through
    from found
    where found.step = found.nearest
    group by found.person_id, found.through;
end;
