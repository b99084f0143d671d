-- Questions about the whole portfolio at one date asked of each organization and each agreement what they could ask of all
-- together. Most agreements are neither amended nor do they renew themselves, and at one date each is in force or is not:
-- that is told once, in plain comparisons that the planner knows the numbers of.
set local client_min_messages = warning;

-- The agreements in force at a date, and whether they extend to the subsidiaries of their parties then: what
-- agreements_in_force finds by an index on their days, for those who ask about all of them or about given ones.
create function all_agreements_in_force(as_of date) returns table (agreement_id bigint, extends_to_subsidiaries boolean)
    language sql stable
begin atomic
    select agreement.id,
        case when agreement.amended then (
            select term.extends_to_subsidiaries
            from agreement_term(agreement.id, true, null, null, null, agreement.extends_to_subsidiaries, null, null, as_of) as term)
        else agreement.extends_to_subsidiaries end
    from agreement
    where agreement.status in ('SIGNED', 'TERMINATED') and agreement.signed_on <= as_of and agreement.effective_on <= as_of
      and (agreement.terminated_on is null or agreement.terminated_on >= as_of)
      and (agreement.expires_on is null or agreement.expires_on >= as_of or agreement.amended or agreement.renewal_months is not null)
      and (not agreement.amended and agreement.renewal_months is null or coalesce(
          agreement_expiry(agreement.id, agreement.amended, agreement.expires_on, agreement.notice_days, agreement.renewal_months, as_of)
              >= as_of, true));
end;

-- Which agreements in force at a date reach organizations: what agreement_reach tells of many days.
create function agreement_reach_on(organizations bigint[], as_of date)
    returns table (organization_id bigint, agreement_id bigint, inherited_from_id bigint, reached_in integer)
    language sql stable
begin atomic
    with recursive upward as (
        select asked.organization_id, asked.organization_id as at_id from unnest(organizations) as asked (organization_id)
        union
        select upward.organization_id, tie.to_id
        from upward
        join organization_tie as tie on tie.organization_id = upward.at_id
        where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
          and (tie.valid_from is null or tie.valid_from <= as_of) and (tie.valid_until is null or tie.valid_until >= as_of)
    )
    select asked.organization_id, in_force.agreement_id, null::bigint, party.added_in
    from unnest(organizations) as asked (organization_id)
    join agreement_party as party on party.organization_id = asked.organization_id
        and (party.valid_from is null or party.valid_from <= as_of) and (party.valid_until is null or party.valid_until >= as_of)
    join all_agreements_in_force(as_of) as in_force on in_force.agreement_id = party.agreement_id
    union all
    -- Few agreements extend to anybody: those are looked for, not all that the ancestors of everybody are party to.
    select upward.organization_id, in_force.agreement_id, upward.at_id,
        greatest(party.added_in, case when agreement.amended then (
            select amendment.number
            from amendment
            where amendment.agreement_id = agreement.id and amendment.extends_to_subsidiaries is not null
              and amendment.effective_on <= as_of
            order by amendment.effective_on desc, amendment.number desc
            limit 1) end)
    from agreement
    join all_agreements_in_force(as_of) as in_force on in_force.agreement_id = agreement.id and in_force.extends_to_subsidiaries
    join agreement_party as party on party.agreement_id = agreement.id
        and (party.valid_from is null or party.valid_from <= as_of) and (party.valid_until is null or party.valid_until >= as_of)
    join upward on upward.at_id = party.organization_id and upward.at_id <> upward.organization_id
    where agreement.extends_to_subsidiaries or agreement.amended;
end;

-- The domains and the solutions that agreements in force at a date bring to organizations: what agreement_offers tells of
-- many days.
create function agreement_offers_on(organizations bigint[], as_of date)
    returns table (organization_id bigint, agreement_id bigint, inherited_from_id bigint, domain_id bigint, solution_id bigint,
        added_in integer, confidence text)
    language sql stable
begin atomic
    with reach as materialized (
        select * from agreement_reach_on(organizations, as_of)
    )
    select reach.organization_id, reach.agreement_id, reach.inherited_from_id, scope.domain_id, null::bigint,
        greatest(scope.added_in, reach.reached_in), scope.confidence
    from reach
    join agreement_scope as scope on scope.agreement_id = reach.agreement_id
        and scope.valid_from <= as_of and (scope.valid_until is null or scope.valid_until >= as_of)
    union all
    select reach.organization_id, reach.agreement_id, reach.inherited_from_id, null, named.solution_id,
        greatest(named.added_in, reach.reached_in), 'STATED'
    from reach
    join agreement_solution as named on named.agreement_id = reach.agreement_id
        and named.valid_from <= as_of and (named.valid_until is null or named.valid_until >= as_of);
end;

create or replace function covered_domains(organizations bigint[], as_of date) returns table (organization_id bigint, domain_id bigint)
    language sql stable
begin atomic
    select distinct reach.organization_id, scope.domain_id
    from agreement_reach_on(organizations, as_of) as reach
    join agreement_scope as scope on scope.agreement_id = reach.agreement_id
        and scope.valid_from <= as_of and (scope.valid_until is null or scope.valid_until >= as_of);
end;

create or replace function cooperating_organizations(as_of date) returns setof bigint
    language sql stable
