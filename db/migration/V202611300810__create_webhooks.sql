-- Webhooks: where events are sent to. What was registered is a record with a history; its secrets are kept apart from it,
-- encrypted, so that no history and no export has them.
create table webhook (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[A-Z0-9_-]{1,80}$'),
    url text not null check (length(url) between 1 and 2000),
    description_zh text check (length(description_zh) between 1 and 500),
    description_en text check (length(description_en) between 1 and 500),
    types text[] not null default '{}',
    organizations text[] not null default '{}',
    format text not null default 'STANDARD' check (format in ('STANDARD', 'WECOM', 'FEISHU', 'DINGTALK')),
    enabled boolean not null default true,
    -- How often its secret was changed: all that the record says of secrets.
    rotations integer not null default 0,
    version integer not null default 1,
    recorded_in bigint not null default current_change()
);
call keep_history('webhook', 'WEBHOOK', 'id');
call retire_codes_of('webhook', 'WEBHOOK');

-- The secrets that a webhook signs with: the present one, and for a day the one before.
create table webhook_secret (
    webhook_id bigint not null references webhook on delete cascade,
    sealed bytea not null,
    made_at timestamptz not null,
    valid_until timestamptz,
    primary key (webhook_id, made_at)
);

-- Since when a webhook has failed and not once succeeded.
create table webhook_failing (
    webhook_id bigint primary key references webhook on delete cascade,
    since timestamptz not null
);

-- An event for one webhook, with the body that is sent, in the order in which they are sent.
create table webhook_delivery (
    id bigint primary key generated always as identity,
    webhook_id bigint not null references webhook on delete cascade,
    event_id uuid not null,
    event_type text not null,
    record_type text not null,
    record_code text collate "C" not null,
    -- Where it waits: behind what is to be sent before it.
    lane text collate "C" not null,
    body text not null,
    state text not null default 'PENDING' check (state in ('PENDING', 'DELIVERED', 'FAILED')),
    attempts integer not null default 0,
    committed_at timestamptz not null,
    made_at timestamptz not null,
    ended_at timestamptz
);
create index webhook_delivery_pending on webhook_delivery (webhook_id, lane, id) where state = 'PENDING';
create index webhook_delivery_oldest on webhook_delivery (made_at) where state = 'PENDING';
create index webhook_delivery_ended on webhook_delivery (ended_at) where ended_at is not null;
create index webhook_delivery_webhook on webhook_delivery (webhook_id, id);

-- What waits to be sent to one webhook one after the other: what is about one record. Whoever sends holds the lane by a lease,
-- which runs out by itself where the sender dies.
create table webhook_lane (
    webhook_id bigint not null references webhook on delete cascade,
    lane text collate "C" not null,
    -- How many wait. Whoever has sent one knows by it whether there is another, in whichever order they were queued.
    waiting integer not null,
    -- When the first of them is tried; none where none waits.
    due_at timestamptz,
    -- By the clock of the database, which all instances share.
    leased_until timestamptz,
    lease uuid,
    primary key (webhook_id, lane)
);
create index webhook_lane_due on webhook_lane (webhook_id, due_at) where due_at is not null;

create table webhook_attempt (
    delivery_id bigint not null references webhook_delivery on delete cascade,
    number integer not null,
    at timestamptz not null,
    status integer,
    milliseconds bigint not null,
    answer text,
    failure text,
    primary key (delivery_id, number)
);

-- How far the change log was looked through for what webhooks want, of which history of the register.
create table webhook_position (
    singleton boolean primary key default true check (singleton),
    history text not null,
    since text not null,
    until text,
    after bigint not null default 0
);

grant select, insert, update, delete on webhook_secret, webhook_failing, webhook_delivery, webhook_lane, webhook_attempt, webhook_position
    to ${applicationRole};
