-- What it all adds up to at a date. Each question is one statement over these functions.

-- Where every rollout is at a date, with whose it is; none that is nowhere yet.
create function rollouts_at(as_of date)
    returns table (rollout_id bigint, code text, organization_id bigint, model_id bigint, solution_id bigint, stage text)
    language sql stable
begin atomic
    select rollout.id, rollout.code, model.maker_id, rollout.model_id, rollout.solution_id,
        rollout_stage_at(rollout.id, rollout.stage, rollout.moved_on, rollout.planned, as_of)
    from rollout
    join vehicle_model as model on model.id = rollout.model_id
    where rollout_stage_at(rollout.id, rollout.stage, rollout.moved_on, rollout.planned, as_of) is not null;
end;

-- The domains and the solutions that agreements bring to organizations, each on a day of its own; a row for each.
create function agreement_offers(organizations bigint[], days date[])
    returns table (organization_id bigint, on_day date, agreement_id bigint, inherited_from_id bigint, domain_id bigint,
        solution_id bigint, added_in integer, confidence text)
    language sql stable
begin atomic
    with reach as materialized (
        select * from agreement_reach(organizations, days)
    )
    select reach.organization_id, reach.on_day, reach.agreement_id, reach.inherited_from_id, scope.domain_id, null::bigint,
        greatest(scope.added_in, reach.reached_in), scope.confidence
    from reach
    join agreement_scope as scope on scope.agreement_id = reach.agreement_id
        and scope.valid_from <= reach.on_day and coalesce(scope.valid_until >= reach.on_day, true)
    union all
    select reach.organization_id, reach.on_day, reach.agreement_id, reach.inherited_from_id, null, named.solution_id,
        greatest(named.added_in, reach.reached_in), 'STATED'
    from reach
    join agreement_solution as named on named.agreement_id = reach.agreement_id
        and named.valid_from <= reach.on_day and coalesce(named.valid_until >= reach.on_day, true);
end;

-- What agreements that are on their way will bring: drafts and negotiated ones since they were begun, and signed ones
-- that have not taken effect.
create function agreement_prospects(organizations bigint[], as_of date)
    returns table (organization_id bigint, agreement_id bigint, inherited_from_id bigint, domain_id bigint, solution_id bigint,
        added_in integer, confidence text, phase text)
    language sql stable
begin atomic
    with recursive upward as (
        select asked.organization_id, asked.organization_id as at_id from unnest(organizations) as asked (organization_id)
        union
        select upward.organization_id, tie.to_id
        from upward
        join organization_tie as tie on tie.organization_id = upward.at_id
        where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF') and daterange(tie.valid_from, tie.valid_until, '[]') @> as_of
    ), coming as materialized (
        select distinct upward.organization_id, agreement.id as agreement_id,
            nullif(upward.at_id, upward.organization_id) as inherited_from_id,
            agreement_phase(agreement.status, agreement.signed_on, agreement.effective_on, agreement.expires_on,
                agreement.notice_days, agreement.terminated_on, as_of) as phase
        from upward
        join agreement_party as party on party.organization_id = upward.at_id and coalesce(party.valid_until >= as_of, true)
        join agreement on agreement.id = party.agreement_id
            and least(agreement.drafted_on, agreement.negotiating_on, agreement.signed_on) <= as_of
            and (agreement.status <> 'WITHDRAWN' or agreement.withdrawn_on > as_of)
            and coalesce(agreement_phase(agreement.status, agreement.signed_on, agreement.effective_on, agreement.expires_on,
                agreement.notice_days, agreement.terminated_on, as_of), 'UPCOMING') = 'UPCOMING'
        where upward.at_id = upward.organization_id or agreement.extends_to_subsidiaries
    )
    select coming.organization_id, coming.agreement_id, coming.inherited_from_id, scope.domain_id, null::bigint, scope.added_in,
        scope.confidence, coming.phase
    from coming
    join agreement_scope as scope on scope.agreement_id = coming.agreement_id and coalesce(scope.valid_until >= as_of, true)
    union all
    select coming.organization_id, coming.agreement_id, coming.inherited_from_id, null, named.solution_id, named.added_in,
        'STATED', coming.phase
    from coming
    join agreement_solution as named on named.agreement_id = coming.agreement_id and coalesce(named.valid_until >= as_of, true);
end;

-- The days up to a date on which agreements can have begun to cover something of organizations, or to cover it in another
-- way: when one took effect or was amended, when a domain or a solution came, when a party or a tie came or was gone.
create function coverage_beginnings(organizations bigint[], as_of date) returns table (organization_id bigint, on_day date)
    language sql stable
begin atomic
    with recursive upward as (
        select asked.organization_id, asked.organization_id as at_id from unnest(organizations) as asked (organization_id)
        union
        select upward.organization_id, tie.to_id
        from upward
        join organization_tie as tie on tie.organization_id = upward.at_id
        where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
    ), concerned as materialized (
        select distinct upward.organization_id, party.agreement_id
        from upward
        join agreement_party as party on party.organization_id = upward.at_id
    )
    select concerned.organization_id, beginning.on_day
    from concerned
    join agreement on agreement.id = concerned.agreement_id and agreement.signed_on is not null
    cross join lateral (
        select greatest(agreement.signed_on, agreement.effective_on) as on_day
        union all
        select scope.valid_from from agreement_scope as scope where scope.agreement_id = agreement.id
        union all
        select named.valid_from from agreement_solution as named where named.agreement_id = agreement.id
        union all
        select party.valid_from from agreement_party as party where party.agreement_id = agreement.id
        union all
        select party.valid_until + 1 from agreement_party as party where party.agreement_id = agreement.id
        union all
        select amendment.effective_on from amendment where amendment.agreement_id = agreement.id
    ) as beginning
    where beginning.on_day <= as_of
    union
    select upward.organization_id, days.on_day
    from upward
    join organization_tie as tie on tie.organization_id = upward.at_id
    cross join lateral (values (tie.valid_from), (tie.valid_until + 1)) as days (on_day)
    where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF') and days.on_day <= as_of;
end;

-- What organizations had from agreements before a date and have no more, each agreement that brought it in the ways in which
-- it did last: by itself, and from each ancestor.
create function coverage_past(organizations bigint[], as_of date)
    returns table (organization_id bigint, agreement_id bigint, inherited_from_id bigint, domain_id bigint, solution_id bigint,
        added_in integer, confidence text)
    language sql stable
begin atomic
    with asked as materialized (
        select array_agg(beginning.organization_id) as organizations, array_agg(beginning.on_day) as days
        from coverage_beginnings(organizations, as_of) as beginning
    ), ranked as (
        select offer.*, rank() over (
            partition by offer.organization_id, offer.agreement_id, offer.domain_id, offer.solution_id
            order by offer.on_day desc) as place
        from asked
        cross join agreement_offers(asked.organizations, asked.days) as offer
    )
    select ranked.organization_id, ranked.agreement_id, ranked.inherited_from_id, ranked.domain_id, ranked.solution_id,
        ranked.added_in, ranked.confidence
    from ranked
    where ranked.place = 1;
end;