begin atomic
    select cooperation.organization_id
    from cooperation
    where cooperation.since <= as_of and (cooperation.until is null or cooperation.until >= as_of)
    union
    select party.organization_id
    from all_agreements_in_force(as_of) as in_force
    join agreement_party as party on party.agreement_id = in_force.agreement_id
    where (party.valid_from is null or party.valid_from <= as_of) and (party.valid_until is null or party.valid_until >= as_of);
end;

-- What agreements that are on their way will bring: drafts and negotiated ones since they were begun, and signed ones
-- that have not taken effect. Of the many that have, nothing more is asked than that.
create or replace function agreement_prospects(organizations bigint[], as_of date)
    returns table (organization_id bigint, agreement_id bigint, inherited_from_id bigint, domain_id bigint, solution_id bigint,
        added_in integer, confidence text, phase text)
    language sql stable
begin atomic
    with recursive expected as materialized (
        select agreement.id, agreement.extends_to_subsidiaries,
            agreement_phase(agreement.status, agreement.signed_on, agreement.effective_on, agreement.expires_on,
                agreement.notice_days, agreement.terminated_on, as_of) as phase
        from agreement
        where least(agreement.drafted_on, agreement.negotiating_on, agreement.signed_on) <= as_of
          and (agreement.status <> 'WITHDRAWN' or agreement.withdrawn_on > as_of)
          -- Signed and in effect: past being on its way, whatever became of it.
          and (agreement.signed_on is null or agreement.effective_on is null or agreement.signed_on > as_of
              or agreement.effective_on > as_of)
          and coalesce(agreement_phase(agreement.status, agreement.signed_on, agreement.effective_on, agreement.expires_on,
              agreement.notice_days, agreement.terminated_on, as_of), 'UPCOMING') = 'UPCOMING'
    ), upward as (
        select asked.organization_id, asked.organization_id as at_id from unnest(organizations) as asked (organization_id)
        union
        select upward.organization_id, tie.to_id
        from upward
        join organization_tie as tie on tie.organization_id = upward.at_id
        where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
          and (tie.valid_from is null or tie.valid_from <= as_of) and (tie.valid_until is null or tie.valid_until >= as_of)
    ), coming as materialized (
        select distinct upward.organization_id, expected.id as agreement_id,
            nullif(upward.at_id, upward.organization_id) as inherited_from_id, expected.phase
        from expected
        join agreement_party as party on party.agreement_id = expected.id and (party.valid_until is null or party.valid_until >= as_of)
        join upward on upward.at_id = party.organization_id
        where upward.at_id = upward.organization_id or expected.extends_to_subsidiaries
    )
    select coming.organization_id, coming.agreement_id, coming.inherited_from_id, scope.domain_id, null::bigint, scope.added_in,
        scope.confidence, coming.phase
    from coming
    join agreement_scope as scope on scope.agreement_id = coming.agreement_id
        and (scope.valid_until is null or scope.valid_until >= as_of)
    union all
    select coming.organization_id, coming.agreement_id, coming.inherited_from_id, null, named.solution_id, named.added_in,
        'STATED', coming.phase
    from coming
    join agreement_solution as named on named.agreement_id = coming.agreement_id
        and (named.valid_until is null or named.valid_until >= as_of);
end;

-- What single agreements bring to organizations, each on a day of its own: what agreement_offers tells of all that reach it.
create function agreement_offers_of(organizations bigint[], agreements bigint[], days date[])
    returns table (organization_id bigint, on_day date, agreement_id bigint, inherited_from_id bigint, domain_id bigint,
        solution_id bigint, added_in integer, confidence text)
    language sql stable
