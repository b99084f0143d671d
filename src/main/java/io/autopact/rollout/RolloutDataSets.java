package io.autopact.rollout;

import io.autopact.exchange.ColumnType;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.Field;
import io.autopact.exchange.Parts;
import io.autopact.exchange.TableDataSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rollouts as CSV: the rollouts, the dates of their stages, and the plans that were made. */
@Configuration(proxyBeanMethods = false)
class RolloutDataSets {

    private static TableDataSet.Owner rollout(boolean bases) {
        return new TableDataSet.Owner(
                "rollout",
                "rollout_id",
                "select write_rollouts(array(select touched.id from touched order by touched.id), %s) as raised"
                        .formatted(bases));
    }

    /** How a plan stands to those that were made before, and to how far the rollout has come. */
    private static final String BEFORE_PLAN = """
            left join rollout as of_rollout_before on of_rollout_before.code = s.rollout
            left join (
                select staging.rollout, staging.stage, staging.number, min(staging.number) over before_it as first_number,
                    max(staging.made_on) over before_it as made_on
                from staging
                window before_it as (
                    partition by staging.rollout, staging.stage order by staging.number rows between unbounded preceding and 1 preceding)
            ) as beside on beside.rollout = s.rollout and beside.stage = s.stage and beside.number = s.number
            left join (
                select plan.rollout_id, plan.stage, min(plan.number) as number, max(plan.made_on) as made_on
                from rollout_plan as plan
                where plan.rollout_id in (select rollout.id from staging join rollout on rollout.code = staging.rollout)
                group by plan.rollout_id, plan.stage
            ) as earlier on earlier.rollout_id = of_rollout_before.id and earlier.stage = s.stage and earlier.number < s.number
            left join (
                select plan.rollout_id, max(plan.number) as number
                from rollout_plan as plan
                where plan.rollout_id in (select rollout.id from staging join rollout on rollout.code = staging.rollout)
                group by plan.rollout_id
            ) as last on last.rollout_id = of_rollout_before.id
            left join rollout_stage as dates on dates.rollout_id = of_rollout_before.id and dates.stage = s.stage
                and dates.occurrence = 1""";

    /**
     * The first plan of a stage that comes without the day it was made was made when it is recorded, or before the next
     * one where that was made earlier; what is recorded stays.
     */
    private static final String MADE_ON = """
            update staging as s
            set made_on = coalesce(known.made_on, least(day_of_writing(), told.next_made_on))
            from (
                select staging.line, min(staging.made_on) over later as next_made_on,
                    row_number() over (partition by staging.rollout, staging.stage order by staging.number) as place
                from staging
                window later as (
                    partition by staging.rollout, staging.stage order by staging.number rows between 1 following and unbounded following)
            ) as told
            left join staging as own on own.line = told.line
            left join rollout on rollout.code = own.rollout
            left join rollout_plan as known on known.rollout_id = rollout.id and known.number = own.number
            where s.line = told.line and s.made_on is null
              and (known.id is not null or told.place = 1 and not exists (
                  select from rollout_plan as earlier where earlier.rollout_id = rollout.id and earlier.stage = own.stage))""";

    /** The stages that a rollout goes through once, each with its plan and its actual date beside the rollout. */
    private static final Parts STAGES_BESIDE = new Parts(
            "rollout_stages",
            "rollout",
            List.of(
                    beside(RolloutStage.INTEGRATING, "集成"),
                    beside(RolloutStage.VALIDATING, "验证"),
                    beside(RolloutStage.LAUNCHED, "上市"),
                    beside(RolloutStage.RETIRED, "退役")));

    private static Parts.Part beside(RolloutStage stage, String nameZh) {
        String name = stage.name().toLowerCase(Locale.ROOT);
        Map<String, Field> values = new LinkedHashMap<>();
        values.put(
                "planned_on",
                Field.of(
                        name + "_planned_on",
                        ColumnType.DATE,
                        nameZh + "的计划日期",
                        "When %s is planned".formatted(stage)));
        values.put(
                "actual_on",
                Field.of(
                        name + "_actual_on",
                        ColumnType.DATE,
                        nameZh + "的实际日期",
                        "When %s was reached".formatted(stage)));
        return new Parts.Part(Map.of("stage", stage.name(), "occurrence", "1"), values);
    }

