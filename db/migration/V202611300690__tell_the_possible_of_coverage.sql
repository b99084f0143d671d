-- What may be covered is looked up by items of scopes and ties that are known roughly, too, of which there are few.
create index agreement_item_rough on agreement_item (valid_from) where valid_from_precision <> 'DAY' or valid_until_precision <> 'DAY';
create index organization_tie_rough on organization_tie (valid_from)
    where valid_from_precision <> 'DAY' or valid_until_precision <> 'DAY';

-- It tells what is possible, too.
drop function if exists coverage_cells(date) cascade;