begin atomic
    with recursive asked as materialized (
        select distinct each.organization_id, each.agreement_id, each.on_day
        from unnest(organizations, agreements, days) as each (organization_id, agreement_id, on_day)
    ), upward as (
        select asked.organization_id, asked.on_day, asked.organization_id as at_id from asked
        union
        select upward.organization_id, upward.on_day, tie.to_id
        from upward
        join organization_tie as tie on tie.organization_id = upward.at_id
        where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
          and (tie.valid_from is null or tie.valid_from <= upward.on_day)
          and (tie.valid_until is null or tie.valid_until >= upward.on_day)
    ), in_force as materialized (
        select agreement.id, agreement.amended, wanted.on_day,
            case when agreement.amended then (
                select term.extends_to_subsidiaries
                from agreement_term(agreement.id, true, null, null, null, agreement.extends_to_subsidiaries, null, null, wanted.on_day) as term)
            else agreement.extends_to_subsidiaries end as extends_to_subsidiaries
        from (select distinct asked.agreement_id, asked.on_day from asked) as wanted
        join agreement on agreement.id = wanted.agreement_id
        where agreement_phase(
            agreement.status, agreement.signed_on, agreement.effective_on,
            agreement_expiry(agreement.id, agreement.amended, agreement.expires_on, agreement.notice_days, agreement.renewal_months, wanted.on_day),
            agreement.notice_days, agreement.terminated_on, wanted.on_day) in ('IN_FORCE', 'EXPIRING')
    ), reach as materialized (
        select distinct asked.organization_id, asked.on_day, asked.agreement_id,
            nullif(upward.at_id, upward.organization_id) as inherited_from_id,
            greatest(party.added_in, case when in_force.amended and upward.at_id <> upward.organization_id then (
                select amendment.number
                from amendment
                where amendment.agreement_id = in_force.id and amendment.extends_to_subsidiaries is not null
                  and amendment.effective_on <= asked.on_day
                order by amendment.effective_on desc, amendment.number desc
                limit 1) end) as reached_in
        from asked
        join in_force on in_force.id = asked.agreement_id and in_force.on_day = asked.on_day
        join agreement_party as party on party.agreement_id = asked.agreement_id
            and (party.valid_from is null or party.valid_from <= asked.on_day)
            and (party.valid_until is null or party.valid_until >= asked.on_day)
        join upward on upward.organization_id = asked.organization_id and upward.on_day = asked.on_day
            and upward.at_id = party.organization_id
        where upward.at_id = upward.organization_id or in_force.extends_to_subsidiaries
    )
    select reach.organization_id, reach.on_day, reach.agreement_id, reach.inherited_from_id, scope.domain_id, null::bigint,
        greatest(scope.added_in, reach.reached_in), scope.confidence
    from reach
    join agreement_scope as scope on scope.agreement_id = reach.agreement_id
        and scope.valid_from <= reach.on_day and (scope.valid_until is null or scope.valid_until >= reach.on_day)
    union all
    select reach.organization_id, reach.on_day, reach.agreement_id, reach.inherited_from_id, null, named.solution_id,
        greatest(named.added_in, reach.reached_in), 'STATED'
    from reach
    join agreement_solution as named on named.agreement_id = reach.agreement_id
        and named.valid_from <= reach.on_day and (named.valid_until is null or named.valid_until >= reach.on_day);
end;

-- What organizations had from agreements before a date and have no more, each agreement that brought it in the ways in which
-- it did last: by itself, and from each ancestor.
--
-- An agreement that is neither amended nor renews itself brings something in one way over one stretch of days: from the
-- last beginning to the first end of all that makes it so. Where that is the only way, it is the last. Of what comes in
-- several ways, is amended or renews itself, the agreement is asked on each day on which it can have begun to bring
-- something, or to bring it in another way: when it took effect or was amended, when a part came, when a party or a tie came
-- or was gone.
create or replace function coverage_past(organizations bigint[], as_of date)
    returns table (organization_id bigint, agreement_id bigint, inherited_from_id bigint, domain_id bigint, solution_id bigint,
        added_in integer, confidence text)
    language sql stable
begin atomic
    with recursive upward as (
        select asked.organization_id, asked.organization_id as at_id, date '-infinity' as since, as_of as until
        from unnest(organizations) as asked (organization_id)
        union
        select upward.organization_id, tie.to_id, greatest(upward.since, tie.valid_from), least(upward.until, tie.valid_until)
        from upward
        join organization_tie as tie on tie.organization_id = upward.at_id
        where tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
          and greatest(upward.since, tie.valid_from) <= least(upward.until, tie.valid_until)
    ), effective as (
        select agreement.id, agreement.extends_to_subsidiaries or agreement.amended as may_extend,
            agreement.amended or agreement.renewal_months is not null as is_changing,
            greatest(agreement.signed_on, agreement.effective_on) as since,
            least(agreement.terminated_on,
                case when not agreement.amended and agreement.renewal_months is null then agreement.expires_on end) as until
        from agreement
        where agreement.status in ('SIGNED', 'TERMINATED') and agreement.signed_on <= as_of and agreement.effective_on <= as_of
    ), reach as materialized (
        select asked.organization_id, effective.id as agreement_id, null::bigint as inherited_from_id, party.added_in,
            effective.is_changing, greatest(party.valid_from, effective.since) as since,
            least(party.valid_until, effective.until, as_of) as until
        from unnest(organizations) as asked (organization_id)
        join agreement_party as party on party.organization_id = asked.organization_id
        join effective on effective.id = party.agreement_id
        union all
        select upward.organization_id, effective.id, upward.at_id, party.added_in, effective.is_changing,
            greatest(upward.since, party.valid_from, effective.since), least(upward.until, party.valid_until, effective.until)
        from effective
        join agreement_party as party on party.agreement_id = effective.id
        join upward on upward.at_id = party.organization_id and upward.at_id <> upward.organization_id
        where effective.may_extend
    ), single as materialized (
        select brought.*
        from (
            select reach.organization_id, reach.agreement_id, reach.inherited_from_id, scope.domain_id, null::bigint as solution_id,
                greatest(reach.added_in, scope.added_in) as added_in, scope.confidence
            from reach
            join agreement_scope as scope on scope.agreement_id = reach.agreement_id
                and greatest(reach.since, scope.valid_from) <= least(reach.until, scope.valid_until)
                and scope.valid_from <= as_of
            where not reach.is_changing
            union all
            select reach.organization_id, reach.agreement_id, reach.inherited_from_id, null, named.solution_id,
                greatest(reach.added_in, named.added_in), 'STATED'
            from reach
            join agreement_solution as named on named.agreement_id = reach.agreement_id
                and greatest(reach.since, named.valid_from) <= least(reach.until, named.valid_until)
                and named.valid_from <= as_of
            where not reach.is_changing) as brought
    ), several as materialized (
        select reach.organization_id, reach.agreement_id from reach where reach.is_changing
        union
        select single.organization_id, single.agreement_id
        from single
        group by single.organization_id, single.agreement_id, single.domain_id, single.solution_id
        having count(*) > 1
    ), beginning as (
        select several.organization_id, several.agreement_id, event.on_day
        from several
        join (
            select agreement.id as agreement_id, greatest(agreement.signed_on, agreement.effective_on) as on_day from agreement
            union all
            select scope.agreement_id, scope.valid_from from agreement_scope as scope
            union all
            select named.agreement_id, named.valid_from from agreement_solution as named
            union all
            select party.agreement_id, party.valid_from from agreement_party as party
            union all
            select party.agreement_id, party.valid_until + 1 from agreement_party as party
            union all
            select amendment.agreement_id, amendment.effective_on from amendment) as event
            on event.agreement_id = several.agreement_id
        union
        select several.organization_id, several.agreement_id, tied.on_day
        from several
        join upward on upward.organization_id = several.organization_id and upward.at_id <> upward.organization_id
        cross join lateral (values (upward.since), (upward.until + 1)) as tied (on_day)
        where isfinite(tied.on_day)
    ), asked as materialized (
        select array_agg(beginning.organization_id) as organizations, array_agg(beginning.agreement_id) as agreements,
            array_agg(beginning.on_day) as days
        from beginning
        where beginning.on_day <= as_of
    ), ranked as (
        select offer.*, rank() over (
            partition by offer.organization_id, offer.agreement_id, offer.domain_id, offer.solution_id
            order by offer.on_day desc) as place
        from asked
        cross join agreement_offers_of(asked.organizations, asked.agreements, asked.days) as offer
    )
    select single.organization_id, single.agreement_id, single.inherited_from_id, single.domain_id, single.solution_id,
        single.added_in, single.confidence
    from single
    left join several using (organization_id, agreement_id)
    where several.agreement_id is null
    union all
    select ranked.organization_id, ranked.agreement_id, ranked.inherited_from_id, ranked.domain_id, ranked.solution_id,
        ranked.added_in, ranked.confidence
    from ranked
    where ranked.place = 1;
