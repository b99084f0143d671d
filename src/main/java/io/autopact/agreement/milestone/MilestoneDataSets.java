package io.autopact.agreement.milestone;

import io.autopact.agreement.AgreementContext;
import io.autopact.exchange.ColumnType;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.Field;
import io.autopact.exchange.TableDataSet;
import io.autopact.history.HistoricResource;
import io.autopact.organization.OrganizationReferences;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What milestones contribute: their data set, and their history. */
@Configuration(proxyBeanMethods = false)
class MilestoneDataSets {

    @Bean
    HistoricResource milestoneHistory() {
        return HistoricResource.of("milestones", "MILESTONE", "milestone", "milestone");
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
                .fieldList(Field.requiredRoughDate("due_on", "due_on", "到期日期", "The last day on which it is in time"))
                .fields(
                        Field.reference("owner", "organization", "责任方编码", "The party that is to deliver")
                                .onlyWhere(OrganizationReferences.STAYS)
                                .withRequired(true),
                        Field.constant("state", MilestoneState.values(), "状态", "How it stands with it, up to now")
                                .withFallback("'OPEN'"),
                        Field.of("state_on", ColumnType.DATE, "状态日期", "Since when; empty while it is open"),
                        Field.text("state_note", 4000, "状态说明", "What was said when it came to that"),
                        Field.text("note", 4000, "备注", "What else is to be known"))
                .versioned(true)
                .codesOf("MILESTONE")
                .recordRules(MilestoneRules.RECORD)
                .contextFrom(AgreementContext.GIVEN_UP_BEFORE)
                .setRule(MilestoneRules.SETS)
                .afterDataSet("agreement_parties")
                .derive(
                        "overdue",
                        ColumnType.BOOLEAN,
                        "t.state = 'OPEN' and t.due_on < :asOf",
                        "是否逾期",
                        "Whether it is open and was due before the date asked about")
                .deriveNames("owner", "责任方", "the owner")
                .deriveUpdatedAt()
                .build();
    }
}
