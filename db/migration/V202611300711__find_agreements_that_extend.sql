-- Few agreements extend to the subsidiaries of their parties, or may since an amendment: whom agreements reach is asked of
-- these without going over all others.
create index agreement_extending on agreement (id) where extends_to_subsidiaries or amended;