end;

drop function coverage_beginnings(bigint[], date);

-- A row for each automaker in cooperation at a date or reached by an agreement in force then, and each cooperation domain.
-- What it rests on stands in four arrays side by side, a place for each way in which an agreement brings the domain: the
-- agreement's number, the amendment that made it so, the code of the ancestor that is party to it, and whether a source
-- states it.
create or replace function coverage_cells(as_of date)
    returns table (organization_id bigint, domain_id bigint, state text, agreements text[], amendments integer[],
        inherited_from text[], confidences text[], rollouts text[], deployments text[])
    language sql stable rows 10000
begin atomic
    with automaker as materialized (
        select coalesce(array_agg(organization.id), '{}') as ids
        from organization
        where organization.type = 'AUTOMAKER' and organization.merged_into_id is null
    ), offered as materialized (
        select offer.*
        from automaker
        cross join agreement_offers_on(automaker.ids, as_of) as offer
    ), told as materialized (
        select organization.id
        from organization
        where organization.type = 'AUTOMAKER' and organization.merged_into_id is null
          and (organization.id in (select cooperating_organizations(as_of))
              or organization.id in (select offered.organization_id from offered))
    ), covered as materialized (
        select distinct offered.organization_id, offered.domain_id from offered where offered.domain_id is not null
    ), landed as (
        -- Of many rollouts of one solution the first fifty are told.
        select each.*, row_number() over (
            partition by each.organization_id, each.solution_id, each.is_rollout, each.live order by each.code) as place
        from (
            select landed.organization_id, landed.solution_id, true as is_rollout, landed.stage = 'LAUNCHED' as live, landed.code
            from rollouts_at(as_of) as landed
            where landed.stage in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'LAUNCHED')
            union all
            select deployment.organization_id, deployment.solution_id, false, true, deployment.code
            from deployment
            where deployment.valid_from <= as_of and coalesce(deployment.valid_until >= as_of, true)) as each
        join told on told.id = each.organization_id
    ), landing as materialized (
        select landed.organization_id, serves.domain_id, bool_or(landed.live) as live,
            array_agg(landed.code order by landed.code) filter (where landed.is_rollout and landed.live) as launched,
            array_agg(landed.code order by landed.code) filter (where landed.is_rollout and not landed.live) as under_way,
            array_agg(landed.code order by landed.code) filter (where not landed.is_rollout) as deployed
        from landed
        join solution_domain as serves on serves.solution_id = landed.solution_id
        where landed.place <= 50
        group by landed.organization_id, serves.domain_id
    ), uncovered as materialized (
        select landing.organization_id, landing.domain_id
        from landing
        left join covered using (organization_id, domain_id)
        where landing.live and covered.domain_id is null
    ), found as (
        select offered.organization_id, offered.domain_id, offered.agreement_id, offered.inherited_from_id, offered.added_in,
            offered.confidence
        from offered
        union all
        -- What was agreed before matters only where something has landed that nothing covers now.
        select past.organization_id, past.domain_id, past.agreement_id, past.inherited_from_id, past.added_in, past.confidence
        from coverage_past(array(select distinct uncovered.organization_id from uncovered), as_of) as past
        join uncovered using (organization_id, domain_id)
        union all
        -- What is on its way matters only where nothing covers it and nothing has landed.
        select coming.organization_id, coming.domain_id, coming.agreement_id, coming.inherited_from_id, coming.added_in, coming.confidence
        from agreement_prospects(array(select told.id from told), as_of) as coming
        left join covered using (organization_id, domain_id)
        left join landing using (organization_id, domain_id)
        where covered.domain_id is null and landing.live is not true
    ), basis as (
        select distinct found.organization_id, found.domain_id, agreement.code as number, found.added_in, ancestor.code as ancestor,
            found.confidence
        from found
        join agreement on agreement.id = found.agreement_id
        left join organization as ancestor on ancestor.id = found.inherited_from_id
        where found.domain_id is not null
    ), based as materialized (
        select ways.organization_id, ways.domain_id, array_agg(ways.number order by ways.place) as agreements,
            array_agg(ways.added_in order by ways.place) as amendments, array_agg(ways.ancestor order by ways.place) as ancestors,
            array_agg(ways.confidence order by ways.place) as confidences
        from (
            select basis.*, row_number() over (
                order by basis.number, basis.ancestor nulls first, basis.added_in nulls first, basis.confidence desc) as place
            from basis) as ways
        group by ways.organization_id, ways.domain_id
    )
    select told.id, domain.id,
        case
            when landing.live and covered.domain_id is not null then 'LIVE'
            when landing.live and based.agreements is not null then 'LAPSED'
            when landing.live then 'UNCOVERED'
            when covered.domain_id is not null then 'AGREED'
            when based.agreements is not null or landing.domain_id is not null then 'PLANNED'
            else 'NONE'
        end,
        coalesce(based.agreements, '{}'), coalesce(based.amendments, '{}'), coalesce(based.ancestors, '{}'),
        coalesce(based.confidences, '{}'),
        coalesce(case when landing.live then landing.launched when covered.domain_id is null then landing.under_way end, '{}'),
        coalesce(landing.deployed, '{}')
    from told
    cross join cooperation_domain as domain
    left join landing on landing.organization_id = told.id and landing.domain_id = domain.id
    left join covered on covered.organization_id = told.id and covered.domain_id = domain.id
    left join based on based.organization_id = told.id and based.domain_id = domain.id;
