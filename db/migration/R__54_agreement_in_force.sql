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
    where holds_at(cooperation.since, cooperation.until, as_of)
    union
    select party.organization_id
    from all_agreements_in_force(as_of) as in_force
    join agreement_party as party on party.agreement_id = in_force.agreement_id
    where holds_since_ever_at(party.valid_from, party.valid_until, as_of);
end;
