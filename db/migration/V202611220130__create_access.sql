-- API tokens. A token is a random secret of 256 bits; only its SHA-256 is stored, so that neither a dump nor a backup
-- lets anyone in. A revoked token stays, so that its name in the history keeps its meaning: its actor is the name that the
-- history shows, told apart by the number where several tokens have one name.
create table api_token (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[a-z0-9]{1,40}$'),
    name text not null check (length(name) between 1 and 100),
    actor text not null,
    roles text[] not null check (roles <@ '{VIEWER,MANAGER,BI,ADMIN}' and cardinality(roles) > 0),
    -- Where it may be sent from; from anywhere, where there are none.
    addresses text[] not null default '{}',
    secret_hash bytea not null unique check (length(secret_hash) = 32),
    created_at timestamptz not null default clock_timestamp(),
    created_by text not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    revoked_by text,
    last_used_at timestamptz
);
grant select, insert, update on api_token to ${applicationRole};
