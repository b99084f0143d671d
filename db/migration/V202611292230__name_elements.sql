-- Agreements can name elements of the architecture in their scopes.
set local client_min_messages = warning;
alter table agreement_item
    add column element_id bigint generated always as (case when kind = 'ELEMENT' then item_id end) stored references element,
    drop constraint agreement_item_kind,
    add constraint agreement_item_kind check (kind in ('DOMAIN', 'SOLUTION', 'ELEMENT', 'CAPABILITY'));
create index agreement_item_element on agreement_item (element_id, agreement_id) where element_id is not null;
call keep_history('agreement_item', 'AGREEMENT', 'agreement_id');
