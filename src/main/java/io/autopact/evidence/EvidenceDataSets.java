package io.autopact.evidence;

import io.autopact.exchange.ColumnType;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.Field;
import io.autopact.exchange.TableDataSet;
import io.autopact.history.HistoricResource;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.time.Confidence;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EvidenceDataSets {

    @Bean
    ListDefinition<SourceView> sourceListing(JsonRows rows) {
        return SourceService.listing(rows);
    }

    @Bean
    ListDefinition<EvidenceView> evidenceListing(JsonRows rows, List<CitableType> types) {
        return EvidenceService.evidenceListing(rows, types);
    }

    @Bean
    HistoricResource sourceHistory() {
        return HistoricResource.of("sources", "SOURCE", "source", "source");
    }

    @Bean
    HistoricResource evidenceHistory() {
        return HistoricResource.of("evidence", "EVIDENCE", "evidence", "evidence");
    }

    @Bean
    DataSet sourceDataSet() {
        return TableDataSet.builder()
                .name("sources")
                .descriptionZh("来源：事实的出处")
                .descriptionEn("Where facts come from")
                .table("source")
                .narrowedBy(SourceService.SOURCES, "source.code", "code")
                .fields(
                        Field.upperCode("code", "来源编码", "The source's code"),
                        Field.text("title_zh", 500, "中文标题", "Title in Chinese"),
                        Field.text("title_en", 500, "英文标题", "Title in English"),
                        Field.text("publisher", 200, "发布者", "Who published it"),
                        Field.text("url", 2000, "网址", "Where it can be read")
                                .withPattern(Pattern.compile("https?://\\S+")),
                        Field.text("language", 5, "语言", "The language it is written in")
                                .withPattern(Pattern.compile("[a-z]{2}(-[A-Z]{2})?")))
                .fieldList(Field.roughDate("published_on", "published_on", "发布日期", "When it was published"))
                .fields(Field.text("note", 4000, "备注", "What a reader should know about it"))
                .versioned(true)
                .codesOf("SOURCE")
                .recordRules(SourceRules.RECORD)
                .deriveVersion()
                .build();
    }

    @Bean
    DataSet evidenceDataSet(List<CitableType> citable, EvidenceRules rules) {
        return NamedRecords.after(TableDataSet.builder()
                        .name("evidence")
                        .descriptionZh("佐证：来源中支持或反驳某条记录的原文")
                        .descriptionEn("Words of a source that state or contradict a fact of a record")
                        .table("evidence")
                        .narrowedBy(EvidenceService.EVIDENCE, "evidence.code", "code")
                        .fields(
                                NamedRecords.type(citable).withKey(true),
                                Field.text("record_code", 80, "记录编码", "The record's code")
                                        .withRequired(true)
                                        .withKey(true),
                                Field.text("member", 120, "成员", "The member or part of the record; empty for all of it")
                                        .withKey(true),
                                Field.keyReference("source", "source", "来源编码", "The source's code"),
                                Field.text("quote", 10_000, "原文", "The words")
                                        .withRequired(true)
                                        .withKey(true),
                                Field.of(
                                                "verbatim",
                                                ColumnType.BOOLEAN,
                                                "是否为原文照录",
                                                "Whether they are the source's own words")
                                        .withFallback("true"),
                                Field.constant("stance", Stance.values(), "立场", "Whether they speak for or against")
                                        .withFallback("'SUPPORTS'"),
                                Field.constant("confidence", Confidence.values(), "可信度", "Whether stated or inferred")
                                        .withFallback("'STATED'"),
                                Field.text("note", 4000, "备注", "What a reader should know about it"))
                        .versioned(true)
                        .conflictTarget("record_type, record_code, member, source_id, quote_digest")
                        .derive(
                                "source_title_zh",
                                ColumnType.STRING,
                                "of_source.title_zh",
                                "来源的中文标题",
                                "Chinese title of the source")
                        .derive(
                                "source_title_en",
                                ColumnType.STRING,
                                "of_source.title_en",
                                "来源的英文标题",
                                "English title of the source")
                        .recordRules(rules.record())
                        .context("record_is_there", "cited.code is not null")
                        .contextJoin(
                                "left join (%s) as cited on cited.type = s.record_type and cited.code = s.record_code"
                                        .formatted(NamedRecords.known(citable)))
                        .derive("code", ColumnType.STRING, "t.code", "佐证编码", "What the evidence is read by"))
                .build();
    }
}
