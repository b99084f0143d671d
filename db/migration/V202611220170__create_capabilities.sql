-- What we offer: the cooperation domains, the capability architecture in its versions, and the solutions.
create table cooperation_domain (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[A-Z0-9_-]{1,80}$'),
    position integer not null,
    name_zh text not null check (length(name_zh) between 1 and 200),
    name_en text not null check (length(name_en) between 1 and 200),
    version integer not null default 1,
    recorded_in bigint not null default current_change()
);
call keep_history('cooperation_domain', 'COOPERATION_DOMAIN', 'id');
call keep_ever('cooperation_domain');

create table capability (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[A-Z0-9_-]{1,80}$'),
    position integer not null,
    name_zh text not null check (length(name_zh) between 1 and 200),
    name_en text not null check (length(name_en) between 1 and 200),
    version integer not null default 1,
    recorded_in bigint not null default current_change()
);
call keep_history('capability', 'CAPABILITY', 'id');
call keep_ever('capability');

-- The declared counts are facts of the source ("four horizontal layers"); they stand beside the elements that are listed,
-- and need not agree with them.
create table architecture (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[A-Za-z0-9_.-]{1,80}$' and code <> 'current'),
    name_zh text not null check (length(name_zh) between 1 and 200),
    name_en text not null check (length(name_en) between 1 and 200),
    effective_on date not null,
    effective_on_precision text not null,
    effective_on_confidence text not null,
    declared_horizontal integer check (declared_horizontal >= 0),
    declared_vertical integer check (declared_vertical >= 0),
    declared_platform integer check (declared_platform >= 0),
    version integer not null default 1,
    recorded_in bigint not null default current_change(),
    check (is_rough_date(effective_on, effective_on_precision, effective_on_confidence))
);
create unique index architecture_effective_on on architecture (effective_on);
call keep_history('architecture', 'ARCHITECTURE', 'id');
call keep_ever('architecture');
call retire_codes_of('architecture', 'ARCHITECTURE');

-- What an element is called stays the same over the versions of the architecture: solutions refer to it.
create table element (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[A-Z0-9_-]{1,80}$')
);
grant select, insert on element to ${applicationRole};

create table architecture_element (
    id bigint primary key default nextval('record_seq'),
    architecture_id bigint not null references architecture,
    element_id bigint not null references element,
    layer text not null check (layer in ('HORIZONTAL', 'VERTICAL', 'PLATFORM')),
    position integer not null,
    name_zh text not null check (length(name_zh) between 1 and 200),
    name_en text not null check (length(name_en) between 1 and 200),
    confidence text not null check (confidence in ('STATED', 'INFERRED')),
    recorded_in bigint not null default current_change(),
    -- An element is in one layer.
    unique (architecture_id, element_id)
);
call keep_history('architecture_element', 'ARCHITECTURE', 'architecture_id');

create table element_domain (
    id bigint primary key default nextval('record_seq'),
    architecture_id bigint not null,
    element_id bigint not null,
    domain_id bigint not null references cooperation_domain,
    confidence text not null check (confidence in ('STATED', 'INFERRED')),
    recorded_in bigint not null default current_change(),
    foreign key (architecture_id, element_id) references architecture_element (architecture_id, element_id),
    unique (architecture_id, element_id, domain_id)
);
call keep_history('element_domain', 'ARCHITECTURE', 'architecture_id');

-- Base capabilities belong to a version of the architecture: a new one is added to the version that brings it, and what
-- an earlier version showed stays what it was. What a capability is called stays the same over the versions.
create table architecture_capability (
    id bigint primary key default nextval('record_seq'),
    architecture_id bigint not null references architecture,
    capability_id bigint not null references capability,
    position integer not null,
    recorded_in bigint not null default current_change(),
    unique (architecture_id, capability_id)
);
call keep_history('architecture_capability', 'ARCHITECTURE', 'architecture_id');

create table solution (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[A-Z0-9_-]{1,80}$'),
    name_zh text not null check (length(name_zh) between 1 and 200),
    name_en text not null check (length(name_en) between 1 and 200),
    element_id bigint references element,
    element_confidence text check (element_confidence in ('STATED', 'INFERRED')),
    relationship_level text not null
        check (relationship_level in ('PEOPLE_VEHICLE_DEALER_FACTORY', 'VEHICLE_ENVIRONMENT', 'MOBILITY_AS_A_SERVICE')),
    -- No longer offered.
    archived boolean not null default false,
    version integer not null default 1,
    recorded_in bigint not null default current_change(),
    check ((element_id is null) = (element_confidence is null))
);
call keep_history('solution', 'SOLUTION', 'id');
call keep_ever('solution');
call retire_codes_of('solution', 'SOLUTION');

create table solution_domain (
    id bigint primary key default nextval('record_seq'),
    solution_id bigint not null references solution,
    domain_id bigint not null references cooperation_domain,
    confidence text not null check (confidence in ('STATED', 'INFERRED')),
    recorded_in bigint not null default current_change(),
    unique (solution_id, domain_id)
);
call keep_history('solution_domain', 'SOLUTION', 'solution_id');

create table solution_capability (
    id bigint primary key default nextval('record_seq'),
    solution_id bigint not null references solution,
    capability_id bigint not null references capability,
    confidence text not null check (confidence in ('STATED', 'INFERRED')),
    recorded_in bigint not null default current_change(),
    unique (solution_id, capability_id)
);
call keep_history('solution_capability', 'SOLUTION', 'solution_id');
