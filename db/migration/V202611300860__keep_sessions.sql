-- Who is logged in to look at pages, in the shape that Spring Session JDBC works with, so that any instance serves any session.
-- A cookie has the key of a session and nothing else. What a session knows is which API token was given, by its number, or which
-- subject of which issuer logged in with which roles; never a token. The subject is the principal_name too, so that the sessions of a
-- person can be found and ended; sessions of API tokens have none.
create table login_session (
    primary_id text collate "C" constraint login_session_key primary key,
    session_id text collate "C" not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval integer not null,
    expiry_time bigint not null,
    principal_name text
);
create index login_session_expiry on login_session (expiry_time);
create index login_session_principal on login_session (principal_name);
create table login_session_attributes (
    session_primary_id text collate "C" not null references login_session on delete cascade,
    attribute_name text collate "C" not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);
grant select, insert, update, delete on login_session, login_session_attributes to ${applicationRole};
