-- What an export needs beside the records: which changes a reader has not seen yet, and the codes of what is gone.
set local client_min_messages = warning;

-- Changes since a moment are found by their transactions: those numbers tell what could be seen then.
create index change_transaction on change (transaction_id);

call keep_ever('architecture');
call keep_ever('capability');
call keep_ever('cooperation_domain');
call keep_ever('source');
-- The code of an element is never deleted.
create view element_ever as select id, code from element;
grant select on element_ever to ${applicationRole};

-- The cluster that the numbers of the transactions belong to. A copy that was restored elsewhere counts anew, and then
-- all that it brought along was there before: see afterMigrate.
alter table register add column cluster text;
update register set cluster = (select system_identifier from pg_control_system());
