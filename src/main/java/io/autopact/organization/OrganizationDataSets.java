package io.autopact.organization;

import io.autopact.evidence.CitableType;
import io.autopact.exchange.ColumnType;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.Field;
import io.autopact.exchange.TableDataSet;
import io.autopact.history.BitemporalReader;
import io.autopact.history.HistoricResource;
import io.autopact.people.ResponsibleType;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module contributes: its data sets, what can be cited, and whose history can be read. */
@Configuration(proxyBeanMethods = false)
class OrganizationDataSets {

    private static final TableDataSet.Owner OWNER = new TableDataSet.Owner("organization", "organization_id");

    @Bean
    CitableType citableAutomaker() {
        return citable(OrganizationType.AUTOMAKER);
    }

    @Bean
    CitableType citablePartner() {
        return citable(OrganizationType.PARTNER);
    }

    @Bean
    CitableType citableOwnUnit() {
        return citable(OrganizationType.OWN_UNIT);
    }

    @Bean
    ResponsibleType responsibleForAutomaker() {
        return new ResponsibleType(citable(OrganizationType.AUTOMAKER));
    }

    @Bean
    ResponsibleType responsibleForPartner() {
        return new ResponsibleType(citable(OrganizationType.PARTNER));
    }

    @Bean
    ResponsibleType responsibleForOwnUnit() {
        return new ResponsibleType(citable(OrganizationType.OWN_UNIT));
    }

    private static CitableType citable(OrganizationType type) {
        return CitableType.of(
                        type.name(),
                        "select code from organization where merged_into_id is null and type = '%s'"
                                .formatted(type.name()),
                        OrganizationView.class)
                .withMerged("""
                        select merged.code, stays.code as meant
                        from organization as merged
                        join organization as stays on stays.id = merged.merged_into_id""")
                .asOrganization();
    }

    @Bean
    HistoricResource automakerHistory() {
        return history(OrganizationType.AUTOMAKER);
    }

    @Bean
    HistoricResource partnerHistory() {
        return history(OrganizationType.PARTNER);
    }

    @Bean
    HistoricResource ownUnitHistory() {
        return history(OrganizationType.OWN_UNIT);
    }

    static HistoricResource history(OrganizationType type) {
        return new HistoricResource(
                        type.path(),
                        "ORGANIZATION",
                        type.noun(),
                        "select id from organization_versions where code = :code and type = '%s' limit 1"
                                .formatted(type.name()),
                        "organization",
                        BitemporalReader.parts(
                                "organization_id", "organization_alias", "organization_tie", "cooperation"))
                .withType(type.name())
                .withActions(Set.of("ARCHIVED", "RESTORED", "MERGED"));
    }

    @Bean
    DataSet organizationDataSet() {
        return TableDataSet.builder()
                .name("organizations")
                .descriptionZh("组织：车企、生态伙伴与己方单位")
                .descriptionEn("Automakers, partners and own units")
                .table("organization")
                .namesakes("organizations_called_on")
                .narrowedBy(OrganizationLists.ORGANIZATIONS, "organization.code", "code")
                .fields(
                        Field.lowerCode("code", "组织编码", "The organization's code"),
                        Field.constant(
                                        "kind",
                                        OrganizationKind.values(),
                                        "组织类别",
                                        "What kind it is; empty for an own unit")
                                .withFallback(
                                        "coalesce((select known.kind from organization as known where known.code = s.code), 'OWN_UNIT')"),
                        Field.name("name_zh", "中文名称", "Name in Chinese"),
                        Field.name("name_en", "英文名称", "Name in English"),
                        Field.text("country", 2, "国家", "Where it is at home, as ISO 3166-1 alpha-2")
                                .withPattern(Pattern.compile("[A-Z]{2}")),
                        Field.of("archived", ColumnType.BOOLEAN, "是否归档", "Whether it is kept for the record only")
                                .withFallback("false"),
                        Field.reference(
                                "merged_into", "organization", "并入的组织编码", "The code of the one it was merged into"))
                .versioned(true)
                .codesOf("ORGANIZATION")
                .recordRules(OrganizationRules.RECORD)
                .contextColumn(new TableDataSet.Context(
                        "type",
                        "coalesce(organization_type(coalesce(s.kind, known.kind)), 'OWN_UNIT')",
                        "coalesce(organization_type(known.kind), 'OWN_UNIT')"))
                .context(
                        "other_is_merged",
                        "case when beside.code is null then other.merged_into_id is not null else beside.merged_into is not null end")
                .context("other_type", "coalesce(organization_type(beside.kind), other.type)")
                .context(
                        "other_was_archived",
                        "coalesce(other.archived and other.recorded_in is distinct from change_under_way(), false)")
                .contextJoin("""
                        left join staging as beside on beside.code = s.merged_into
                        left join organization as other on other.code = s.merged_into""")
                .derive("type", ColumnType.STRING, "t.type", "组织类型", "Automaker, partner or own unit")
                .join("""
                        left join organization_tie as parent_tie on parent_tie.organization_id = t.id
                            and parent_tie.kind in ('SUBSIDIARY_OF', 'BRAND_OF')
                            and certainly_holds_since_ever_at(parent_tie.valid_from, parent_tie.valid_until, parent_tie.valid_until_precision, parent_tie.valid_until_not_before, :asOf)
                        left join organization as parent on parent.id = parent_tie.to_id""")
                .derive("parent", ColumnType.STRING, "parent.code", "上级组织", "The parent at the date asked about")
                .derive("parent_name_zh", ColumnType.STRING, "parent.name_zh", "上级组织的中文名称", "The parent's Chinese name")
                .derive("parent_name_en", ColumnType.STRING, "parent.name_en", "上级组织的英文名称", "The parent's English name")
                .derive(
                        "in_cooperation",
                        ColumnType.BOOLEAN,
                        "t.type <> 'OWN_UNIT' and t.id in (select cooperating_organizations(:asOf))",
                        "是否合作中",
                        "Whether we work with it at the date asked about")
                .deriveVersion()
                .build();
    }

