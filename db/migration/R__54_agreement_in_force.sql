-- Which agreements are in force at a date, and who is in cooperation by them.

-- The agreements in force at a date, and whether they extend to the subsidiaries of their parties then. Bounded by the
-- index on their days, for days on which few are in force.
create or replace function agreements_in_force(as_of date) returns table (agreement_id bigint, extends_to_subsidiaries boolean)
    language sql stable
begin atomic
    select agreement.id, agreement_extends_on(agreement, as_of)
    from agreement
    where agreement_days_in_force(
            agreement.status, agreement.signed_on, agreement.effective_on, agreement.expires_on, agreement.terminated_on,
            agreement.amended, agreement.renewal_months) @> as_of
      and (not agreement.amended or agreement_is_in_force_on(agreement, as_of));
end;

-- The same, for those who ask about all of them or about given ones: most agreements are neither amended nor do they renew
-- themselves, and at one date each is in force or is not, which is told in plain comparisons that the planner knows the
-- numbers of.
create or replace function all_agreements_in_force(as_of date) returns table (agreement_id bigint, extends_to_subsidiaries boolean)
    language sql stable
begin atomic
    select agreement.id, agreement_extends_on(agreement, as_of)
    from agreement
    where agreement.status in ('SIGNED', 'TERMINATED') and agreement.signed_on <= as_of and agreement.effective_on <= as_of
      and is_not_over(agreement.terminated_on, as_of)
      and (is_not_over(agreement.expires_on, as_of) or agreement.amended or agreement.renewal_months is not null)
      and (not agreement.amended or agreement_is_in_force_on(agreement, as_of));
end;

-- Who is in cooperation at a date: by a recorded cooperation that holds then, or as party to an agreement in force then.
create or replace function cooperating_organizations(as_of date) returns setof bigint
    language sql stable
begin atomic
    select cooperation.organization_id
    from cooperation
    where certainly_holds_at(cooperation.since, cooperation.until, cooperation.until_precision, cooperation.until_not_before, as_of)
    union
    select party.organization_id
    from all_agreements_in_force(as_of) as in_force
    join agreement_party as party on party.agreement_id = in_force.agreement_id
    where certainly_holds_since_ever_at(party.valid_from, party.valid_until, party.valid_until_precision, party.valid_until_not_before, as_of);
end;

-- The agreements that may be in force at a date and are not certain to be: known roughly to be signed or to take effect later.
create or replace function agreements_possibly_in_force(as_of date) returns table (agreement_id bigint)
    language sql stable
begin atomic
    select agreement.id
    from agreement
    where (agreement.signed_on_precision <> 'DAY' or agreement.effective_on_precision <> 'DAY')
      and agreement.status in ('SIGNED', 'TERMINATED')
      and (agreement.signed_on > as_of or agreement.effective_on > as_of)
      and possible_from(agreement.signed_on, agreement.signed_on_precision, agreement.signed_on_not_before) <= as_of
      and possible_from(agreement.effective_on, agreement.effective_on_precision, agreement.effective_on_not_before) <= as_of
      and is_not_over(agreement_ends_on(agreement, as_of), as_of);
end;

-- Who may be in cooperation at a date and is not certain to be.
create or replace function possibly_cooperating_organizations(as_of date) returns setof bigint
    language sql stable
begin atomic
    -- Who is certain to be is asked where anybody may be: few are known roughly, and most registers have none of them.
    select possible.organization_id
    from (
        select cooperation.organization_id
        from cooperation
        where (cooperation.since_precision <> 'DAY' or cooperation.until_precision <> 'DAY')
          and may_hold_at(cooperation.since, cooperation.since_precision, cooperation.since_not_before, cooperation.until, cooperation.until_precision, cooperation.until_not_before, as_of)
        union
        select party.organization_id
        from agreements_possibly_in_force(as_of) as possible
        join agreement_party as party on party.agreement_id = possible.agreement_id
        where could_hold_since_ever_at(party.valid_from, party.valid_from_precision, party.valid_from_not_before, party.valid_until, as_of)
        union
        select party.organization_id
        from agreement_party as party
        join agreement on agreement.id = party.agreement_id
        where (party.valid_from_precision <> 'DAY' or party.valid_until_precision <> 'DAY')
          and could_hold_since_ever_at(party.valid_from, party.valid_from_precision, party.valid_from_not_before, party.valid_until, as_of)
          and agreement_is_in_force_on(agreement, as_of)
    ) as possible
    where not exists (
        select from cooperating_organizations(as_of) as certain (organization_id)
        where certain.organization_id = possible.organization_id);
end;
