package io.autopact.portfolio.claim;

import io.autopact.evidence.CitableType;
import io.autopact.evidence.Disputes;
import io.autopact.evidence.EventService;
import io.autopact.evidence.NamedRecords;
import io.autopact.exchange.ColumnType;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.Field;
import io.autopact.exchange.TableDataSet;
import io.autopact.history.HistoricResource;
import io.autopact.organization.OrganizationCodes;
import io.autopact.organization.OrganizationReferences;
import io.autopact.people.PeopleCodes;
import io.autopact.portfolio.Metric;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import io.autopact.shared.listing.ValueType;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of claims, their data set, and that they can be cited and have a history. */
@Configuration(proxyBeanMethods = false)
class ClaimDataSets {

    static final String CLAIMS = "claims";

    private static final String WHO =
            "claim.claimant, claim.claimant_name_zh, claim.claimant_name_en, claim.claimant_office_zh, claim.claimant_office_en";

    @Bean
    CitableType citableClaim() {
        return CitableType.of(ClaimService.RECORD_KIND, "select code from claim", ClaimView.class);
    }

    @Bean
    HistoricResource claimHistory() {
        return HistoricResource.of("claims", ClaimService.RECORD_KIND, "claim", "claim");
    }

    @Bean
    ListDefinition<ClaimView> claimListing(JsonRows rows, List<CitableType> types) {
        return new ListDefinition<>(
                        CLAIMS,
                        rows.of(ClaimView.class, """
                        claim.code as "code", claim.statement_zh as "statementZh", claim.statement_en as "statementEn",
                        claim.claimant as "claimant", claim.as_of as "asOf", claim.as_of_precision as "asOfPrecision",
                        claim.as_of_confidence as "asOfConfidence", claim.as_of_not_before as "asOfNotBefore", claim.metric as "metric", claim.comparison as "comparison",
                        claim.value as "value", claim.note as "note",
                        claim.claimant_name_zh as "claimantNameZh", claim.claimant_name_en as "claimantNameEn",
                        claim.claimant_office_zh as "claimantOfficeZh", claim.claimant_office_en as "claimantOfficeEn",
                        speaker.code as "claimantPerson", speaks_for.code as "claimantOrganization", occasion.code as "occasion",
                        coalesce((
                            select json_agg(json_build_object('type', about.record_type, 'code', about.record_code)
                                order by about.record_type, about.record_code)
                            from claim_record as about
                            where about.claim_id = claim.id), '[]') as "about", %s, claim.version as "version",
                        (select change.at from change where change.id = claim.recorded_in) as "updatedAt\"""".formatted(Disputes.members("'CLAIM'", "claim.code"))),
                        """
                        claim
                        left join organization as speaks_for on speaks_for.id = claim.claimant_organization_id
                        left join person as speaker on speaker.id = claim.claimant_person_id
                        left join event as occasion on occasion.id = claim.occasion_id""",
                        List.of(
                                Filter.text(
                                        "q",
                                        "position(search_folded(:q) in search_folded(concat_ws(' ', claim.code, claim.statement_zh, claim.statement_en, "
                                                + WHO + "))) > 0",
                                        "Any part of the code, the words, or of who claims it: name, office."),
                                Filter.text(
                                        "claimant",
                                        "position(search_folded(:claimant) in search_folded(concat_ws(' ', " + WHO
                                                + "))) > 0",
                                        "Any part of the name or the office of who claims it, in either language."),
                                Filter.texts(
                                                "claimantOrganization",
                                                "speaks_for.code = any (:claimantOrganization)",
                                                "The code of the organization spoken for.")
                                        .of(OrganizationCodes.ANY),
                                Filter.texts(
                                                "claimantPerson",
                                                "speaker.code = any (:claimantPerson)",
                                                "The code of the person who spoke; me for oneself, by the login.")
                                        .of(PeopleCodes.PERSON),
                                Filter.texts("occasion", "occasion.code = any (:occasion)", "The code of the event.")
                                        .of(EventService.CODES),
                                NamedRecords.filter(
                                        types,
                                        "exists (select from claim_record as about where about.claim_id = claim.id and %s)"),
                                Filter.constants(
                                        "metric", Metric.values(), "claim.metric = any (:metric)", "What is counted.")),
                        List.of(
                                SortKey.text("code", "claim.code"),
                                new SortKey("asOf", "claim.as_of", ValueType.DATE, false)),
                        List.of("code"))
                .whereThen("there_at(claim.as_of, claim.as_of_precision, cast(:asOf as date))");
    }

    @Bean
    DataSet claimDataSet() {
        return TableDataSet.builder()
                .name("claims")
                .descriptionZh("对外口径：公开场合的陈述，只增不改")
                .descriptionEn("What is stated in public; appended and never overwritten")
                .table("claim")
                .narrowedBy(CLAIMS, "claim.code", "code")
                .fields(
                        Field.upperCode("code", "口径编码", "The claim's code"),
                        Field.text("statement_zh", 2000, "中文原话", "Its words in Chinese")
                                .withRequired(true),
                        Field.text("statement_en", 2000, "英文表述", "Its words in English"),
                        Field.text("claimant", 200, "陈述者", "Who claims it"))
                .fieldList(Field.requiredRoughDate("as_of", "as_of", "口径日期", "Of which day it speaks"))
                .fields(
                        Field.constant("metric", Metric.values(), "指标", "What is counted, where the register can"),
                        Field.constant("comparison", Comparison.values(), "比较方式", "How the value is meant"),
                        Field.of("value", ColumnType.INTEGER, "数值", "The figure")
                                .between("0", "1000000000000"),
                        Field.text("note", 4000, "备注", "What else is to be known"),
                        Field.text("claimant_name_zh", 200, "陈述人中文姓名", "The name of who spoke, in Chinese"),
                        Field.text("claimant_name_en", 200, "陈述人英文姓名", "The name of who spoke, in English"),
                        Field.text("claimant_office_zh", 200, "陈述人中文职务", "The office of who spoke, in Chinese"),
                        Field.text("claimant_office_en", 200, "陈述人英文职务", "The office of who spoke, in English"),
                        Field.reference(
                                        "claimant_organization",
                                        "organization",
                                        "所代表的组织编码",
                                        "The organization spoken for")
                                .onlyWhere(OrganizationReferences.STAYS),
                        Field.reference("occasion", "event", "场合（事件编码）", "The event on which it was said"),
                        Field.reference(
                                "claimant_person", "person", "陈述人的人员编码", "The code of who spoke, where recorded"))
                .versioned(true)
                .setRule(ClaimRules.SETS)
                .deriveNames("claimant_organization", "所代表的组织", "the organization spoken for")
                .deriveVersion()
                .rowsThen("there_at(t.as_of, t.as_of_precision, :asOf)")
                .recordRules(ClaimRules.RECORD)
                .context("claimant_erased", "coalesce(speaking.erased, false)")
                .contextJoin("left join person as speaking on speaking.code = s.claimant_person")
                .build();
    }

    @Bean
    DataSet claimRecordDataSet(List<CitableType> types) {
        TableDataSet.TableDataSetBuilder dataSet = TableDataSet.builder()
                .name("claim_records")
                .descriptionZh("口径所涉及的记录")
                .descriptionEn("The records that claims are about")
                .table("claim_record")
                .narrowedBy(CLAIMS, "claim.code", "claim")
                .owner(new TableDataSet.Owner("claim", "claim_id"))
                .fields(Field.keyReference("claim", "claim", "口径编码", "The claim's code"))
                .setRule(ClaimRules.SETS);
        return NamedRecords.complete(dataSet, types).build();
    }
}
