package io.autopact.portfolio.claim;

import io.autopact.evidence.CitableType;
import io.autopact.evidence.Disputes;
import io.autopact.exchange.ColumnType;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.Field;
import io.autopact.exchange.TableDataSet;
import io.autopact.history.HistoricResource;
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

    @Bean
    CitableType citableClaim() {
        return CitableType.of(ClaimService.RECORD_KIND, "select code from claim", ClaimView.class);
    }

    @Bean
    HistoricResource claimHistory() {
        return HistoricResource.of("claims", ClaimService.RECORD_KIND, "claim", "claim");
    }

    @Bean
    ListDefinition<ClaimView> claimListing(JsonRows rows) {
        return new ListDefinition<>(
                        CLAIMS,
                        JsonRows.columns("""
                        claim.code as "code", claim.statement_zh as "statementZh", claim.statement_en as "statementEn",
                        claim.claimant as "claimant", claim.as_of as "asOf", claim.as_of_precision as "asOfPrecision",
                        claim.as_of_confidence as "asOfConfidence", claim.as_of_not_before as "asOfNotBefore", claim.metric as "metric", claim.comparison as "comparison",
                        claim.value as "value", claim.note as "note", %s, 1 as "version",
                        (select change.at from change where change.id = claim.recorded_in) as "updatedAt\"""".formatted(Disputes.members("'CLAIM'", "claim.code"))),
                        "claim",
                        rows.as(ClaimView.class),
                        List.of(
                                Filter.text(
                                        "q",
                                        "position(search_folded(:q) in search_folded(concat_ws(' ', claim.code, claim.statement_zh, claim.statement_en, claim.claimant))) > 0",
                                        "Any part of the code, the words or the claimant."),
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
                        Field.text("note", 4000, "备注", "What else is to be known"))
                .rowsThen("there_at(t.as_of, t.as_of_precision, :asOf)")
                .recordRules(ClaimRules.RECORD)
                .build();
    }
}
