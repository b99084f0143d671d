-- Where facts come from, and the words that state them. Evidence names its record by type and code, not by key, so that
-- every module can be cited without this table knowing any of them; codes are never reused.
create table source (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[A-Z0-9_-]{1,80}$'),
    title_zh text check (length(title_zh) between 1 and 500),
    title_en text check (length(title_en) between 1 and 500),
    publisher text check (length(publisher) between 1 and 200),
    url text check (length(url) between 1 and 2000),
    language text check (language ~ '^[a-z]{2}(-[A-Z]{2})?$'),
    published_on date,
    published_on_precision text,
    published_on_confidence text,
    note text check (length(note) <= 4000),
    version integer not null default 1,
    recorded_in bigint not null default current_change(),
    check (is_rough_date(published_on, published_on_precision, published_on_confidence))
);
call keep_history('source', 'SOURCE', 'id');
call keep_ever('source');
call retire_codes_of('source', 'SOURCE');

create table evidence (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique,
    record_type text not null check (record_type ~ '^[A-Z_]{1,40}$'),
    record_code text collate "C" not null check (length(record_code) between 1 and 80),
    member text check (length(member) between 1 and 120),
    source_id bigint not null references source,
    quote text not null check (length(quote) between 1 and 10000),
    verbatim boolean not null default true,
    stance text not null check (stance in ('SUPPORTS', 'CONTRADICTS')),
    confidence text not null check (confidence in ('STATED', 'INFERRED')),
    note text check (length(note) <= 4000),
    quote_digest text not null generated always as (md5(quote)) stored,
    version integer not null default 1,
    recorded_in bigint not null default current_change(),
    unique nulls not distinct (record_type, record_code, member, source_id, quote_digest)
);
create index evidence_source on evidence (source_id);
create index evidence_contradicts on evidence (record_type, record_code) where stance = 'CONTRADICTS';
call keep_history('evidence', 'EVIDENCE', 'id');
call retire_codes_of('evidence', 'EVIDENCE');
