package io.autopact.rollout;

import io.autopact.agreement.AgreementCodes;
import io.autopact.capability.CapabilityCodes;
import io.autopact.evidence.Disputes;
import io.autopact.organization.OrganizationCodes;
import io.autopact.people.Responsibilities;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of rollouts, and of the plans of one. */
@Configuration(proxyBeanMethods = false)
class RolloutLists {

    static final String ROLLOUTS = "rollouts";
    static final String PLANS = "rollout-plans";

    /** The last plan of a stage that was made by the date asked about. */
    private static final String PLAN = """
            select plan.*
            from rollout_plan as plan
            where plan.rollout_id = rollout.id and plan.stage = dates.stage and plan.made_on <= cast(:asOf as date)
            order by plan.number desc limit 1""";

    /** The first one. */
    private static final String FIRST = """
            select plan.planned_on
            from rollout_plan as plan
            where plan.rollout_id = rollout.id and plan.stage = dates.stage and plan.made_on <= cast(:asOf as date)
            order by plan.number limit 1""";

    private static final String STAGE = """
            rollout_stage_told(rollout.moved_on, rollout.planned_from, rollout.integrating_on, rollout.validating_on,
                rollout.launched_on, rollout.retired_on, rollout.cancelled_on, rollout.on_hold, cast(:asOf as date))""";

    /** The stages with what is known of them at the date asked about, and the slip of the launch. */
    private static final String STAGES = """
            select coalesce(json_agg(json_build_object(
                    'stage', dates.stage, 'plannedOn', plan.planned_on, 'plannedOnPrecision', plan.planned_on_precision,
                    'plannedOnConfidence', plan.planned_on_confidence, 'plannedOnNotBefore', plan.planned_on_not_before, 'madeOn', plan.made_on, 'actualOn', known.actual_on,
                    'actualOnPrecision', known.actual_on_precision, 'actualOnConfidence', known.actual_on_confidence, 'actualOnNotBefore', known.actual_on_not_before,
                    'resumedOn', case when dates.resumed_on <= cast(:asOf as date) then dates.resumed_on end, 'slipDays', slip.days)
                    order by stage_rank(dates.stage) nulls last, dates.stage, dates.occurrence), '[]') as list,
                max(slip.days) filter (where dates.stage = 'LAUNCHED') as launch_slip
            from rollout_stage as dates
            left join lateral (%s) as plan on true
            left join lateral (%s) as first on true
            left join lateral (
                select dates.actual_on, dates.actual_on_precision, dates.actual_on_confidence, dates.actual_on_not_before
                where first_day_of_period(dates.actual_on, dates.actual_on_precision) <= cast(:asOf as date)) as known on true
            cross join lateral (
                select rollout_slip(rollout.cancelled_on, dates.actual_on, plan.planned_on, first.planned_on, cast(:asOf as date)) as days) as slip
            where dates.rollout_id = rollout.id
              and (plan.planned_on is not null or known.actual_on is not null or coalesce(dates.planned_on, dates.actual_on) is null)""".formatted(PLAN, FIRST);

    /**
     * SQL that gives the first stage on the way that is still to come and late at a date, with the day since when.
     *
     * @param rollout what the query calls the rollout
     * @param date SQL of the date
     */
    static String late(String rollout, String date) {
        return """
            select late.stage, lower(since.days) as since
            from (
                select plan.stage,
                    stage_late_days(array_agg(plan.made_on order by plan.number), array_agg(plan.planned_on order by plan.number)) as days
                from rollout_plan as plan
                where plan.rollout_id = %1$s.id and stage_rank(plan.stage) > 1 and plan.made_on <= %2$s
                group by plan.stage) as late
            cross join lateral unnest(late.days) as since (days)
            where since.days @> %2$s
              and coalesce(stage_passed_on(late.stage, %1$s.integrating_on, %1$s.validating_on, %1$s.launched_on, %1$s.retired_on,
                  %1$s.cancelled_on) > %2$s, true)
            order by stage_rank(late.stage) limit 1""".formatted(rollout, date);
    }