end;

-- What automakers that we work with do not cover at a date, and how many comparable ones do: other groups of the same
-- country, or all others where the country is not known. A group counts once, whichever of its members covers it.
create or replace function white_space(as_of date)
    returns table (organization_id bigint, domain_id bigint, state text, country text, comparable integer, covering integer,
        examples bigint[], coming text[])
    language sql stable
begin atomic
    with automaker as materialized (
        select coalesce(array_agg(organization.id), '{}') as ids
        from organization
        where organization.type = 'AUTOMAKER' and organization.merged_into_id is null
    ), offered as materialized (
        select distinct offer.organization_id, offer.domain_id
        from automaker
        cross join agreement_offers_on(automaker.ids, as_of) as offer
    ), covered as materialized (
        select offered.* from offered where offered.domain_id is not null
    ), wanted as materialized (
        select cooperating_organizations(as_of) as id
        union
        select offered.organization_id from offered
    ), at_work as materialized (
        select organization.id, coalesce(organization.country, top.country) as country, top.id as group_id, top.country as group_country,
            top.code as group_code, (coalesce(organization.country, top.country) is not distinct from top.country
                or coalesce(organization.country, top.country) is null)::integer as is_among_them
        from wanted
        join organization on organization.id = wanted.id and organization.type = 'AUTOMAKER'
        join organization_groups(array(select wanted.id from wanted), as_of) as belongs
            on belongs.organization_id = organization.id
        join organization as top on top.id = belongs.group_id
    ), groups as materialized (
        select distinct at_work.group_id, at_work.group_country as country, at_work.group_code as code from at_work
    ), has as materialized (
        select distinct at_work.group_id, covered.domain_id
        from at_work
        join covered on covered.organization_id = at_work.id
    ), sizes as materialized (
        select groups.country, count(*) as groups, grouping(groups.country) = 1 as of_all from groups group by grouping sets ((groups.country), ())
    ), shares as materialized (
        select groups.country, has.domain_id, count(*) as groups, (array_agg(groups.group_id order by groups.code))[1:6] as examples,
            grouping(groups.country) = 1 as of_all
        from has
        join groups on groups.group_id = has.group_id
        group by grouping sets ((groups.country, has.domain_id), (has.domain_id))
    ), landed as materialized (
        select landed.organization_id, serves.domain_id, bool_or(landed.stage = 'LAUNCHED') as live
        from rollouts_at(as_of) as landed
        join solution_domain as serves on serves.solution_id = landed.solution_id
        where landed.stage in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'LAUNCHED')
        group by landed.organization_id, serves.domain_id
        union all
        select deployment.organization_id, serves.domain_id, true
        from deployment
        join solution_domain as serves on serves.solution_id = deployment.solution_id
        where deployment.valid_from <= as_of and coalesce(deployment.valid_until >= as_of, true)
    ), past as materialized (
        select distinct past.organization_id, past.domain_id
        from coverage_past(array(select distinct landed.organization_id from landed where landed.live), as_of) as past
    ), coming as materialized (
        select prospect.organization_id, prospect.domain_id, array_agg(distinct agreement.code) as agreements
        from agreement_prospects(array(select at_work.id from at_work), as_of) as prospect
        join agreement on agreement.id = prospect.agreement_id
        group by prospect.organization_id, prospect.domain_id
    )
    select at_work.id, domain.id,
        case
            when landing.live and past.domain_id is not null then 'LAPSED'
            when landing.live then 'UNCOVERED'
            when landing.live is not null or coming.agreements is not null then 'PLANNED'
            else 'NONE'
        end,
        at_work.country,
        -- The own group is among the groups of its country, and among all.
        cast(sizes.groups - at_work.is_among_them as integer),
        cast(coalesce(shares.groups, 0) - (own.group_id is not null)::integer * at_work.is_among_them as integer),
        (array_remove(shares.examples, at_work.group_id))[1:5],
        coming.agreements
    from at_work
    cross join cooperation_domain as domain
    left join covered on covered.organization_id = at_work.id and covered.domain_id = domain.id
    left join sizes on case when at_work.country is null then sizes.of_all else not sizes.of_all and sizes.country = at_work.country end
    left join shares on shares.domain_id = domain.id
        and case when at_work.country is null then shares.of_all else not shares.of_all and shares.country = at_work.country end
    left join has as own on own.group_id = at_work.group_id and own.domain_id = domain.id
    left join (
        select landed.organization_id, landed.domain_id, bool_or(landed.live) as live
        from landed
        group by landed.organization_id, landed.domain_id) as landing
        on landing.organization_id = at_work.id and landing.domain_id = domain.id
    left join past on past.organization_id = at_work.id and past.domain_id = domain.id
    left join coming on coming.organization_id = at_work.id and coming.domain_id = domain.id
    where covered.domain_id is null;
