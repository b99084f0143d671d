package io.autopact.rollout;

import io.autopact.exchange.ColumnType;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.Field;
import io.autopact.exchange.ImportRule;
import io.autopact.exchange.TableDataSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rollouts as CSV: the rollouts, the dates of their stages, and the plans that were made. */
@Configuration(proxyBeanMethods = false)
class RolloutDataSetConfiguration {

    private static final TableDataSet.Owner ROLLOUT = new TableDataSet.Owner("rollout", "rollout_id");

    /** What an import asks of all rollouts that it names, once they are written. */
    private static final String WRITTEN = """
            array(
                select rollout.id from staging as s join rollout on rollout.code = s.%s group by rollout.id)""";

    /** A date that was recorded before can come to stand wrong beside one of the file, whose line is told then. */
    private static final String DATE_VIOLATIONS = """
            select coalesce(min(s.line) filter (where %2$s), min(s.line)) as line,
                   case violation.member when 'plannedOn' then 'planned_on' when 'resumedOn' then 'resumed_on'
                       when 'stage' then 'stage' else 'actual_on' end as column_name,
                   violation.stage as value, violation.detail
            from rollout_date_violations(%1$s, %3$s) as violation
            join rollout on rollout.id = violation.rollout_id
            join staging as s on s.rollout = rollout.code
            group by rollout.code, violation.stage, violation.occurrence, violation.member, violation.detail""";

    private static final String BASIS_VIOLATIONS = """
            select min(s.line) as line, '%1$s' as column_name, rollout.code as value,
                   'rests on no agreement that is in force on ' || violation.on_day
                       || ', covers what the solution serves and is made with the maker' as detail
            from rollout_basis_violations(array(
                select settled.id from rollouts_to_settle(%2$s) as settled (id))) as violation
            join rollout on rollout.id = violation.rollout_id
            join staging as s on s.%1$s = rollout.code
            group by rollout.code, violation.on_day""";

    /** A plan that was made is kept as it was made, and each later one says why. */
    private static final String PLAN_VIOLATIONS = """
            select s.line, found.column_name, found.value, found.detail
            from staging as s
            left join rollout on rollout.code = s.rollout
            left join rollout_plan as known on known.rollout_id = rollout.id and known.number = s.number
            cross join lateral (
                select exists (
                        select from staging as earlier
                        where earlier.rollout = s.rollout and earlier.stage = s.stage and earlier.number < s.number)
                    or exists (
                        select from rollout_plan as earlier
                        where earlier.rollout_id = rollout.id and earlier.stage = s.stage and earlier.number < s.number) as is_change,
                    (select max(plan.number) from rollout_plan as plan where plan.rollout_id = rollout.id) as last_number,
                    exists (
                        select from rollout_stage as dates
                        where dates.rollout_id = rollout.id and dates.stage = s.stage and dates.actual_on is not null) as is_reached
            ) as plan
            cross join lateral (values
                ('planned_on', s.planned_on::text,
                    case when (known.stage, known.planned_on, known.planned_on_precision, known.planned_on_confidence,
                            known.made_on, known.reason)
                        is distinct from (s.stage, s.planned_on, coalesce(s.planned_on_precision, 'DAY'),
                            coalesce(s.planned_on_confidence, 'STATED'), s.made_on, s.reason)
                        and known.id is not null
                        then 'plan ' || s.number || ' is kept as it was made; another plan is another row, with its reason' end),
                ('number', s.number::text,
                    case when known.id is null and s.number < plan.last_number
                        then 'stands before plans that were made already, of which the last is ' || plan.last_number end),
                ('reason', null,
                    case when known.id is null and plan.is_change and s.reason is null
                        then 'is missing: it is another plan of ' || s.stage end),
                ('made_on', null,
                    case when known.id is null and plan.is_change and s.made_on is null
                        then 'is missing: it is another plan of ' || s.stage end),
                ('made_on', s.made_on::text,
                    case when s.made_on > %s then 'lies in the future' end),
                ('stage', s.stage,
                    case when known.id is null and plan.is_change and plan.is_reached
                        then 'was reached already; there is nothing left to plan' end),
                ('stage', s.stage,
                    case when known.id is null and plan.is_change and not plan.is_reached and rollout.stage in ('CANCELLED', 'RETIRED')
                        then 'is not planned any more: the rollout is ' || rollout.stage end),
                ('stage', s.stage,
                    case when s.stage in ('ON_HOLD', 'CANCELLED') then 'is not planned ahead' end)
            ) as found (column_name, value, detail)
            where found.detail is not null""".formatted(ImportRule.TODAY);

