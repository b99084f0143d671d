-- The answers to posts that carried an Idempotency-Key, so that a retry gets the first answer and changes nothing. A row
-- is claimed when its request begins and completed in the write's own transaction: whoever comes meanwhile waits for it.
-- Nothing here tells the key, the token or the path: they are one digest.
create table kept_answer (
    request text collate "C" primary key,
    body_digest text not null,
    status smallint,
    location text,
    etag text,
    body text,
    at timestamptz not null default clock_timestamp()
);
create index kept_answer_at on kept_answer (at);
grant select, insert, update, delete on kept_answer to ${applicationRole};
