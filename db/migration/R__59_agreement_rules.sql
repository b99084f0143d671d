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

-- What is wrong across the parts and amendments of agreements, and what refers to them.
create or replace function agreement_violations(ids bigint[], today date)
    returns table (record_id bigint, part_id bigint, rule text, member text, kind text, detail text)
    language sql stable
begin atomic
    with part as materialized (
        select party.id, party.agreement_id, 'organization' as member, party.organization_id as key, party.valid_from,
            party.valid_until, party.added_in, party.ended_in
        from agreement_party as party
        where party.agreement_id = any (ids)
        union all
        select item.id, item.agreement_id, lower(item.kind), item.item_id, item.valid_from, item.valid_until, item.added_in, item.ended_in
        from agreement_item as item
        where item.agreement_id = any (ids)
    ), event as materialized (
        select amendment.* from amendment where amendment.agreement_id = any (ids)
    )
    select part.agreement_id, part.id, 'part-once-at-a-time', part.member, 'overlap',
        'It overlaps another entry for the same in the same agreement.'
    from part
    join part as other on other.agreement_id = part.agreement_id and other.key = part.key and other.id <> part.id
        and daterange(other.valid_from, other.valid_until, '[]') && daterange(part.valid_from, part.valid_until, '[]')
    union all
    select part.agreement_id, part.id, 'part-names-an-amendment', named.member, 'unknown-code',
        'The agreement has no amendment ' || named.number || '.'
    from part
    cross join lateral (values ('addedIn', part.added_in), ('endedIn', part.ended_in)) as named (member, number)
    where named.number is not null
      and not exists (select from event where event.agreement_id = part.agreement_id and event.number = named.number)
    union all
    select signatory.agreement_id, signatory.id, 'signatory-once-in-a-role', 'person', 'repeated',
        person.code || ' stands twice in the same role.'
    from agreement_signatory as signatory
    join agreement_signatory as other on other.agreement_id = signatory.agreement_id and other.person_id = signatory.person_id
        and other.role = signatory.role and other.id <> signatory.id
    join person on person.id = signatory.person_id
    where signatory.agreement_id = any (ids)
    union all
    select lineage.agreement_id, lineage.id, 'lineage-without-cycles', 'related', 'cycle',
        related.code || ' leads back to this agreement.'
    from cyclic_lineages(array(select lineage.id from agreement_lineage as lineage where lineage.agreement_id = any (ids))) as cycle
    join agreement_lineage as lineage on lineage.id = cycle.lineage_id
    join agreement as related on related.id = lineage.related_id
    union all
    select event.agreement_id, event.id, broken.rule, broken.member, broken.kind, broken.detail
    from event
    join agreement on agreement.id = event.agreement_id
    -- What held on its day by what came before it: the expiry, and notice that no renewal lifted.
    cross join lateral (
        select
            rolled_expiry(
                agreement.effective_on,
                coalesce(
                    (select earlier.expires_on from event as earlier
                     where earlier.agreement_id = event.agreement_id and earlier.expires_on is not null
                       and (earlier.effective_on, earlier.number) < (event.effective_on, event.number)
                     order by earlier.effective_on desc, earlier.number desc
                     limit 1),
                    agreement.expires_on),
                agreement.renewal_months, agreement.notice_days, standing.notice_on, event.effective_on) as expires_on,
            standing.notice_on
        from (
            select min(notice.effective_on) as notice_on
            from event as notice
            where notice.agreement_id = event.agreement_id and notice.kind = 'NOTICE'
              and (notice.effective_on, notice.number) < (event.effective_on, event.number)
              and not exists (
                  select from event as renewal
                  where renewal.agreement_id = event.agreement_id and renewal.kind = 'RENEWAL'
                    and (renewal.effective_on, renewal.number) > (notice.effective_on, notice.number)
                    and (renewal.effective_on, renewal.number) < (event.effective_on, event.number))) as standing
    ) as before
    cross join lateral (values
        ('amendment-of-a-signed-agreement', 'agreement', 'not-signed', 'An agreement that is not signed has no amendments.',
            agreement.status not in ('SIGNED', 'TERMINATED')),
        ('amendment-after-the-first-day-of-effect', 'effectiveOn', 'out-of-order',
            'Amendment ' || event.number || ' takes effect on ' || event.effective_on || ', before the agreement does ('
                || agreement.effective_on || ').',
            event.kind <> 'NOTICE' and event.effective_on < agreement.effective_on),
        ('notice-after-the-signing', 'effectiveOn', 'out-of-order',
            'Notice is given after the signing and not in the future; this is of ' || event.effective_on || '.',
            event.kind = 'NOTICE' and event.effective_on < agreement.signed_on),
        ('notice-of-what-renews-itself', 'kind', 'not-renewing', 'Notice is given of an agreement that renews itself, and this does not.',
            event.kind = 'NOTICE' and (agreement.renewal_months is null or before.expires_on is null)),
        ('notice-once-a-term', 'effectiveOn', 'repeated', 'Notice was given on ' || before.notice_on || ' already.',
            event.kind = 'NOTICE' and before.notice_on is not null),
        ('renewal-of-what-expires', 'kind', 'no-expiry', 'An agreement without an expiry is not renewed.',
            event.kind = 'RENEWAL' and before.expires_on is null),
        ('renewal-prolongs', 'expiresOn', 'out-of-order',
            'On ' || event.effective_on || ' the agreement expires on ' || before.expires_on || ' already; a renewal prolongs it.',
            event.kind = 'RENEWAL' and event.expires_on <= before.expires_on)
    ) as broken (rule, member, kind, detail, is_broken)
    where broken.is_broken
    union all
    select agreement.id, null, 'agreement-ends-before-it-expires', 'terminatedOn', 'out-of-order',
        'It expires on ' || expiry.day || ' and has ended by then.'
    from agreement
    cross join lateral (
        select agreement_expiry_on(agreement, agreement.terminated_on) as day) as expiry
    where agreement.id = any (ids) and expiry.day < agreement.terminated_on
    union all
    select milestone.agreement_id, null, 'milestone-owner-stays-party', 'organization', 'owns-milestone',
        owner.code || ' owes the milestone ' || milestone.code || ', and so was party to the agreement.'
    from milestone
    join organization as owner on owner.id = milestone.owner_id
    where milestone.agreement_id = any (ids)
      and not exists (
          select from agreement_party as party
          where party.agreement_id = milestone.agreement_id and party.organization_id = milestone.owner_id);
end;
