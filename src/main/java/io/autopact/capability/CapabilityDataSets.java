package io.autopact.capability;

import io.autopact.exchange.ColumnType;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.Field;
import io.autopact.exchange.TableDataSet;
import io.autopact.organization.OrganizationReferences;
import io.autopact.shared.time.Confidence;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The data sets of this module. */
@Configuration(proxyBeanMethods = false)
class CapabilityDataSets {

    /** SQL for whether {@code target}, an element, is in any version: one that was in a deleted version is not. */
    private static final TableDataSet.Owner SOLUTION = new TableDataSet.Owner("solution", "solution_id");

    private static final TableDataSet.Owner ARCHITECTURE = new TableDataSet.Owner("architecture", "architecture_id");

    @Bean
    DataSet cooperationDomainDataSet() {
        return TableDataSet.builder()
                .name("cooperation_domains")
                .descriptionZh("合作领域")
                .descriptionEn("The cooperation domains")
                .table("cooperation_domain")
                .administered(true)
                .fields(Field.upperCode("code", "领域编码", "The domain's code"), position(), nameZh(), nameEn())
                .versioned(true)
                .deriveVersion()
                .build();
    }

    @Bean
    DataSet capabilityDataSet() {
        return TableDataSet.builder()
                .name("capabilities")
                .descriptionZh("基础能力")
                .descriptionEn("The base abilities outside the layers of the architecture")
                .table("capability")
                .administered(true)
                .fields(Field.upperCode("code", "能力编码", "The ability's code"), position(), nameZh(), nameEn())
                .versioned(true)
                .deriveVersion()
                .build();
    }

    @Bean
    DataSet architectureDataSet() {
        return TableDataSet.builder()
                .name("architectures")
                .descriptionZh("业务架构的各个版本")
                .descriptionEn("The versions of the capability architecture")
                .table("architecture")
                .administered(true)
                .fields(Field.anyCode("version", "版本", "What the version is called"), nameZh(), nameEn())
                .fieldList(Field.requiredRoughDate("effective_on", "effective_on", "生效日期", "The day it took effect"))
                .fields(
                        count("declared_horizontal", "来源所述的横向层数", "How many horizontal elements the source declares"),
                        count("declared_vertical", "来源所述的纵向层数", "How many vertical elements the source declares"),
                        count("declared_platform", "来源所述的中台数", "How many platforms the source declares"))
                .fieldList(Field.roughDate("announced_on", "announced_on", "宣布日期", "The day it was announced"))
                .fields(
                        Field.reference("owner", "organization", "所属己方单位", "The code of the own unit it belongs to")
                                .withColumn("owner_id")
                                .onlyWhere(OrganizationReferences.STAYS),
                        Field.reference("predecessor", "architecture", "前一版本", "The version that it follows")
                                .withColumn("predecessor_id"),
                        Field.reference("occasion", "event", "宣布时的事件", "The event on which it was announced")
                                .withColumn("occasion_id"))
                .versioned(true)
                .codesOf("ARCHITECTURE")
                .recordRules(CapabilityRules.ARCHITECTURE)
                .context("same_day", "same.code")
                .context("owner_type", "owning.type")
                .context("predecessor_effective_on", "coalesce(beside.effective_on, earlier.effective_on)")
                .contextJoin("""
                        left join organization as owning on owning.code = s.owner
                        left join staging as beside on beside.version = s.predecessor
                        left join architecture as earlier on earlier.code = s.predecessor
                        left join lateral (
                            select other.code
                            from (
                                select recorded.code, recorded.effective_on from architecture as recorded
                                where not exists (select from staging where staging.version = recorded.code)
                                union all
                                select staging.version, staging.effective_on from staging
                            ) as other
                            where other.effective_on = s.effective_on and other.code <> s.version
                            limit 1) as same on true""")
                .derive("revision", ColumnType.INTEGER, "t.version", "修订号", "The record's revision")
                .deriveUpdatedAt()
                .build();
    }