    @Bean
    DataSet rolloutDataSet() {
        return TableDataSet.builder()
                .name("rollouts")
                .descriptionZh("车型落地：进入某车型的解决方案")
                .descriptionEn("Solutions going into vehicle models")
                .table("rollout")
                .narrowedBy(RolloutLists.ROLLOUTS, "rollout.code", "number")
                .fields(
                        Field.upperCode("number", "落地编号", "The rollout's number"),
                        Field.reference("vehicle_model", "vehicle_model", "车型编码", "The code of the vehicle model")
                                .withColumn("model_id")
                                .withRequired(true),
                        Field.reference("solution", "solution", "方案编码", "The code of the solution")
                                .withRequired(true),
                        Field.text("market", 80, "市场", "Where the vehicles are sold"),
                        Field.text("system_name", 200, "车机系统名称", "What the system in the vehicle is called"),
                        Field.text("system_version", 80, "车机系统版本", "Its version"),
                        Field.reference("basis", "agreement", "依据的协议编号", "The number of the agreement it rests on"),
                        Field.text(
                                        "without_basis_reason",
                                        4000,
                                        "无协议依据的原因",
                                        "Why it is recorded without an agreement to rest on")
                                .withColumn("without_basis_reason")
                                .withFilled(true),
                        Field.text("note", 4000, "备注", "What else is to be known"))
                .parts(STAGES_BESIDE)
                .versioned(true)
                .codesOf("ROLLOUT")
                .recordRules(RolloutRules.RECORD)
                .context("vehicle_model_archived", archived("model"))
                .context("solution_archived", archived("offered"))
                .contextJoin("""
                        left join vehicle_model as model on model.code = s.vehicle_model
                        left join solution as offered on offered.code = s.solution""")
                .setRule(RolloutRules.BASIS)
                .afterMergeStatement(findBases("number"))
                .deriveNames("vehicle_model", "车型", "the vehicle model")
                .deriveNames("solution", "解决方案", "the solution")
                // The date once for all rows: what is asked of it is written out in the query then.
                .join("cross join (select cast(:asOf as date) as day offset 0) as told")
                .derive("stage", ColumnType.STRING, """
                        rollout_stage_told(t.moved_on, t.planned_from, t.integrating_on, t.validating_on, t.launched_on, t.retired_on,
                            t.cancelled_on, t.on_hold, told.day)""", "所处阶段", "The furthest stage reached at the date asked about")
                .derive(
                        "launched_on",
                        ColumnType.DATE,
                        "case when t.launched_on <= told.day then t.launched_on end",
                        "上市日期",
                        "When it was launched; empty where that was later than the date asked about")
                .derive(
                        "slip_days",
                        ColumnType.INTEGER,
                        """
                        rollout_slip(t.cancelled_on, t.launched_on,
                            rollout_launch_plan(t.id, t.launch_planned_on, t.launch_replanned_on, told.day),
                            t.launch_planned_first, told.day)""",
                        "上市延期天数：自首次计划至实际上市；尚未上市的，至现行计划与所询日期中较晚者，故逾期后逐日增加",
                        "Days from the first plan of the launch to the launch; while there is none, to the later of the plan and the"
                                + " date asked about, so that it grows by the day once the plan is past")
                .deriveVersion()
                .join("left join lateral (%s) as late on t.late @> told.day"
                        .formatted(RolloutLists.late("t", "told.day")))
                .derive(
                        "late_stage",
                        ColumnType.STRING,
                        "late.stage",
                        "延期阶段：尚未到达且已延期的首个阶段",
                        "The first stage still to come that is late at the date asked about")
                .derive("late_since", ColumnType.DATE, "late.since", "该阶段自何日起延期", "Since when that stage is late")
                .build();
    }

    /** Gives rollouts that need a basis and come without one the best that there is. */
    private static String findBases(String column) {
        return """
                update rollout
                set basis_id = found.agreement_id
                from rollout_bases(array(
                    select wanted.id from staging as s join rollout as wanted on wanted.code = s.%s
                    where wanted.basis_id is null and wanted.without_basis_reason is null
                    group by wanted.id)) as found
                where rollout.id = found.rollout_id and found.place = 1""".formatted(column);
    }