    @Bean
    DataSet rolloutDataSet() {
        return TableDataSet.builder()
                .name("rollouts")
                .descriptionZh("车型落地：进入某车型的解决方案")
                .descriptionEn("Solutions going into vehicle models")
                .table("rollout")
                .narrowedBy(RolloutListing.ROLLOUTS, "rollout.code", "number")
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
                .versioned(true)
                .codesOf("ROLLOUT", "number")
                .rule(ImportRule.onStaging("""
                        select s.line, 'without_basis_reason' as column_name, s.without_basis_reason as value,
                               'has no place beside a basis' as detail
                        from staging as s
                        where s.basis is not null and s.without_basis_reason is not null"""))
                .rule(ImportRule.notArchived("vehicle_model", "vehicle_model", """
                        exists (select from rollout as known where known.code = s.number and known.model_id = target.id)"""))
                .rule(ImportRule.notArchived("solution", "solution", """
                        exists (select from rollout as known where known.code = s.number and known.solution_id = target.id)"""))
                .rule(ImportRule.onResult(BASIS_VIOLATIONS.formatted("number", WRITTEN.formatted("number"))))
                .afterMergeStatement(findBases("number"))
                .deriveNames("vehicle_model", "车型", "the vehicle model")
                .deriveNames("solution", "解决方案", "the solution")
                .derive("stage", ColumnType.STRING, """
                        case when t.moved_on is null then 'PLANNED'
                            else rollout_stage_at(t.id, t.stage, t.moved_on, t.planned, cast(:asOf as date)) end""", "所处阶段", "The furthest stage reached at the date asked about")
                .derive("launched_on", ColumnType.DATE, "t.launched_on", "上市日期", "When it was launched")
                .derive("slip_days", ColumnType.INTEGER, """
                        rollout_slip(t.id, case when t.moved_on <= cast(:asOf as date) then t.stage end, t.launched_on, t.launch_planned_on,
                            t.launch_planned_first, t.launch_replanned_on, cast(:asOf as date))""", "延期天数", "Days from the first plan of the launch")
                .deriveVersion()
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
                .narrowedBy(RolloutListing.ROLLOUTS, "rollout.code", "rollout")
                .fields(
                        Field.keyReference("rollout", "rollout", "落地编号", "The rollout's number"),
                        Field.of("number", ColumnType.INTEGER, "计划序号", "The plan's number within the rollout")
                                .withRequired(true)
                                .withKey(true)
                                .between("1", "10000"),
                        stage())
                .fieldList(Field.roughDate("planned_on", "planned_on", "计划日期", "When the stage is planned").stream()
                        .map(field -> field.withRequired(field.name().equals("planned_on")))
                        .toList())
                .fields(
                        Field.of("made_on", ColumnType.DATE, "制定日期", "When the plan was made; empty of the first"),
                        Field.text("reason", 4000, "变更原因", "Why the plan was changed")
                                .withFilled(true))
                .owner(ROLLOUT)
                .rule(ImportRule.onStaging(PLAN_VIOLATIONS))
                .rule(ImportRule.onResult(DATE_VIOLATIONS.formatted(
                        WRITTEN.formatted("rollout"), "s.stage = violation.stage", ImportRule.TODAY)))
                .build();
    }

    @Bean
    DataSet rolloutStageDataSet() {
        return TableDataSet.builder()
                .name("rollout_stages")
                .descriptionZh("车型落地各阶段的计划与实际日期")
                .descriptionEn("The plan and the actual date of each stage of a rollout")
                .table("rollout_stage")
                .narrowedBy(RolloutListing.ROLLOUTS, "rollout.code", "rollout")
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
                .fieldList(Field.roughDate("planned_on", "planned_on", "计划日期", "When the stage is planned"))
                .fieldList(Field.roughDate("actual_on", "actual_on", "实际日期", "When the stage was reached"))
                .fields(Field.of("resumed_on", ColumnType.DATE, "恢复日期", "When it went on, of one on hold"))
                .owner(ROLLOUT)
                .rule(ImportRule.onStaging("""
                        select s.line, 'occurrence' as column_name, s.occurrence::text as value,
                               'is 1 for every stage but ON_HOLD' as detail
                        from staging as s
                        where s.occurrence <> 1 and s.stage <> 'ON_HOLD'
                        union all
                        select s.line, 'planned_on', s.planned_on::text, 'has no place here: ' || s.stage || ' is not planned ahead'
                        from staging as s
                        where s.planned_on is not null and s.stage in ('ON_HOLD', 'CANCELLED')
                        union all
                        select s.line, 'resumed_on', s.resumed_on::text,
                               case when s.stage <> 'ON_HOLD' then 'has no place here: only what is on hold goes on'
                                   else 'lies before actual_on' end
                        from staging as s
                        where s.resumed_on is not null and (s.stage <> 'ON_HOLD' or coalesce(s.resumed_on < s.actual_on, true))"""))
                .rule(ImportRule.onStaging("""
                        select s.line, 'planned_on' as column_name, s.planned_on::text as value,
                               s.stage || ' is planned for ' || known.planned_on
                                   || '; another plan is a row of rollout_plans, with its reason' as detail
                        from staging as s
                        join rollout on rollout.code = s.rollout
                        join rollout_stage as known
                            on known.rollout_id = rollout.id and known.stage = s.stage and known.occurrence = s.occurrence
                        where known.planned_on is not null
                          and (known.planned_on, known.planned_on_precision, known.planned_on_confidence)
                              is distinct from (s.planned_on, coalesce(s.planned_on_precision, 'DAY'),
                                  coalesce(s.planned_on_confidence, 'STATED'))"""))
                .rule(ImportRule.onResult(DATE_VIOLATIONS.formatted(
                        WRITTEN.formatted("rollout"),
                        "s.stage = violation.stage and s.occurrence = violation.occurrence",
                        ImportRule.TODAY)))
                .rule(ImportRule.onResult(BASIS_VIOLATIONS.formatted("rollout", WRITTEN.formatted("rollout"))))
                .afterMergeStatement(findBases("rollout"))
                .afterDataSet("rollout_plans")
                .build();
    }

    private static Field stage() {
        return Field.constant("stage", RolloutStage.values(), "阶段", "The stage").withRequired(true);
    }
}
