-- Rules across agreements and their parts. Each takes the ids of the records and today, and gives what is wrong:
-- the record, its part at fault, the rule, the member, the kind of mistake and the words for it.

-- Whoever was ever party to the agreement can own what it obliges to.
create or replace function milestone_violations(ids bigint[], today date)
    returns table (record_id bigint, part_id bigint, rule text, member text, kind text, detail text)
    language sql stable
begin atomic
    select milestone.id, null::bigint, 'milestone-owner-is-party', 'owner', 'not-a-party',
        organization.code || ' is not party to the agreement.'
    from milestone
    join organization on organization.id = milestone.owner_id
    where milestone.id = any (ids)
      and not exists (
          select from agreement_party as party
          where party.agreement_id = milestone.agreement_id and party.organization_id = milestone.owner_id);
end;