    @Bean
    DataSet architectureElementDataSet() {
        return TableDataSet.builder()
                .name("architecture_elements")
                .descriptionZh("业务架构的要素及其所在的层")
                .descriptionEn("The elements of each architecture and the layers they are in")
                .table("architecture_element")
                .administered(true)
                .fields(
                        architecture(),
                        Field.constant("layer", LayerKind.values(), "层", "The layer it is in")
                                .withRequired(true),
                        element("code", "要素编码", "The element's code")
                                .withPattern(Pattern.compile("[A-Z0-9_-]{1,80}"))
                                .withKey(true),
                        position(),
                        nameZh(),
                        nameEn(),
                        confidence())
                .owner(ARCHITECTURE)
                .beforeMergeStatement(
                        "insert into element (code) select distinct s.code from staging as s on conflict do nothing")
                .build();
    }

    @Bean
    DataSet elementDomainDataSet() {
        return TableDataSet.builder()
                .name("element_domains")
                .descriptionZh("要素所服务的合作领域")
                .descriptionEn("The cooperation domains that elements serve")
                .table("element_domain")
                .administered(true)
                .fields(
                        architecture(),
                        element("element", "要素编码", "The element's code").withKey(true),
                        domain(),
                        confidence())
                .owner(ARCHITECTURE)
                .recordRules(CapabilityRules.SERVED)
                .context("element_is_there", "assignment.id is not null")
                .contextJoin("""
                        left join architecture as version on version.code = s.architecture
                        left join element as served on served.code = s.element
                        left join architecture_element as assignment
                            on assignment.architecture_id = version.id and assignment.element_id = served.id""")
                .deriveNames("domain", "合作领域", "the cooperation domain")
                .afterDataSet("architecture_elements")
                .build();
    }

    @Bean
    DataSet architectureCapabilityDataSet() {
        return TableDataSet.builder()
                .name("architecture_capabilities")
                .descriptionZh("业务架构各版本的基础能力")
                .descriptionEn("The base abilities of each architecture")
                .table("architecture_capability")
                .administered(true)
                .fields(
                        architecture(),
                        Field.keyReference("capability", "capability", "能力编码", "The ability's code"),
                        position())
                .owner(ARCHITECTURE)
                .deriveNames("capability", "能力", "the ability")
                .build();
    }

    @Bean
    DataSet solutionDataSet() {
        return TableDataSet.builder()
                .name("solutions")
                .descriptionZh("解决方案")
                .descriptionEn("The products offered")
                .table("solution")
                .narrowedBy(CapabilityLists.SOLUTIONS, "solution.code", "code")
                .administered(true)
                .fields(
                        Field.upperCode("code", "方案编码", "The solution's code"),
                        nameZh(),
                        nameEn(),
                        element("element", "所属要素", "The element it belongs to; empty where that is not known")
                                .onlyWhere(ElementReferences.STANDS)
                                .withRequired(false),
                        Field.constant("element_confidence", Confidence.values(), "所属要素的可信度", "Whether that is stated")
                                .withFallback("case when s.element is not null then 'STATED' end")
                                .withCompanionOf("element"),
                        Field.constant(
                                "relationship_level",
                                RelationshipLevel.values(),
                                "关系层次",
                                "Between whom it works; empty where that is not known"),
                        Field.of("archived", ColumnType.BOOLEAN, "是否归档", "Whether it is kept for the record only")
                                .withFallback("false"),
                        Field.text("description_zh", 4000, "中文说明", "What it does, in Chinese"),
                        Field.text("description_en", 4000, "英文说明", "What it does, in English"),
                        Field.constant(
                                        "relationship_level_confidence",
                                        Confidence.values(),
                                        "关系层次的可信度",
                                        "Whether the relationship level is stated")
                                .withFallback("case when s.relationship_level is not null then 'STATED' end")
                                .withCompanionOf("relationship_level"))
                .versioned(true)
                .codesOf("SOLUTION")
                .deriveVersion()
                .afterDataSet("architecture_elements")
                .build();
    }

