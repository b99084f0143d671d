-- A duplicate is merged into the one that stays. Its row stays too, archived and pointing there, so that its code still
-- leads somewhere and is nobody else's.
-- That a table of the history is there already is no news.
set local client_min_messages = warning;
alter table organization add column merged_into_id bigint references organization;
alter table organization add constraint organization_merged_into check (merged_into_id <> id and (merged_into_id is null or archived));
create index organization_merged_into_id on organization (merged_into_id) where merged_into_id is not null;
call keep_history('organization', 'ORGANIZATION', 'id');