    @Bean
    DataSet organizationAliasDataSet() {
        return TableDataSet.builder()
                .name("organization_aliases")
                .descriptionZh("组织的别名")
                .descriptionEn("Further names of organizations")
                .table("organization_alias")
                .narrowedBy(OrganizationLists.ORGANIZATIONS, "organization.code", "organization")
                .fields(
                        organization(),
                        Field.text("alias", 200, "别名", "The further name")
                                .withRequired(true)
                                .withKey(true))
                .owner(OWNER)
                .deriveNames("organization", "组织", "the organization")
                .build();
    }

    @Bean
    DataSet organizationTieDataSet() {
        return TableDataSet.builder()
                .name("organization_ties")
                .descriptionZh("组织归属：一个组织在一段时间内属于另一个组织")
                .descriptionEn("Ties: one organization belonging to another from one day to another")
                .table("organization_tie")
                .narrowedBy(OrganizationLists.ORGANIZATIONS, "organization.code", "organization")
                .fields(
                        organization(),
                        Field.keyReference("to", "organization", "上级组织编码", "The code of the other organization")
                                .onlyWhere(OrganizationReferences.STAYS),
                        Field.constant("kind", TieKind.values(), "关系类别", "How it belongs to it")
                                .withRequired(true),
                        Field.of("stake_percent", ColumnType.NUMBER, "持股比例", "The other one's stake in percent")
                                .withPattern(Pattern.compile("[0-9]+(\\.[0-9]{1,2})?"))
                                .between("0.01", "100"))
                .validity("开始日期", "The first day; empty for since ever")
                .owner(OWNER)
                .recordRules(OrganizationRules.TIE)
                .setRule(OrganizationRules.TIES)
                .deriveNames("organization", "组织", "the organization")
                .deriveNames("to", "上级组织", "the other organization")
                .build();
    }

    @Bean
    DataSet cooperationDataSet() {
        return TableDataSet.builder()
                .name("cooperations")
                .descriptionZh("合作关系：自何时起合作，以来源的措辞记录")
                .descriptionEn("That we work with an organization, since when, in the words of the source")
                .table("cooperation")
                .narrowedBy(OrganizationLists.ORGANIZATIONS, "organization.code", "organization")
                .fields(organization())
                .fieldList(Field.roughDate("since", "since", "开始日期", "The first day"))
                .fieldList(Field.roughDate("until", "until", "结束日期", "The last day; empty where it is open"))
                .fields(
                        Field.text("wording_zh", 500, "中文措辞", "What the source calls it, in Chinese"),
                        Field.text("wording_en", 500, "英文措辞", "What the source calls it, in English"))
                .owner(OWNER)
                .recordRules(OrganizationRules.COOPERATION)
                .deriveNames("organization", "组织", "the organization")
                .build();
    }

    private static Field organization() {
        return Field.keyReference("organization", "organization", "组织编码", "The organization's code")
                .onlyWhere(OrganizationReferences.STAYS);
    }
}