    @Bean
    DataSet solutionDomainDataSet() {
        return TableDataSet.builder()
                .name("solution_domains")
                .descriptionZh("解决方案所服务的合作领域")
                .descriptionEn("The cooperation domains that solutions serve")
                .table("solution_domain")
                .narrowedBy(CapabilityLists.SOLUTIONS, "solution.code", "solution")
                .administered(true)
                .fields(solution(), domain(), confidence())
                .owner(SOLUTION)
                .deriveNames("solution", "解决方案", "the solution")
                .deriveNames("domain", "合作领域", "the cooperation domain")
                .build();
    }

    @Bean
    DataSet solutionCapabilityDataSet() {
        return TableDataSet.builder()
                .name("solution_capabilities")
                .descriptionZh("解决方案所用的基础能力")
                .descriptionEn("The base abilities that solutions use")
                .table("solution_capability")
                .narrowedBy(CapabilityLists.SOLUTIONS, "solution.code", "solution")
                .administered(true)
                .fields(
                        solution(),
                        Field.keyReference("capability", "capability", "能力编码", "The ability's code"),
                        confidence())
                .owner(SOLUTION)
                .deriveNames("solution", "解决方案", "the solution")
                .deriveNames("capability", "能力", "the ability")
                .build();
    }

    @Bean
    DataSet solutionProviderDataSet() {
        return TableDataSet.builder()
                .name("solution_providers")
                .descriptionZh("提供解决方案的己方单位")
                .descriptionEn("The own units that offer solutions")
                .table("solution_provider")
                .narrowedBy(CapabilityLists.SOLUTIONS, "solution.code", "solution")
                .administered(true)
                .fields(
                        solution(),
                        Field.keyReference("provider", "organization", "己方单位编码", "The own unit's code")
                                .onlyWhere(OrganizationReferences.STAYS),
                        confidence())
                .owner(SOLUTION)
                .recordRules(CapabilityRules.PROVIDED)
                .context("provider_type", "offering.type")
                .contextJoin("left join organization as offering on offering.code = s.provider")
                .deriveNames("solution", "解决方案", "the solution")
                .deriveNames("provider", "己方单位", "the own unit")
                .build();
    }

    @Bean
    DataSet solutionElementDataSet() {
        return TableDataSet.builder()
                .name("solution_elements")
                .descriptionZh("解决方案所基于的要素")
                .descriptionEn("The elements of the architecture that solutions are built on")
                .table("solution_element")
                .narrowedBy(CapabilityLists.SOLUTIONS, "solution.code", "solution")
                .administered(true)
                .fields(
                        solution(),
                        element("element", "要素编码", "The element's code")
                                .onlyWhere(ElementReferences.STANDS)
                                .withKey(true),
                        confidence())
                .owner(SOLUTION)
                .deriveNames("solution", "解决方案", "the solution")
                .afterDataSet("architecture_elements")
                .build();
    }

    private static Field position() {
        return Field.of("position", ColumnType.INTEGER, "次序", "The place in the order of the source")
                .withRequired(true);
    }

    private static Field nameZh() {
        return Field.name("name_zh", "中文名称", "Name in Chinese");
    }

    private static Field nameEn() {
        return Field.name("name_en", "英文名称", "Name in English");
    }

    private static Field count(String name, String descriptionZh, String descriptionEn) {
        return Field.of(name, ColumnType.INTEGER, descriptionZh, descriptionEn).between("0", "1000");
    }

    private static Field confidence() {
        return Field.constant("confidence", Confidence.values(), "可信度", "Whether a source states it")
                .withFallback("'STATED'");
    }

    private static Field architecture() {
        return Field.keyReference("architecture", "architecture", "架构版本", "The version of the architecture");
    }

    private static Field element(String name, String descriptionZh, String descriptionEn) {
        return Field.reference(name, "element", descriptionZh, descriptionEn)
                .withColumn("element_id")
                .withRequired(true);
    }

    private static Field domain() {
        return Field.keyReference("domain", "cooperation_domain", "领域编码", "The domain's code");
    }

    private static Field solution() {
        return Field.keyReference("solution", "solution", "方案编码", "The solution's code");
    }
}
