package io.autopact.portfolio.brief;

import io.autopact.history.HistoryService;
import io.autopact.history.RecordKey;
import io.autopact.organization.OrganizationView;
import io.autopact.portfolio.CoverageService;
import io.autopact.portfolio.CoverageState;
import io.autopact.portfolio.CoverageView;
import io.autopact.portfolio.DueItem;
import io.autopact.portfolio.GapItem;
import io.autopact.portfolio.Subject;
import io.autopact.portfolio.TimelineService;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.Listing;
import io.autopact.shared.listing.Lists;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.time.Today;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Sums up what one should know of a partner and all that belongs to it before meeting them. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class BriefService {

    private static final int MOST_CHANGES = 200;
    private static final int MOST_ITEMS = 500;
    private static final int MONTHS_AHEAD = 6;

    private final JdbcClient database;
    private final JsonRows rows;
    private final Lists lists;
    private final Listing<DueItem> expiringListing;
    private final Listing<GapItem> gapListing;
    private final TimelineService timelines;
    private final CoverageService coverage;
    private final HistoryService history;
    private final Today today;

    /** What the database gives in one go. */
    record Facts(
            List<String> family,
            List<RecordKey> records,
            List<BriefView.InForce> inForce,
            List<BriefView.OpenAgreement> drafts,
            List<BriefView.OpenMilestone> milestones,
            List<BriefView.OpenInstrument> instruments,
            List<BriefView.OpenRollout> rollouts,
            List<Subject> domains) {}

    /**
     * The brief on a partner.
     *
     * @param since since when changes are told
     * @throws ProblemException if since lies after the date
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public BriefView brief(OrganizationView organization, LocalDate since, LocalDate asOf) {
        if (since.isAfter(asOf)) {
            throw ProblemException.invalid(List.of(
                    Violation.in("since", "out-of-order", "since is %s and lies after %s.".formatted(since, asOf))));
        }
        Facts facts = database.sql(SQL)
                .param("code", organization.code())
                .param("asOf", asOf)
                .query(rows.as(Facts.class))
                .single();
        return new BriefView(
                organization.code(),
                organization.nameZh(),
                organization.nameEn(),
                asOf,
                since,
                timelines.timeline(organization, asOf).events().stream()
                        .filter(event -> !event.on().isBefore(since) && !event.planned())
                        .toList(),
                history.changes(facts.records(), today.start(since), today.start(asOf.plusDays(1)), MOST_CHANGES),
                covered(organization, asOf, facts.domains()),
                facts.inForce(),
                lists.first(
                        expiringListing,
                        Map.of(
                                "organization",
                                String.join(",", facts.family()),
                                "dueBefore",
                                asOf.plusMonths(MONTHS_AHEAD).plusDays(1).toString()),
                        asOf,
                        MOST_ITEMS),
                new BriefView.Open(
                        facts.drafts(),
                        facts.milestones(),
                        facts.instruments(),
                        facts.rollouts(),
                        lists.first(
                                gapListing,
                                Map.of("organization", organization.code(), "includeDescendants", "true"),
                                asOf,
                                MOST_ITEMS)));
    }

    /** What the partner and all that belongs to it cover together: the furthest that any of them has come. */
    private List<BriefView.Covered> covered(OrganizationView organization, LocalDate asOf, List<Subject> domains) {
        List<CoverageView.Cell> cells = coverage.coverage(asOf, List.of(organization.code()), true).rows().stream()
                .flatMap(row -> row.cells().stream())
                .toList();
        return domains.stream()
                .map(domain -> {
                    List<CoverageView.Cell> own = cells.stream()
                            .filter(cell -> cell.domain().equals(domain.code()))
                            .toList();
                    return new BriefView.Covered(
                            domain.code(),
                            domain.nameZh(),
                            domain.nameEn(),
                            CoverageState.furthest(own.stream().map(CoverageView.Cell::state)),
                            own.stream()
                                    .flatMap(cell -> cell.basis().stream())
                                    .map(CoverageView.Basis::agreement)
                                    .distinct()
                                    .sorted()
                                    .toList());
                })
                .toList();
    }

    private static final String SQL = """
            with family as materialized (
                select organization.id, organization.code, organization.type
                from organization
                where organization.id in (select organizations_with_descendants(array[:code], true, cast(:asOf as date)))
            ), agreed as materialized (
                select agreement.*, parties.codes,
                    agreement_expiry(agreement.id, agreement.amended, agreement.expires_on, agreement.notice_days,
                        agreement.renewal_months, cast(:asOf as date)) as expiry
                from agreement
                join (
                    select party.agreement_id, array_agg(distinct family.code order by family.code) as codes
                    from agreement_party as party
                    join family on family.id = party.organization_id
                    group by party.agreement_id) as parties on parties.agreement_id = agreement.id
            ), phased as materialized (
                select agreed.*, agreement_phase(agreed.status, agreed.signed_on, agreed.effective_on, agreed.expiry, agreed.notice_days,
                    agreed.terminated_on, cast(:asOf as date)) as phase
                from agreed
            ), model as materialized (
                select model.* from vehicle_model as model join family on family.id = model.maker_id
            ), landed as materialized (
                select rollout.*, model.name_zh as model_zh, model.name_en as model_en,
                    rollout_stage_told(rollout.moved_on, rollout.planned_from, rollout.integrating_on, rollout.validating_on,
                        rollout.launched_on, rollout.retired_on, rollout.cancelled_on, rollout.on_hold, cast(:asOf as date)) as stage_then,
                    rollout_launch_plan(rollout.id, rollout.launch_planned_on, rollout.launch_planned_first,
                        rollout.launch_replanned_on, cast(:asOf as date)) as planned_then
                from rollout join model on model.id = rollout.model_id
            ), record as (
                select 'ORGANIZATION' as kind, family.id, family.code from family
                union all
                select 'AGREEMENT', agreed.id, agreed.code from agreed
                union all
                select 'MILESTONE', milestone.id, milestone.code from milestone join agreed on agreed.id = milestone.agreement_id
                union all
                select 'INSTRUMENT', instrument.id, instrument.code from instrument join agreed on agreed.id = instrument.agreement_id
                union all
                select 'VEHICLE_MODEL', model.id, model.code from model
                union all
                select 'ROLLOUT', landed.id, landed.code from landed
                union all
                select 'DEPLOYMENT', deployment.id, deployment.code from deployment join family on family.id = deployment.organization_id
            )
            select row_to_json(view)::text as item
            from (
                select
                    (select json_agg(family.code order by family.code) from family) as "family",
                    (select json_agg(json_build_object('kind', record.kind, 'id', record.id, 'code', record.code)) from record) as "records",
                    coalesce((
                        select json_agg(json_build_object(
                            'number', phased.code, 'titleZh', phased.title_zh, 'titleEn', phased.title_en, 'parties', phased.codes,
                            'phase', phased.phase, 'effectiveOn', phased.effective_on,
                            'effectiveOnPrecision', phased.effective_on_precision, 'expiresOn', phased.expiry,
                            'expiresOnPrecision', case when phased.expiry = phased.expires_on then phased.expires_on_precision end,
                            'domains', coalesce((
                                select json_agg(domain.code order by domain.position, domain.code)
                                from agreement_item as item
                                join cooperation_domain as domain on domain.id = item.domain_id
                                where item.agreement_id = phased.id and holds_at(item.valid_from, item.valid_until, :asOf)), '[]'))
                            order by phased.effective_on, phased.code)
                        from phased
                        where phased.phase in ('IN_FORCE', 'EXPIRING')), '[]') as "inForce",
                    coalesce((
                        select json_agg(json_build_object(
                            'number', agreed.code, 'titleZh', agreed.title_zh, 'titleEn', agreed.title_en, 'status', agreed.status)
                            order by agreed.code)
                        from agreed
                        where agreed.status in ('DRAFT', 'NEGOTIATING') and coalesce(agreed.drafted_on <= :asOf, true)), '[]') as "drafts",
                    coalesce((
                        select json_agg(json_build_object(
                            'code', milestone.code, 'agreement', phased.code, 'titleZh', milestone.title_zh, 'titleEn', milestone.title_en,
                            'owner', owner.code, 'dueOn', milestone.due_on, 'dueOnPrecision', milestone.due_on_precision)
                            order by milestone.due_on, milestone.code)
                        from milestone
                        join phased on phased.id = milestone.agreement_id
                        join organization as owner on owner.id = milestone.owner_id
                        where (milestone.state = 'OPEN' or milestone.state_on > :asOf)
                          and phased.status <> 'WITHDRAWN' and is_not_over(phased.terminated_on, :asOf)), '[]') as "milestones",
                    coalesce((
                        select json_agg(json_build_object(
                            'code', instrument.code, 'agreement', phased.code, 'nameZh', instrument.name_zh, 'nameEn', instrument.name_en)
                            order by instrument.code)
                        from instrument
                        join phased on phased.id = instrument.agreement_id
                        where coalesce(least(instrument.established_on, instrument.operating_on, instrument.closed_on) > :asOf,
                                instrument.state = 'PLANNED')
                          and phased.phase in ('UPCOMING', 'IN_FORCE', 'EXPIRING')), '[]') as "instruments",
                    coalesce((
                        select json_agg(json_build_object(
                            'number', landed.code, 'modelNameZh', landed.model_zh, 'modelNameEn', landed.model_en,
                            'solutionNameZh', solution.name_zh, 'solutionNameEn', solution.name_en, 'stage', landed.stage_then,
                            'launchPlannedOn', landed.planned_then,
                            'launchPlannedOnPrecision', (
                                select plan.planned_on_precision
                                from rollout_plan as plan
                                where plan.rollout_id = landed.id and plan.stage = 'LAUNCHED' and coalesce(plan.made_on <= :asOf, true)
                                order by plan.number desc limit 1),
                            'slipDays', rollout_slip(landed.cancelled_on, landed.launched_on, landed.planned_then,
                                landed.launch_planned_first, cast(:asOf as date)))
                            order by landed.code)
                        from landed
                        join solution on solution.id = landed.solution_id
                        where landed.stage_then in ('PLANNED', 'INTEGRATING', 'VALIDATING', 'ON_HOLD')), '[]') as "rollouts",
                    (select json_agg(json_build_object('code', domain.code, 'nameZh', domain.name_zh, 'nameEn', domain.name_en)
                         order by domain.position, domain.code)
                     from cooperation_domain as domain) as "domains"
            ) as view""";
}
