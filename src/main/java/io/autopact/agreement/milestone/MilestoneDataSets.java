package io.autopact.agreement.milestone;

import io.autopact.agreement.AgreementContext;
import io.autopact.agreement.PartsOfAgreements;
import io.autopact.evidence.CitableType;
import io.autopact.exchange.ColumnType;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.Field;
import io.autopact.exchange.TableDataSet;
import io.autopact.history.HistoricResource;
import io.autopact.organization.OrganizationReferences;
import io.autopact.people.ResponsibleType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What milestones contribute: their data set, and their history. */
@Configuration(proxyBeanMethods = false)
class MilestoneDataSets {

    @Bean
    ResponsibleType responsibleForMilestone() {
        return new ResponsibleType(CitableType.of("MILESTONE", "select code from milestone", MilestoneView.class));
    }

    @Bean
    HistoricResource milestoneHistory() {
        return HistoricResource.of("milestones", "MILESTONE", "milestone", "milestone")
                .withStates("MILESTONE_", MilestoneState.values());
    }

    @Bean
    DataSet milestoneDataSet() {
        return TableDataSet.builder()
                .name("milestones")
                .descriptionZh("里程碑：协议规定由谁于何时交付什么")
                .descriptionEn("Milestones: what agreements oblige someone to deliver, and by when")
                .table("milestone")
                .narrowedBy(MilestoneLists.MILESTONES, "milestone.code", "code")
                .fields(
                        Field.upperCode("code", "里程碑编码", "The milestone's code"),
                        Field.reference("agreement", "agreement", "协议编号", "The agreement's number")
                                .withRequired(true),
                        Field.text("title_zh", 500, "中文标题", "What is to be delivered, in Chinese")
                                .withRequired(true),
                        Field.text("title_en", 500, "英文标题", "What is to be delivered, in English")
                                .withRequired(true))
                .fieldList(
                        Field.requiredRoughDate("due_on", "due_on", "到期日期", "The last day on which it is in time")
                                .stream()
                                .map(field -> field.withDated("plan." + field.column()))
                                .toList())
                .fields(
                        Field.reference("owner", "organization", "责任方编码", "The party that is to deliver")
                                .onlyWhere(OrganizationReferences.STAYS)
                                .withRequired(true),
                        Field.constant("state", MilestoneState.values(), "状态", "How it stands with it")
                                .withFallback("'OPEN'")
                                .withDated("milestone_state_on(t.state, t.state_on, :asOf)"),
                        Field.of("state_on", ColumnType.DATE, "状态日期", "Since when; empty while it is open")
                                .withDated("case when t.state_on <= :asOf then t.state_on end"),
                        Field.text("state_note", 4000, "状态说明", "What was said when it came to that")
                                .withDated("case when coalesce(t.state_on <= :asOf, true) then t.state_note end"),
                        Field.text("note", 4000, "备注", "What else is to be known"),
                        Field.text(
                                        "reason",
                                        4000,
                                        "最近一次变更到期日的原因；导入另一到期日时须给出新的原因",
                                        "Why the due date was moved last; an import that moves it gives another one")
                                .withFilled(true)
                                .withFallback("known.reason")
                                .withDated("plan.reason"))
                .join("""
                        left join lateral (
                            select known.* from milestone_plan as known
                            where t.made_on > :asOf and known.milestone_id = t.id and (known.made_on <= :asOf or known.number = 1)
                            order by known.number desc limit 1) as earlier on true
                        join agreement on agreement.id = t.agreement_id
                        cross join lateral (
                            select case when earlier.id is null then t.due_on else earlier.due_on end as due_on,
                                case when earlier.id is null then t.due_on_precision else earlier.due_on_precision end as due_on_precision,
                                case when earlier.id is null then t.due_on_confidence else earlier.due_on_confidence end as due_on_confidence,
                                case when earlier.id is null then t.due_on_not_before else earlier.due_on_not_before end as due_on_not_before,
                                case when earlier.id is null then t.reason else earlier.reason end as reason) as plan
                        cross join lateral (
                            select known.due_on from milestone_plan as known
                            where known.milestone_id = t.id order by known.number limit 1) as first""")
                .rowsThen(PartsOfAgreements.BEGUN)
                .versioned(true)
                .codesOf("MILESTONE")
                .recordRules(MilestoneRules.RECORD)
                .context("made_on", "null::date")
                .contextFrom(AgreementContext.GIVEN_UP_BEFORE)
                .setRule(MilestoneRules.SETS)
                .afterDataSet("agreement_parties")
                .derive(
                        "overdue",
                        ColumnType.BOOLEAN,
                        "milestone_state_on(t.state, t.state_on, :asOf) = 'OPEN' and plan.due_on < :asOf",
                        "是否逾期",
                        "Whether it is open and was due before the date asked about")
                .deriveNames("owner", "责任方", "the owner")
                .deriveUpdatedAt()
                .derive(
                        "first_due_on",
                        ColumnType.DATE,
                        "first.due_on",
                        "首次到期日",
                        "The day on which it was due at first")
                .derive(
                        "slip_days",
                        ColumnType.INTEGER,
                        "milestone_slip(t.state, t.state_on, plan.due_on, first.due_on, :asOf)",
                        "延期天数：自首次到期日至交付日；尚未交付的，至现行到期日与所询日期中较晚者，故逾期后逐日增加；已免除的为空",
                        "Days from the first due date to the delivery; while there is none, to the later of the due date and the date"
                                + " asked about, so that it grows by the day once it is overdue; empty where it was waived")
                .build();
    }

