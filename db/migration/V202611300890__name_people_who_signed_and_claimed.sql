-- Who signed, stood by or claimed something can be a person whom the register knows, beside the words of the source.
alter table agreement_signatory
    add column person_id bigint references person,
    add constraint signatory_once_in_a_role unique (agreement_id, person_id, role) deferrable initially deferred;
create index agreement_signatory_person on agreement_signatory (person_id) where person_id is not null;
call keep_history('agreement_signatory', 'AGREEMENT', 'agreement_id');

alter table claim add column claimant_person_id bigint references person;
create index claim_claimant_person on claim (claimant_person_id) where claimant_person_id is not null;
call keep_history('claim', 'CLAIM', 'id');
call keep_ever('claim');
