-- Evidence can be addressed, corrected and withdrawn: it gets a code, which follows from what it says, and a version.
-- That a table of the history is there already is no news.
set local client_min_messages = warning;
alter table evidence add column code text collate "C", add column version integer not null default 1;

create function identify_evidence() returns trigger
    language plpgsql
as $$
begin
    if new.code is null then
        new.code := 'EV-' || upper(left(md5(concat_ws(E'\n', new.record_type, new.record_code, coalesce(new.member, ''),
            (select source.code from ${flyway:defaultSchema}.source where source.id = new.source_id), new.quote)), 16));
    end if;
    return new;
end
$$;
create trigger identify_evidence before insert on evidence for each row execute function identify_evidence();

alter table evidence disable trigger user;
update evidence
set code = 'EV-' || upper(left(md5(concat_ws(E'\n', record_type, record_code, coalesce(member, ''),
    (select source.code from source where source.id = evidence.source_id), quote)), 16));
alter table evidence enable trigger user;
alter table evidence alter column code set not null;
alter table evidence add constraint evidence_code_key unique (code);
create index evidence_contradicts on evidence (record_type, record_code) where stance = 'CONTRADICTS';
call keep_history('evidence', 'EVIDENCE', 'id');
