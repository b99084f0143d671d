-- Agreements can name base capabilities in their scopes.
set local client_min_messages = warning;
alter table agreement_item
    add column capability_id bigint generated always as (case when kind = 'CAPABILITY' then item_id end) stored references capability,
    drop constraint agreement_item_kind,
    add constraint agreement_item_kind check (kind in ('DOMAIN', 'SOLUTION', 'CAPABILITY'));
create index agreement_item_capability on agreement_item (capability_id, agreement_id) where capability_id is not null;
call keep_history('agreement_item', 'AGREEMENT', 'agreement_id');