    private static final String MEMBERS = """
            rollout.code as "number", model.code as "vehicleModel",
            (select maker.code from organization as maker where maker.id = model.maker_id) as "automaker",
            (select solution.code from solution where solution.id = rollout.solution_id) as "solution",
            rollout.system_name as "systemName", rollout.system_version as "systemVersion", rollout.market as "market",
            %s as "stage",
            (select agreement.code from agreement where agreement.id = rollout.basis_id) as "basis",
            case when rollout.without_basis_reason is not null
                then json_build_object('reason', rollout.without_basis_reason) end as "withoutBasis",
            told.list as "stages", told.launch_slip as "slipDays", late.stage is not null as "late", late.stage as "lateStage",
            late.since as "lateSince", rollout.note as "note",
            array[rollout.stage, case
                when rollout.retired_on is not null then 'RETIRED'
                when rollout.launched_on is not null then 'LAUNCHED'
                when rollout.validating_on is not null then 'VALIDATING'
                when rollout.integrating_on is not null then 'INTEGRATING'
                else 'PLANNED' end] as "allowedStages",
            %s, rollout.version as "version",
            (select change.at from change where change.id = rollout.recorded_in) as "updatedAt"
            from (select) as nothing
            left join lateral (%s) as told on true
            left join lateral (
                select min(first.stage) as stage, min(first.since) as since from (%s) as first) as late on true""".formatted(
            STAGE,
            Responsibilities.member("'ROLLOUT'", "rollout.code") + ", " + Disputes.members("'ROLLOUT'", "rollout.code"),
            STAGES,
            late("rollout", "cast(:asOf as date)"));

    private static final String MATCHES =
            """
            search_grams(%1$s) @> search_needs(:q) and position(search_folded(:q) in %1$s) > 0""".formatted("search_folded(rollout.code || ' ' || coalesce(rollout.system_name, ''))");

    /** With more matches than this, the first ones are soon met in the order of the list. */
    private static final int MANY = 1_000;

    /** What comes next follows from where it is now and how far it came, whatever the date asked about. */
    private static RolloutView withAllowedStages(RolloutView view) {
        RolloutStage now = view.allowedStages().getFirst();
        RolloutStage reached = view.allowedStages().getLast();
        return view.withAllowedStages(now.next(reached));
    }

