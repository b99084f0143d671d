-- Evidence can be addressed, corrected and withdrawn: it has a code, which follows from what it says.

-- A code follows from the words that evidence is told from, and from how often they were cited before: a code is never
-- given again.
create or replace function evidence_code(record_type text, record_code text, member text, source_code text, quote text, again integer) returns text
    language sql immutable parallel safe
    return 'EV-' || upper(left(md5(concat_ws(E'\n', record_type, record_code, coalesce(member, ''), source_code, quote, nullif(again, 0))), 16));

-- Gives new evidence its code.
create or replace function identify_evidence() returns trigger
    language plpgsql security definer set search_path = autopact, pg_temp
as $$
declare
    source_code text;
    again integer := 0;
begin
    select source.code into source_code from source where source.id = new.source_id;
    new.code := evidence_code(new.record_type, new.record_code, new.member, source_code, new.quote, again);
    while exists (select from evidence where code = new.code)
        or exists (select from retired_code where record_kind = 'EVIDENCE' and code = new.code)
    loop
        again := again + 1;
        new.code := evidence_code(new.record_type, new.record_code, new.member, source_code, new.quote, again);
    end loop;
    return new;
end
$$;
revoke execute on function identify_evidence() from public;
create or replace trigger identify_evidence before insert on evidence for each row execute function identify_evidence();
