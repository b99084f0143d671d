-- An event is the occasion on which a version of the architecture was announced.
set local client_min_messages = warning;
alter table architecture add column occasion_id bigint references event;
create index architecture_occasion on architecture (occasion_id) where occasion_id is not null;
call keep_history('architecture', 'ARCHITECTURE', 'id');
call keep_ever('architecture');
