package io.autopact.portfolio;

import io.autopact.exchange.ColumnType;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.QueryDataSet;
import io.autopact.exchange.QueryDataSet.Value;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The coverage as a data set: a row for each cell of {@link CoverageService}'s answer that is about a domain. */
@Configuration(proxyBeanMethods = false)
class CoverageDataSets {

    private static final String SOURCE = """
            coverage_cells(:asOf) as cell
            join organization on organization.id = cell.organization_id
            join cooperation_domain as domain on domain.id = cell.domain_id""";

    /** Each agreement once: it can bring a domain in several ways, which stand beside each other in their order. */
    private static final String AGREEMENTS = """
            (select string_agg(distinct basis.number collate "C", ';' order by basis.number collate "C")
             from unnest(%s) as basis (number))""";

    @Bean
    DataSet coverageDataSet() {
        return new QueryDataSet(
                "coverage",
                "合作覆盖：合作中或有协议覆盖的车企与各合作领域",
                "Coverage: each automaker in cooperation or reached by an agreement, and each cooperation domain",
                List.of(
                        text("organization", "organization.code", "车企编码", "The automaker's code"),
                        text("domain", "domain.code", "领域编码", "The domain's code"),
                        Value.of("as_of", ColumnType.DATE, ":asOf", "所问的日期", "The date asked about"),
                        text(
                                "state",
                                "cell.state",
                                "覆盖状态，按先后取第一个成立的：LIVE 已落地、LAPSED 协议已失效、UNCOVERED 无协议、AGREED 已签约、PLANNED 计划中、NONE 空白",
                                "How far it has come, the first that applies: LIVE, LAPSED, UNCOVERED, AGREED, PLANNED, NONE"),
                        text(
                                "agreement",
                                "cell.agreements[1]",
                                "依据的协议编号（多个时取第一个）",
                                "The number of the agreement it rests on, the first of several"),
                        Value.of(
                                "amendment",
                                ColumnType.INTEGER,
                                "cell.amendments[1]",
                                "该协议中使其如此的最近一次变更的序号；原协议即已覆盖的为空",
                                "The number of that agreement's last amendment that made it so; empty where all was in the"
                                        + " agreement"),
                        text(
                                "inherited_from",
                                "cell.inherited_from[1]",
                                "签有该协议的上级组织编码；自身即为当事方的为空",
                                "The code of the ancestor that is party to it; empty where the automaker is party itself"),
                        text(
                                "confidence",
                                "cell.confidences[1]",
                                "该覆盖的可信度",
                                "Whether a source states that it covers this"),
                        text(
                                "agreements",
                                AGREEMENTS.formatted("cell.agreements"),
                                "所依据的全部协议编号，以分号分隔",
                                "The numbers of all agreements it rests on, separated by semicolons"),
                        text(
                                "rollouts",
                                codes("cell.rollouts"),
                                "所依据的落地编号，以分号分隔，每个方案至多五十个",
                                "The numbers of the rollouts it rests on, separated by semicolons, at most fifty of each solution"),
                        text(
                                "deployments",
                                codes("cell.deployments"),
                                "所依据的部署编号，以分号分隔，每个方案至多五十个",
                                "The numbers of the deployments it rests on, separated by semicolons, at most fifty of each solution"),
                        text(
                                "organization_name_zh",
                                "organization.name_zh",
                                "车企的中文名称",
                                "Chinese name of the automaker"),
                        text(
                                "organization_name_en",
                                "organization.name_en",
                                "车企的英文名称",
                                "English name of the automaker"),
                        text("domain_name_zh", "domain.name_zh", "领域的中文名称", "Chinese name of the domain"),
                        text("domain_name_en", "domain.name_en", "领域的英文名称", "English name of the domain"),
                        text(
                                "possible_state",
                                "cell.possible_state",
                                "按大致已知的日期可能已达到的状态；与覆盖状态相同的为空",
                                "How far it may have come by dates that are known roughly; empty where that is the state"),
                        text(
                                "possible_agreements",
                                AGREEMENTS.formatted("cell.possible_agreements"),
                                "在该可能状态下所依据的生效协议编号，以分号分隔",
                                "The numbers of the agreements in force that it rests on then, separated by semicolons")),
                2,
                SOURCE);
    }

    private static Value text(String name, String sql, String descriptionZh, String descriptionEn) {
        return Value.of(name, ColumnType.STRING, sql, descriptionZh, descriptionEn);
    }

    private static String codes(String array) {
        return "nullif(array_to_string(%s, ';'), '')".formatted(array);
    }
}
