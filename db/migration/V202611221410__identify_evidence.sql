-- Evidence can be addressed, corrected and withdrawn: it gets a code, which follows from what it says, and a version.
-- That a table of the history is there already is no news.
set local client_min_messages = warning;
alter table evidence add column code text collate "C", add column version integer not null default 1;

-- The words that evidence is told from, and how often they were cited before: a code is never given again.
create function evidence_code(record_type text, record_code text, member text, source_code text, quote text, again integer) returns text
    language sql immutable parallel safe
    return 'EV-' || upper(left(md5(concat_ws(E'\n', record_type, record_code, coalesce(member, ''), source_code, quote, nullif(again, 0))), 16));

create function identify_evidence() returns trigger
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
create trigger identify_evidence before insert on evidence for each row execute function identify_evidence();

alter table evidence disable trigger user;
update evidence
set code = evidence_code(record_type, record_code, member,
    (select source.code from source where source.id = evidence.source_id), quote, 0);
alter table evidence enable trigger user;
alter table evidence alter column code set not null;
alter table evidence add constraint evidence_code_key unique (code);
create index evidence_contradicts on evidence (record_type, record_code) where stance = 'CONTRADICTS';
call keep_history('evidence', 'EVIDENCE', 'id');
call retire_codes_of('evidence', 'EVIDENCE');