end;

-- What the register cannot bear out at a date, record by record.
create or replace function portfolio_gaps(as_of date)
    returns table (kind text, record_type text, record_code text, organization_ids bigint[], subject text, since date)
    language sql stable
begin atomic
    with in_force as materialized (
        select agreement.id, agreement.code, agreement.effective_on
        from all_agreements_in_force(as_of) as in_force
        join agreement on agreement.id = in_force.agreement_id
    ), landed as (
        -- With those that are intended while nobody said for when: there is no date to count them from, and they have no
        -- agreement all the same.
        select rollout.code, model.maker_id as organization_id, rollout.solution_id, coalesce(rollout.stage_then, 'PLANNED') as stage,
            case when rollout.somewhere then rollout.basis_id end as basis_id,
            case when rollout.somewhere then rollout.without_basis_reason end as without_basis_reason, rollout.moved_on
        from (
            select rollout.*, rollout.planned or rollout.moved_on is not null as somewhere,
                rollout_stage_on(rollout.planned_from, rollout.integrating_on, rollout.validating_on, rollout.launched_on,
                    rollout.retired_on, rollout.cancelled_on, rollout.on_hold, as_of) as stage_then
            from rollout) as rollout
        join vehicle_model as model on model.id = rollout.model_id
        where not rollout.somewhere
           or rollout.stage_then in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'LAUNCHED')
           or rollout.stage_then = 'ON_HOLD'
              and least(rollout.integrating_on, rollout.validating_on, rollout.launched_on) <= as_of
    ), deployed as materialized (
        select deployment.*
        from deployment
        where deployment.valid_from <= as_of and coalesce(deployment.valid_until >= as_of, true)
    ), offered as materialized (
        select offer.*
        from (
            select coalesce(array_agg(concerned.id), '{}') as ids
            from (
                select model.maker_id as id from vehicle_model as model
                union
                select deployment.organization_id from deployment) as concerned) as asked
        cross join agreement_offers_on(asked.ids, as_of) as offer
    ), based as materialized (
        -- What may land on which agreements, told once for each organization and solution.
        select offered.organization_id, serves.solution_id
        from offered
        join solution_domain as serves on serves.domain_id = offered.domain_id
        union
        select offered.organization_id, offered.solution_id from offered where offered.solution_id is not null
    ), cooperating as materialized (
        select cooperation.organization_id, cooperation.since
        from cooperation
        where cooperation.since <= as_of and coalesce(cooperation.until >= as_of, true)
    ), reached as materialized (
        select distinct reach.organization_id
        from (
            select coalesce(array_agg(concerned.id), '{}') as ids
            from (
                select cooperating.organization_id as id from cooperating
                union
                select deployed.organization_id from deployed where deployed.solution_id is null) as concerned) as asked
        cross join agreement_reach_on(asked.ids, as_of) as reach
    )
    select 'SCOPE_UNKNOWN', 'AGREEMENT', in_force.code, array(
            select party.organization_id from agreement_party as party
            where party.agreement_id = in_force.id and party.role <> 'OWN'
              and coalesce(party.valid_from <= as_of, true) and coalesce(party.valid_until >= as_of, true)),
        null::text, in_force.effective_on
    from in_force
    where not exists (
            select from agreement_scope as scope
            where scope.agreement_id = in_force.id and scope.valid_from <= as_of and coalesce(scope.valid_until >= as_of, true))
      and not exists (
            select from agreement_solution as named
            where named.agreement_id = in_force.id and named.valid_from <= as_of and coalesce(named.valid_until >= as_of, true))
    union all
    select 'COOPERATION_WITHOUT_AGREEMENT', organization.type, organization.code, array[organization.id], null, cooperating.since
    from cooperating
    join organization on organization.id = cooperating.organization_id
    left join reached on reached.organization_id = cooperating.organization_id
    where reached.organization_id is null
    union all
    select case
            when landed.stage = 'PLANNED' then 'PLANNED_WITHOUT_AGREEMENT'
            when landed.without_basis_reason is not null then 'ROLLOUT_WITHOUT_BASIS'
            else 'ROLLOUT_BASIS_LOST'
        end,
        'ROLLOUT', landed.code, array[landed.organization_id], coalesce(basis.code, landed.without_basis_reason),
        case when landed.moved_on <= as_of then landed.moved_on end
    from landed
    left join agreement as basis on basis.id = landed.basis_id
    left join based on based.organization_id = landed.organization_id and based.solution_id = landed.solution_id
    -- What is recorded as resting on nothing stays so, whoever covers it later.
    where based.solution_id is null or landed.without_basis_reason is not null and landed.stage <> 'PLANNED'
    union all
    select 'DEPLOYMENT_SOLUTION_UNKNOWN', 'DEPLOYMENT', deployed.code, array[deployed.organization_id], null, deployed.valid_from
    from deployed
    where deployed.solution_id is null
    union all
    select 'DEPLOYMENT_WITHOUT_AGREEMENT', 'DEPLOYMENT', deployed.code, array[deployed.organization_id], null, deployed.valid_from
    from deployed
    left join based on based.organization_id = deployed.organization_id and based.solution_id = deployed.solution_id
    left join reached on reached.organization_id = deployed.organization_id
    where case when deployed.solution_id is null then reached.organization_id is null else based.solution_id is null end
    union all
    select 'ELEMENT_COUNT_MISMATCH', 'ARCHITECTURE', layer.code, '{}', layer.kind || ' ' || layer.declared || ' ' || layer.listed, layer.effective_on
    from (
        select current.code, current.effective_on, declared.kind, declared.count as declared,
            (select count(*) from architecture_element as listed
             where listed.architecture_id = current.id and listed.layer = declared.kind) as listed
        from (
            select architecture.* from architecture where architecture.effective_on <= as_of
            order by architecture.effective_on desc limit 1) as current
        cross join lateral (values
            ('HORIZONTAL', current.declared_horizontal), ('VERTICAL', current.declared_vertical), ('PLATFORM', current.declared_platform))
            as declared (kind, count)) as layer
    where layer.declared <> layer.listed;