    @Bean
    DataSet rolloutPlanDataSet() {
        return TableDataSet.builder()
                .name("rollout_plans")
                .descriptionZh("车型落地各阶段的历次计划")
                .descriptionEn("Every plan that was made for a stage of a rollout")
                .table("rollout_plan")
                .narrowedBy(RolloutLists.ROLLOUTS, "rollout.code", "rollout")
                .fields(
                        Field.keyReference("rollout", "rollout", "落地编号", "The rollout's number"),
                        Field.of("number", ColumnType.INTEGER, "计划序号", "The plan's number within the rollout")
                                .withRequired(true)
                                .withKey(true)
                                .between("1", "10000"),
                        stage())
                .fieldList(Field.requiredRoughDate("planned_on", "planned_on", "计划日期", "When the stage is planned"))
                .fields(
                        Field.of(
                                "made_on",
                                ColumnType.DATE,
                                "计划制定日期，自该日起计入；首个计划缺省为导入当日",
                                "When the plan was made, from which day on it counts; of a first plan that of the import where it is missing"),
                        Field.text("reason", 4000, "变更原因", "Why the plan was changed")
                                .withFilled(true))
                .rowsThen("t.made_on <= :asOf")
                .owner(rollout(false))
                .beforeMergeStatement(MADE_ON)
                .recordRules(RolloutRules.PLAN)
                .context("another", "beside.first_number is not null or earlier.number is not null")
                .context("last_number", "last.number")
                .context(
                        "made_before",
                        "case when known.\"number\" is null then greatest(beside.made_on, earlier.made_on) end")
                .context("reached", "coalesce(dates.actual_on is not null, false)")
                .context("rollout_stage", "of_rollout_before.stage")
                .contextJoin(BEFORE_PLAN)
                .setRule(RolloutRules.PLANS)
                .build();
    }

    @Bean
    DataSet rolloutStageDataSet() {
        return TableDataSet.builder()
                .name("rollout_stages")
                .descriptionZh("车型落地各阶段的计划与实际日期")
                .descriptionEn("The plan and the actual date of each stage of a rollout")
                .table("rollout_stage")
                .narrowedBy(RolloutLists.ROLLOUTS, "rollout.code", "rollout")
                .fields(
                        Field.keyReference("rollout", "rollout", "落地编号", "The rollout's number"),
                        stage().withKey(true),
                        Field.of(
                                        "occurrence",
                                        ColumnType.INTEGER,
                                        "第几次（仅暂停可多次）",
                                        "Which time; only ON_HOLD has several")
                                .withKey(true)
                                .withRequired(true)
                                .between("1", "1000"))
                .fieldList(dated(
                        PLANNED, Field.roughDate("planned_on", "planned_on", "计划日期", "When the stage is planned")))
                .fieldList(
                        dated(REACHED, Field.roughDate("actual_on", "actual_on", "实际日期", "When the stage was reached")))
                .fields(
                        Field.of("resumed_on", ColumnType.DATE, "恢复日期", "When it went on, of one on hold")
                                .withDated("case when t.resumed_on <= :asOf then t.resumed_on end"),
                        Field.of(
                                        "made_on",
                                        ColumnType.DATE,
                                        "计划制定日期，自该日起计入；缺省为导入当日",
                                        "When the plan was made, from which day on it counts; that of the import where it is missing")
                                .withFallback(
                                        "case when s.\"planned_on\" is not null then coalesce(known.made_on, day_of_writing()) end")
                                .withDated(PLANNED.formatted("made_on")))
                .join("""
                        left join lateral (
                            select plan.* from rollout_plan as plan
                            where t.made_on > :asOf and plan.rollout_id = t.rollout_id and plan.stage = t.stage and plan.made_on <= :asOf
                            order by plan.number desc limit 1) as earlier on true""")
                .rowsThen("""
                        (t.made_on <= :asOf or earlier.id is not null
                            or first_day_of_period(t.actual_on, t.actual_on_precision) <= :asOf
                            or coalesce(t.planned_on, t.actual_on) is null)""")
                .owner(rollout(true))
                .recordRules(RolloutRules.STAGE)
                .setRule(RolloutRules.STAGES)
                .setRule(RolloutRules.BASIS)
                .afterMergeStatement(findBases("rollout"))
                .afterDataSet("rollout_plans")
                .build();
    }

    /** Whether a record that is referred to was archived before the import. */
    static String archived(String target) {
        return "coalesce(%1$s.archived and %1$s.recorded_in is distinct from change_under_way(), false)"
                .formatted(target);
    }

    /** A column of the plan that was the last by the date asked about. */
    private static final String PLANNED = "case when t.made_on <= :asOf then t.%1$s else earlier.%1$s end";

    /** A column of the day on which a stage was reached, where that was by the date asked about. */
    private static final String REACHED =
            "case when first_day_of_period(t.actual_on, t.actual_on_precision) <= :asOf then t.%1$s end";

    private static List<Field> dated(String sql, List<Field> fields) {
        return fields.stream()
                .map(field -> field.withDated(sql.formatted(field.column())))
                .toList();
    }

    private static Field stage() {
        return Field.constant("stage", RolloutStage.values(), "阶段", "The stage").withRequired(true);
    }
}
