-- A solution is described, offered by own units and built on elements of the architecture; between whom it works may be unknown,
-- or read into the sources. A version of the architecture is announced on a day, belongs to an own unit and follows another.
set local client_min_messages = warning;
alter table solution
    add column description_zh text check (length(description_zh) between 1 and 4000),
    add column description_en text check (length(description_en) between 1 and 4000),
    add column relationship_level_confidence text check (relationship_level_confidence in ('STATED', 'INFERRED')),
    alter column relationship_level drop not null;
call keep_history('solution', 'SOLUTION', 'id');
call keep_ever('solution');

-- What was recorded was recorded as stated.
alter table solution disable trigger user;
update solution set relationship_level_confidence = 'STATED';
update solution_history set relationship_level_confidence = 'STATED' where relationship_level is not null;
alter table solution enable trigger user;
alter table solution add constraint solution_level_is_known_somehow
    check ((relationship_level is null) = (relationship_level_confidence is null));

create table solution_provider (
    id bigint primary key default nextval('record_seq'),
    solution_id bigint not null references solution,
    provider_id bigint not null references organization,
    confidence text not null check (confidence in ('STATED', 'INFERRED')),
    recorded_in bigint not null default current_change(),
    unique (solution_id, provider_id)
);
create index solution_provider_organization on solution_provider (provider_id);
call keep_history('solution_provider', 'SOLUTION', 'solution_id');

create table solution_element (
    id bigint primary key default nextval('record_seq'),
    solution_id bigint not null references solution,
    element_id bigint not null references element,
    confidence text not null check (confidence in ('STATED', 'INFERRED')),
    recorded_in bigint not null default current_change(),
    unique (solution_id, element_id)
);
call keep_history('solution_element', 'SOLUTION', 'solution_id');

alter table architecture
    add column announced_on date,
    add column announced_on_precision text,
    add column announced_on_confidence text,
    add column announced_on_not_before date,
    add column owner_id bigint references organization,
    add column predecessor_id bigint references architecture,
    add check (is_rough_date(announced_on, announced_on_precision, announced_on_confidence)),
    add constraint announced_on_not_before check (is_lower_bound(announced_on_not_before, announced_on, announced_on_precision));
create index architecture_owner on architecture (owner_id);
call keep_history('architecture', 'ARCHITECTURE', 'id');
call keep_ever('architecture');