    @Bean
    ListDefinition<RolloutView> rollouts(JsonRows rows) {
        return new ListDefinition<>(
                        ROLLOUTS,
                        rows.of(RolloutView.class, MEMBERS)
                                .making(RolloutLists::withAllowedStages, Set.of("allowedStages"), Set.of()),
                        "rollout join vehicle_model as model on model.id = rollout.model_id",
                        List.of(
                                Filter.text(
                                                "q",
                                                MATCHES,
                                                "Any part of the number or of the system's name; two Chinese characters suffice.")
                                        .with(new Filter.Keys(
                                                "select rollout.id from rollout where " + MATCHES,
                                                MANY,
                                                // By their codes, whose number the planner does not know: else it may
                                                // walk all rollouts in their order until it meets these.
                                                """
                                                rollout.code = any (array(
                                                    select known.code from rollout as known where known.id = any (:keys)))""")),
                                Filter.constants(
                                        "stage",
                                        RolloutStage.values(),
                                        """
                                (:certainty <> 'POSSIBLE' and (rollout.stage = any (:stage) or rollout.moved_on > cast(:asOf as date))
                                    and coalesce(%s = any (:stage), false)
                                or :certainty <> 'CERTAIN' and rollout.id in (
                                    select possible.rollout_id from rollouts_possibly_at(cast(:asOf as date)) as possible
                                    where possible.stage = any (:stage)))""".formatted(STAGE),
                                        "The furthest stage reached at the date asked about."),
                                Filter.certainty(""),
                                codes("solution", "rollout.solution_id", "solution", "The code of the solution.")
                                        .of(CapabilityCodes.SOLUTION),
                                codes(
                                                "vehicleModel",
                                                "rollout.model_id",
                                                "vehicle_model",
                                                "The code of the vehicle model.")
                                        .of(RolloutCodes.VEHICLE_MODEL),
                                Filter.texts("automaker", """
                                rollout.model_id in (
                                    select wanted.id from vehicle_model as wanted
                                    join organization as maker on maker.id = wanted.maker_id
                                    where maker.code = any (:automaker))""", "The code of the model's maker.")
                                        .of(OrganizationCodes.AUTOMAKER),
                                Filter.texts("market", "rollout.market = any (:market)", "The market."),
                                codes(
                                                "basis",
                                                "rollout.basis_id",
                                                "agreement",
                                                "The number of the agreement it rests on.")
                                        .of(AgreementCodes.AGREEMENT),
                                Filter.date(
                                        "launchedFrom",
                                        "coalesce(rollout.launched_on, '-infinity'::date) >= :launchedFrom",
                                        "Launched on this day or after."),
                                Filter.date(
                                        "launchedTo",
                                        // Either of two indexes tells, the one that narrows by launchedFrom as well.
                                        "coalesce(rollout.launched_on, 'infinity'::date) <= :launchedTo"
                                                + " and coalesce(rollout.launched_on, '-infinity'::date) <= :launchedTo",
                                        "Launched on this day or before."),
                                Filter.flag(
                                        "late",
                                        null,
                                        // Those that are ever late have an index of their own.
                                        "(not :late or rollout.late <> '{}')"
                                                + " and coalesce(rollout.late @> cast(:asOf as date), false) = :late",
                                        "Whether a stage that is still to come is late, at the date asked about."),
                                Responsibilities.filter("'ROLLOUT'", "rollout.code"),
                                Filter.knownAt()),
                        List.of(
                                SortKey.text("number", "rollout.code"),
                                SortKey.date("launchedOn", "rollout.launched_on"),
                                SortKey.integer("updatedAt", "rollout.recorded_in")),
                        List.of("number"))
                .withItemsApart();
    }

    private static Filter codes(String name, String reference, String table, String description) {
        return Filter.texts(
                name,
                "%s in (select wanted.id from %s as wanted where wanted.code = any (:%s))"
                        .formatted(reference, table, name),
                description);
    }

    @Bean
    ListDefinition<PlanView> planListing(JsonRows rows) {
        return new ListDefinition<>(
                        PLANS,
                        rows.of(PlanView.class, """
                        plan.number as "number", plan.stage as "stage", plan.planned_on as "plannedOn",
                        plan.planned_on_precision as "plannedOnPrecision", plan.planned_on_confidence as "plannedOnConfidence", plan.planned_on_not_before as "plannedOnNotBefore",
                        (select before.planned_on from rollout_plan as before
                         where before.rollout_id = plan.rollout_id and before.stage = plan.stage and before.number < plan.number
                         order by before.number desc limit 1) as "previousOn",
                        plan.planned_on - (
                            select first.planned_on from rollout_plan as first
                            where first.rollout_id = plan.rollout_id and first.stage = plan.stage
                            order by first.number limit 1) as "slipDays",
                        plan.made_on as "madeOn", plan.reason as "reason",
                        (select change.at from change where change.id = plan.recorded_in) as "recordedAt\""""),
                        "rollout_plan as plan",
                        List.of(Filter.constants(
                                "stage",
                                RolloutStage.values(),
                                "plan.stage = any (:stage)",
                                "The stage that is planned.")),
                        List.of(SortKey.integer("number", "plan.number")),
                        List.of("number"))
                .only("plan.rollout_id = :rolloutId and plan.made_on <= cast(:asOf as date)");
    }
}