end;

-- What is otherwise at one date than at another: a row for each thing that came, went or moved.
create or replace function portfolio_changes(from_day date, to_day date)
    returns table (kind text, record_type text, record_code text, organization_ids bigint[], subject text, before text, after text)
    language sql stable
begin atomic
    with phases as materialized (
        select agreement.id, agreement.code,
            agreement_phase(agreement.status, agreement.signed_on, agreement.effective_on,
                agreement_expiry(agreement.id, agreement.amended, agreement.expires_on, agreement.notice_days, agreement.renewal_months, from_day),
                agreement.notice_days, agreement.terminated_on, from_day) as before,
            agreement_phase(agreement.status, agreement.signed_on, agreement.effective_on,
                agreement_expiry(agreement.id, agreement.amended, agreement.expires_on, agreement.notice_days, agreement.renewal_months, to_day),
                agreement.notice_days, agreement.terminated_on, to_day) as after
        from agreement
        where agreement.signed_on <= to_day
    ), concerned as materialized (
        select coalesce(array_agg(organization.id), '{}') as ids
        from organization
        where organization.type <> 'OWN_UNIT' and organization.merged_into_id is null
    ), coverage as materialized (
        select covered.organization_id, covered.domain_id, bool_or(covered.is_before) as before, bool_or(not covered.is_before) as after
        from (
            select earlier.organization_id, earlier.domain_id, true as is_before
            from concerned cross join covered_domains(concerned.ids, from_day) as earlier
            union all
            select later.organization_id, later.domain_id, false
            from concerned cross join covered_domains(concerned.ids, to_day) as later) as covered
        group by covered.organization_id, covered.domain_id
    ), cooperation as materialized (
        select cooperating.organization_id, bool_or(cooperating.is_before) as before, bool_or(not cooperating.is_before) as after
        from (
            select cooperating_organizations(from_day) as organization_id, true as is_before
            union all
            select cooperating_organizations(to_day), false) as cooperating
        group by cooperating.organization_id
    )
    select case when cooperation.after then 'COOPERATION_BEGAN' else 'COOPERATION_ENDED' end,
        organization.type, organization.code, array[organization.id], null::text, null::text, null::text
    from cooperation
    join organization on organization.id = cooperation.organization_id
    where cooperation.before <> cooperation.after and organization.type <> 'OWN_UNIT'
    union all
    select case
            when phases.after in ('IN_FORCE', 'EXPIRING') and coalesce(phases.before not in ('IN_FORCE', 'EXPIRING'), true) then 'AGREEMENT_CAME_INTO_FORCE'
            when phases.before in ('IN_FORCE', 'EXPIRING') and phases.after not in ('IN_FORCE', 'EXPIRING') then 'AGREEMENT_ENDED'
            else 'AGREEMENT_PHASE_CHANGED'
        end,
        'AGREEMENT', phases.code, array(
            select distinct party.organization_id from agreement_party as party
            where party.agreement_id = phases.id and party.role <> 'OWN' and coalesce(party.valid_from <= to_day, true)),
        null, phases.before, phases.after
    from phases
    where phases.before is distinct from phases.after
    union all
    select case when coverage.after then 'COVERAGE_GAINED' else 'COVERAGE_LOST' end,
        organization.type, organization.code, array[organization.id], domain.code, null, null
    from coverage
    join organization on organization.id = coverage.organization_id
    join cooperation_domain as domain on domain.id = coverage.domain_id
    where coverage.before <> coverage.after
    union all
    select 'ROLLOUT_MOVED', 'ROLLOUT', moved.code, array[moved.maker_id], null, moved.before, moved.after
    from (
        select rollout.code, model.maker_id,
            rollout_stage_on(rollout.planned_from, rollout.integrating_on, rollout.validating_on, rollout.launched_on,
                rollout.retired_on, rollout.cancelled_on, rollout.on_hold, from_day) as before,
            rollout_stage_on(rollout.planned_from, rollout.integrating_on, rollout.validating_on, rollout.launched_on,
                rollout.retired_on, rollout.cancelled_on, rollout.on_hold, to_day) as after
        from rollout
        join vehicle_model as model on model.id = rollout.model_id
        -- What never moved after the earlier date is where it was.
        where rollout.moved_on > from_day) as moved
    where moved.before is distinct from moved.after
    union all
    select 'LAUNCH_REPLANNED', 'ROLLOUT', planned.code, array[planned.maker_id], null, planned.before::text, planned.after::text
    from (
        select rollout.code, model.maker_id,
            rollout_launch_plan(rollout.id, rollout.launch_planned_on, rollout.launch_planned_first, rollout.launch_replanned_on, from_day) as before,
            rollout_launch_plan(rollout.id, rollout.launch_planned_on, rollout.launch_planned_first, rollout.launch_replanned_on, to_day) as after
        from rollout
        join vehicle_model as model on model.id = rollout.model_id
        where rollout.launch_replanned_on > from_day) as planned
    where planned.before is distinct from planned.after
    union all
    select case when deployed.after then 'DEPLOYMENT_BEGAN' else 'DEPLOYMENT_ENDED' end,
        'DEPLOYMENT', deployed.code, array[deployed.organization_id], deployed.solution, null, null
    from (
        select deployment.code, deployment.organization_id, solution.code as solution,
            coalesce(deployment.valid_from <= from_day and coalesce(deployment.valid_until >= from_day, true), false) as before,
            coalesce(deployment.valid_from <= to_day and coalesce(deployment.valid_until >= to_day, true), false) as after
        from deployment
        left join solution on solution.id = deployment.solution_id) as deployed
    where deployed.before <> deployed.after;
