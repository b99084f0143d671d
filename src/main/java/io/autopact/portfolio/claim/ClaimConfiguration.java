package io.autopact.portfolio.claim;

import io.autopact.evidence.CitableType;
import io.autopact.evidence.Disputes;
import io.autopact.exchange.ColumnType;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.Field;
import io.autopact.exchange.ImportRule;
import io.autopact.exchange.TableDataSet;
import io.autopact.history.HistoricResource;
import io.autopact.portfolio.Metric;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.Listing;
import io.autopact.shared.listing.SortKey;
import io.autopact.shared.listing.ValueType;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of claims, their data set, and that they can be cited and have a history. */
@Configuration(proxyBeanMethods = false)
class ClaimConfiguration {

    static final String CLAIMS = "claims";

    @Bean
    CitableType citableClaim() {
        return CitableType.of(ClaimService.RECORD_KIND, "select code from claim", ClaimView.class);
    }

    @Bean
    HistoricResource claimHistory() {
        return HistoricResource.of("claims", ClaimService.RECORD_KIND, "claim", "claim");
    }

    @Bean
    Listing<ClaimView> claimListing(JsonRows rows) {
        return new Listing<>(
                CLAIMS,
                JsonRows.columns("""
                        claim.code as "code", claim.statement_zh as "statementZh", claim.statement_en as "statementEn",
                        claim.claimant as "claimant", claim.as_of as "asOf", claim.as_of_precision as "asOfPrecision",
                        claim.as_of_confidence as "asOfConfidence", claim.metric as "metric", claim.comparison as "comparison",
                        claim.value as "value", claim.note as "note", %s, 1 as "version",
                        (select change.at from change where change.id = claim.recorded_in) as "updatedAt\"""".formatted(Disputes.members("'CLAIM'", "claim.code"))),
                "claim",
                rows.as(ClaimView.class),
                List.of(
                        Filter.text(
                                "q",
                                "position(lower(:q) in lower(concat_ws(' ', claim.code, claim.statement_zh, claim.statement_en, claim.claimant))) > 0",
                                "Any part of the code, the words or the claimant."),
                        Filter.constants(
                                "metric", Metric.values(), "claim.metric = any (:metric)", "What is counted.")),
                List.of(SortKey.text("code", "claim.code"), new SortKey("asOf", "claim.as_of", ValueType.DATE, false)),
                List.of("code"));
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
                .fieldList(Field.roughDate("as_of", "as_of", "口径日期", "Of which day it speaks"))
                .fields(
                        Field.constant("metric", Metric.values(), "指标", "What is counted, where the register can"),
                        Field.constant("comparison", Comparison.values(), "比较方式", "How the value is meant"),
                        Field.of("value", ColumnType.INTEGER, "数值", "The figure")
                                .between("0", "1000000000000"),
                        Field.text("note", 4000, "备注", "What else is to be known"))
                .rule(ImportRule.onStaging("""
                        select s.line, 'as_of' as column_name, s.as_of::text as value, 'lies in the future' as detail
                        from staging as s
                        where s.as_of > %s""".formatted(ImportRule.TODAY)))
                .rule(ImportRule.onStaging("""
                        select s.line, 'as_of' as column_name, s.as_of::text as value, 'a claim speaks of a day' as detail
                        from staging as s
                        where s.as_of is null"""))
                .rule(ImportRule.onStaging("""
                        select s.line, 'value' as column_name, s.value::text as value,
                               'a figure has a value and how it is meant, and only a figure has a metric' as detail
                        from staging as s
                        where (s.comparison is null) <> (s.value is null) or s.metric is not null and s.value is null
                           or s.value < 0 or s.value > 1000000000000"""))
                .rule(ImportRule.onStaging("""
                        select s.line, 'code' as column_name, s.code as value,
                               'is recorded with other words or figures; claims are appended and never overwritten' as detail
                        from staging as s
                        join claim as t on t.code = s.code
                        where (t.statement_zh, t.statement_en, t.claimant, t.as_of, t.as_of_precision, t.as_of_confidence, t.metric,
                                t.comparison, t.value, t.note)
                            is distinct from (s.statement_zh, s.statement_en, s.claimant, s.as_of, coalesce(s.as_of_precision, 'DAY'),
                                coalesce(s.as_of_confidence, 'STATED'), s.metric, s.comparison, s.value, s.note)"""))
                .build();
    }
}
