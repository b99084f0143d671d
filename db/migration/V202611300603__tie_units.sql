-- An own business line, team or lab, which is no legal entity, is a unit of an organization; nobody holds a stake in one.
set local client_min_messages = warning;
alter table organization_tie
    drop constraint organization_tie_kind_check,
    add constraint organization_tie_kind_check
        check (kind in ('SUBSIDIARY_OF', 'BRAND_OF', 'JOINT_VENTURE_OF', 'AFFILIATE_OF', 'UNIT_OF')),
    add constraint organization_tie_unit_without_stake check (kind <> 'UNIT_OF' or stake_percent is null);