end;

-- What has landed at organizations at a date or is on its way there: the rollouts of each solution and the deployments,
-- live or not, with how many they are and the numbers of the first fifty, separated by commas. Where a rollout is is what
-- rollout_stage_on says, told without naming the stage.
create function landings_at(organizations bigint[], as_of date)
    returns table (organization_id bigint, solution_id bigint, is_rollout boolean, live boolean, count integer, codes text)
    language sql stable
begin atomic
    with landed as (
        select model.maker_id as organization_id, rollout.solution_id, true as is_rollout,
            coalesce(rollout.launched_on <= as_of, false) as live, array_agg(rollout.code) as codes
        from rollout
        join vehicle_model as model on model.id = rollout.model_id
        where (rollout.planned or rollout.moved_on is not null)
          and least(rollout.planned_from, rollout.integrating_on, rollout.validating_on, rollout.launched_on) <= as_of
          and (rollout.retired_on is null or rollout.retired_on > as_of)
          and (rollout.cancelled_on is null or rollout.cancelled_on > as_of)
          and (rollout.on_hold is null or not rollout.on_hold @> as_of)
          and model.maker_id = any (organizations)
        group by model.maker_id, rollout.solution_id, coalesce(rollout.launched_on <= as_of, false)
        union all
        select deployment.organization_id, deployment.solution_id, false, true, array_agg(deployment.code)
        from deployment
        where deployment.valid_from <= as_of and (deployment.valid_until is null or deployment.valid_until >= as_of)
          and deployment.organization_id = any (organizations)
        group by deployment.organization_id, deployment.solution_id
    )
    select landed.organization_id, landed.solution_id, landed.is_rollout, landed.live, cardinality(landed.codes),
        case
            when cardinality(landed.codes) <= 50 then array_to_string(landed.codes, ',')
            else (
                select string_agg(first.code, ',')
                from (select each.code from unnest(landed.codes) as each (code) order by each.code collate "C" limit 50) as first)
        end
    from landed;
end;