    /** The milestone with which the first due date came, and the due dates that were made before. */
    private static final String BEFORE_PLAN = """
            left join milestone as of_milestone_before on of_milestone_before.code = s.milestone
            left join milestone_plan as made on made.milestone_id = of_milestone_before.id and made.number = s.number
            left join (
                select plan.milestone_id, max(plan.number) as number, max(plan.made_on) as made_on
                from milestone_plan as plan
                where plan.recorded_in is distinct from change_under_way()
                group by plan.milestone_id
            ) as last on last.milestone_id = of_milestone_before.id
            left join (
                select staging.milestone, staging.number, max(staging.made_on) over (
                    partition by staging.milestone order by staging.number rows between unbounded preceding and 1 preceding) as made_on
                from staging
            ) as beside on beside.milestone = s.milestone and beside.number = s.number""";

    @Bean
    DataSet milestonePlanDataSet() {
        return TableDataSet.builder()
                .name("milestone_plans")
                .descriptionZh("里程碑的历次到期日")
                .descriptionEn("Every due date that a milestone had")
                .table("milestone_plan")
                .narrowedBy(MilestoneLists.MILESTONES, "milestone.code", "milestone")
                .fields(
                        Field.keyReference("milestone", "milestone", "里程碑编码", "The milestone's code"),
                        Field.of("number", ColumnType.INTEGER, "序号", "The due date's number within the milestone")
                                .withRequired(true)
                                .withKey(true)
                                .between("1", "10000"))
                .fieldList(Field.requiredRoughDate("due_on", "due_on", "到期日期", "The last day on which it was in time"))
                .fields(
                        Field.of(
                                        "made_on",
                                        ColumnType.DATE,
                                        "约定日期，自该日起计入；缺省为导入当日",
                                        "When that was agreed, from which day on it counts; that of the import where it is missing")
                                .withFallback("coalesce(known.made_on, day_of_writing())"),
                        Field.text("reason", 4000, "变更原因", "Why the due date was moved")
                                .withFilled(true))
                .rowsThen("(t.made_on <= :asOf or t.number = 1)")
                .owner(new TableDataSet.Owner("milestone", "milestone_id"))
                .recordRules(MilestoneRules.PLAN)
                .context("recorded_by_this", "coalesce(made.recorded_in = change_under_way(), false)")
                .context("last_number", "last.number")
                .context(
                        "made_before",
                        "case when known.\"number\" is null then greatest(beside.made_on, last.made_on) end")
                .contextJoin(BEFORE_PLAN)
                .build();
    }
}
