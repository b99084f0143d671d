package io.autopact.rollout;

import io.autopact.evidence.Disputes;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.RowMapper;

/** The lists of rollouts, and of the plans of one. */
@Configuration(proxyBeanMethods = false)
class RolloutLists {

    static final String ROLLOUTS = "rollouts";
    static final String PLANS = "rollout-plans";

    /** The last plan of a stage that was made by the date asked about; the first one counts at every date. */
    private static final String PLAN = """
            select plan.*
            from rollout_plan as plan
            where plan.rollout_id = rollout.id and plan.stage = %s and coalesce(plan.made_on <= cast(:asOf as date), true)
            order by plan.number desc limit 1""";

    private static final String STAGE = """
            rollout_stage_told(rollout.moved_on, rollout.planned_from, rollout.integrating_on, rollout.validating_on,
                rollout.launched_on, rollout.retired_on, rollout.cancelled_on, rollout.on_hold, cast(:asOf as date))""";

    /** By the plans that the query reads, which are others where it is asked what the register knew. */
    private static final String SLIP = """
            rollout_slip(rollout.cancelled_on, rollout.launched_on, (select latest.planned_on from (%s) as latest),
                rollout.launch_planned_first, cast(:asOf as date))""".formatted(PLAN.formatted("'LAUNCHED'"));

    private static final String MEMBERS =
            """
            rollout.code as "number", model.code as "vehicleModel",
            (select maker.code from organization as maker where maker.id = model.maker_id) as "automaker",
            (select solution.code from solution where solution.id = rollout.solution_id) as "solution",
            rollout.system_name as "systemName", rollout.system_version as "systemVersion", rollout.market as "market",
            %s as "stage",
            (select agreement.code from agreement where agreement.id = rollout.basis_id) as "basis",
            case when rollout.without_basis_reason is not null
                then json_build_object('reason', rollout.without_basis_reason) end as "withoutBasis",
            coalesce((
                select json_agg(json_build_object(
                    'stage', dates.stage, 'plannedOn', plan.planned_on, 'plannedOnPrecision', plan.planned_on_precision,
                    'plannedOnConfidence', plan.planned_on_confidence, 'actualOn', dates.actual_on,
                    'actualOnPrecision', dates.actual_on_precision, 'actualOnConfidence', dates.actual_on_confidence,
                    'resumedOn', dates.resumed_on)
                    order by stage_rank(dates.stage) nulls last, dates.stage, dates.occurrence)
                from rollout_stage as dates
                left join lateral (%s) as plan on true
                where dates.rollout_id = rollout.id), '[]') as "stages",
            slip.days as "slipDays", coalesce(slip.days > 0, false) as "late", rollout.note as "note",
            '{}'::text[] as "allowedStages", %s, rollout.version as "version",
            (select change.at from change where change.id = rollout.recorded_in) as "updatedAt"
            from (select %s as days) as slip""".formatted(STAGE, PLAN.formatted("dates.stage"), Disputes.members("'ROLLOUT'", "rollout.code"), SLIP);

    private static final String MATCHES = "search_term(rollout.code || ' ' || coalesce(rollout.system_name, ''))";

    /** What comes next follows from what has happened up to now, whatever the date asked about. */
    private static RolloutView withAllowedStages(RolloutView view) {
        RolloutStage reached = RolloutStage.PLANNED;
        RolloutStage now = null;
        for (RolloutView.Stage dates : view.stages()) {
            if (dates.actualOn() == null) {
                continue;
            }
            switch (dates.stage()) {
                case CANCELLED -> now = RolloutStage.CANCELLED;
                case ON_HOLD -> now = dates.resumedOn() == null ? RolloutStage.ON_HOLD : now;
                case PLANNED, INTEGRATING, VALIDATING, LAUNCHED, RETIRED -> reached = dates.stage();
            }
        }
        return view.withAllowedStages((now == null ? reached : now).next(reached));
    }

    private static RowMapper<RolloutView> mapper(JsonRows rows) {
        RowMapper<RolloutView> mapper = rows.as(RolloutView.class);
        return (row, number) -> withAllowedStages(Objects.requireNonNull(mapper.mapRow(row, number)));
    }

    @Bean
    ListDefinition<RolloutView> rollouts(JsonRows rows) {
        return new ListDefinition<>(
                        ROLLOUTS,
                        JsonRows.columns(MEMBERS),
                        "rollout join vehicle_model as model on model.id = rollout.model_id",
                        mapper(rows),
                        List.of(
                                Filter.text(
                                        "q",
                                        "search_grams(%1$s) @> search_needs(:q) and position(search_term(:q) in %1$s) > 0"
                                                .formatted(MATCHES),
                                        "Any part of the number or of the system's name; two Chinese characters suffice."),
                                Filter.constants(
                                        "stage",
                                        RolloutStage.values(),
                                        """
                                (rollout.stage = any (:stage) or rollout.moved_on > cast(:asOf as date))
                                and coalesce(%s = any (:stage), false)""".formatted(STAGE),
                                        "The furthest stage reached at the date asked about."),
                                codes("solution", "rollout.solution_id", "solution", "The code of the solution."),
                                codes(
                                        "vehicleModel",
                                        "rollout.model_id",
                                        "vehicle_model",
                                        "The code of the vehicle model."),
                                Filter.texts("automaker", """
                                rollout.model_id in (
                                    select wanted.id from vehicle_model as wanted
                                    join organization as maker on maker.id = wanted.maker_id
                                    where maker.code = any (:automaker))""", "The code of the model's maker."),
                                Filter.texts("market", "rollout.market = any (:market)", "The market."),
                                codes(
                                        "basis",
                                        "rollout.basis_id",
                                        "agreement",
                                        "The number of the agreement it rests on."),
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
                                Filter.flag("late", null, """
                                coalesce(rollout.launch_planned_first is not null and rollout_slip(
                                    rollout.cancelled_on, rollout.launched_on,
                                    rollout_launch_plan(rollout.id, rollout.launch_planned_on, rollout.launch_planned_first,
                                        rollout.launch_replanned_on, cast(:asOf as date)),
                                    rollout.launch_planned_first, cast(:asOf as date)) > 0, false) = :late""", "Whether the launch slipped, at the date asked about.")),
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
                JsonRows.columns("""
                        plan.number as "number", plan.stage as "stage", plan.planned_on as "plannedOn",
                        plan.planned_on_precision as "plannedOnPrecision", plan.planned_on_confidence as "plannedOnConfidence",
                        (select before.planned_on from rollout_plan as before
                         where before.rollout_id = plan.rollout_id and before.stage = plan.stage and before.number < plan.number
                         order by before.number desc limit 1) as "previousOn",
                        plan.planned_on - (
                            select first.planned_on from rollout_plan as first
                            where first.rollout_id = plan.rollout_id and first.stage = plan.stage
                            order by first.number limit 1) as "slipDays",
                        plan.made_on as "madeOn", plan.reason as "reason",
                        (select change.at from change where change.id = plan.recorded_in) as "recordedAt\""""),
                "rollout_plan as plan\nwhere plan.rollout_id = :rolloutId",
                rows.as(PlanView.class),
                List.of(Filter.constants(
                        "stage", RolloutStage.values(), "plan.stage = any (:stage)", "The stage that is planned.")),
                List.of(SortKey.integer("number", "plan.number")),
                List.of("number"));
    }
}
