-- Runs at every start. Where the register was restored into another cluster, the transactions of its changes have numbers
-- that say nothing here: all of them are over, so they get the number that every snapshot has seen.
do $$
begin
    if (select cluster is distinct from (select system_identifier::text from pg_control_system()) from ${flyway:defaultSchema}.register) then
        update ${flyway:defaultSchema}.change set transaction_id = '3' where transaction_id <> '3';
        update ${flyway:defaultSchema}.register set cluster = (select system_identifier from pg_control_system());
    end if;
end
$$;
