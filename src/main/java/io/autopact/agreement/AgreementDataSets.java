package io.autopact.agreement;

import io.autopact.capability.ElementReferences;
import io.autopact.evidence.CitableType;
import io.autopact.exchange.ColumnType;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.Field;
import io.autopact.exchange.TableDataSet;
import io.autopact.history.BitemporalReader;
import io.autopact.history.ChangeVia;
import io.autopact.history.HistoricResource;
import io.autopact.history.Occurrence;
import io.autopact.organization.OrganizationReferences;
import io.autopact.people.ResponsibleType;
import io.autopact.shared.problem.ProblemTypes;
import io.autopact.shared.roles.PersonalData;
import io.autopact.shared.time.Confidence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module contributes: its data sets, what can be cited, and whose history can be read. */
@Configuration(proxyBeanMethods = false)
class AgreementDataSets {

    private static final String AMENDMENTS = "amendments";

    static final HistoricResource HISTORY = new HistoricResource(
                    "agreements",
                    "AGREEMENT",
                    "agreement",
                    "select id from agreement_versions where code = :code limit 1",
                    "agreement",
                    BitemporalReader.parts(
                            "agreement_id",
                            "agreement_party",
                            "agreement_signatory",
                            "agreement_item",
                            "agreement_lineage",
                            "amendment"))
            .withActions(
                    Set.of("NEGOTIATED", "SIGNED", "WITHDRAWN", "TERMINATED", "AMENDED", "RENEWED", "NOTICE_GIVEN"))
            .withReaders(Map.of("signatories", PersonalData.NAMES));

    /** What an element is called in the architecture in effect at the date asked about. */
    private static final String ELEMENT_NAME = """
            (select named.%s
             from architecture_element as named
             join architecture on architecture.id = named.architecture_id
             where named.element_id = t.element_id and architecture.effective_on <= :asOf
             order by architecture.effective_on desc
             limit 1)""";

    private static final TableDataSet.Owner OWNER = new TableDataSet.Owner("agreement", "agreement_id");

    @Bean
    ProblemTypes agreementProblems() {
        return ProblemTypes.of(AgreementProblem.values());
    }

    @Bean
    CitableType citableAgreement() {
        return CitableType.of("AGREEMENT", "select code from agreement", AgreementView.class);
    }

    @Bean
    Occurrence reminderDue() {
        return new Occurrence(
                "REMINDER",
                "reminder",
                "DUE",
                null,
                ChangeVia.SERVICE,
                Map.of("agreement", "AG-2019-DONGFENG", "subject", "EXPIRY", "dueOn", "2026-04-15", "daysBefore", 90));
    }

    @Bean
    ResponsibleType responsibleForAgreement() {
        return new ResponsibleType(citableAgreement());
    }

    @Bean
    HistoricResource agreementHistory() {
        return HISTORY;
    }

    @Bean
    DataSet agreementDataSet() {
        return TableDataSet.builder()
                .name("agreements")
                .descriptionZh("协议")
                .descriptionEn("Agreements")
                .table("agreement")
                .narrowedBy(AgreementLists.AGREEMENTS, "agreement.code", "number")
                .fields(
                        Field.upperCode("number", "协议编号", "The agreement's number"),
                        Field.constant("kind", AgreementKind.values(), "协议类别", "What kind it is")
                                .withRequired(true),
                        Field.text("wording_zh", 500, "中文措辞", "What the source calls it, in Chinese"),
                        Field.text("wording_en", 500, "英文措辞", "What the source calls it, in English"),
                        Field.text("title_zh", 500, "中文标题", "Title in Chinese").withRequired(true),
                        Field.text("title_en", 500, "英文标题", "Title in English").withRequired(true),
                        Field.constant("status", AgreementStatus.values(), "状态", "What people did with it, up to now")
                                .withFallback("'DRAFT'"))
                .fieldList(Field.roughDate("drafted_on", "drafted_on", "起草日期", "When it was drafted"))
                .fields(Field.of("negotiating_on", ColumnType.DATE, "开始谈判日期", "When negotiations began"))
                .fieldList(Field.roughDate("signed_on", "signed_on", "签署日期", "When it was signed"))
                .fields(
                        Field.text("place_zh", 200, "签署地点（中文）", "Where it was signed, in Chinese"),
                        Field.text("place_en", 200, "签署地点（英文）", "Where it was signed, in English"))
                .fieldList(Field.roughDate("effective_on", "effective_on", "生效日期", "The first day of its effect"))
                .fieldList(Field.roughDate("expires_on", "expires_on", "到期日期", "The last day of its effect"))
                .fields(
                        Field.of("notice_days", ColumnType.INTEGER, "通知期（天）", "Days before the expiry to give notice")
                                .between("0", "3660"),
                        Field.of("renewal_months", ColumnType.INTEGER, "自动续期（月）", "Months for which it renews itself")
                                .between("1", "1200"),
                        Field.of(
                                        "extends_to_subsidiaries",
                                        ColumnType.BOOLEAN,
                                        "是否及于子公司",
                                        "Whether it extends to subsidiaries and brands of its parties")
                                .withFallback("false"),
                        Field.of(
                                        "reminder_days",
                                        ColumnType.INTEGERS,
                                        "提醒提前天数",
                                        "Days before what falls due to be reminded")
                                .between("0", "3660")
                                .withFallback("'{90,30}'::integer[]"),
                        Field.of("terminated_on", ColumnType.DATE, "终止日期", "Its last day, where it was terminated"),
                        Field.text("termination_reason", 4000, "终止原因", "Why it was terminated"),
                        Field.of("withdrawn_on", ColumnType.DATE, "撤回日期", "The day it was given up"),
                        Field.text("withdrawal_reason", 4000, "撤回原因", "Why it was given up")
                                .withFilled(true))
                .versioned(true)
                .codesOf("AGREEMENT")
                .recordRules(AgreementRules.RECORD)
                .setRule(AgreementRules.SETS)
                .derive(
                        "phase",
                        ColumnType.STRING,
                        "agreement_phase_on(t, :asOf)",
                        "阶段",
                        "What the calendar says at the date asked about")
                .join("""
                        cross join lateral (select greatest(:asOf, t.effective_on) as day offset 0) as told""")
                .derive(
                        "own_parties",
                        ColumnType.STRING,
                        parties("OWN"),
                        "己方（编码，以分号分隔）",
                        "The codes of our own side, separated by semicolons")
                .derive(
                        "counterparties",
                        ColumnType.STRING,
                        parties("COUNTERPARTY"),
                        "对方（编码，以分号分隔）",
                        "The codes of the other side, separated by semicolons")
                .derive(
                        "domains",
                        ColumnType.STRING,
                        codes(ScopeKind.DOMAIN),
                        "所涉领域（编码，以分号分隔）",
                        "The codes of the domains in scope at the date asked about, separated by semicolons")
                .derive(
                        "current_expires_on",
                        ColumnType.DATE,
                        """
                        case when t.status in ('SIGNED', 'TERMINATED')
                            then agreement_expiry_on(t, :asOf)
                            else t.expires_on end""",
                        "当前到期日期",
                        "The last day of its effect at the date asked about, after amendments and renewals")
                .deriveVersion()
                .derive(
                        "elements",
                        ColumnType.STRING,
                        codes(ScopeKind.ELEMENT),
                        "指名的要素（编码，以分号分隔）",
                        "The codes of the elements of the architecture that it names at the date asked about, separated by semicolons")
                .derive(
                        "capabilities",
                        ColumnType.STRING,
                        codes(ScopeKind.CAPABILITY),
                        "指名的基础能力（编码，以分号分隔）",
                        "The codes of the base abilities that it names at the date asked about, separated by semicolons")
                .derive(
                        "ends_on",
                        ColumnType.DATE,
                        "case when t.signed_on <= :asOf then agreement_ends_on(t, :asOf) end",
                        "结束日期",
                        "Its last day as known at the date asked about: by termination, else by expiry where no renewal is to come")
                .derive(
                        "next_decision_kind",
                        ColumnType.STRING,
                        "next_decision_kind_on(t, :asOf)",
                        "下一项决定",
                        "What has to be decided next: ENDS where it ends, NOTICE_BY where it renews itself unless notice is given")
                .derive(
                        "next_decision_on",
                        ColumnType.DATE,
                        "next_decision_day_on(t, :asOf)",
                        "决定期限",
                        "The day of its end, or the last day to give notice")
                .build();
    }

    private static String codes(ScopeKind kind) {
        return """
                (select string_agg(target.code, ';' order by target.position, target.code)
                 from agreement_item as item
                 join agreement_item_target as target on target.kind = item.kind and target.id = item.item_id
                 where item.agreement_id = t.id and item.kind = '%s'
                   and (t.status in ('DRAFT', 'NEGOTIATING', 'WITHDRAWN')
                       or certainly_holds_at(item.valid_from, item.valid_until, item.valid_until_precision, item.valid_until_not_before, told.day)))""".formatted(kind);
    }

    private static String parties(String role) {
        return """
                (select string_agg(organization.code, ';' order by organization.code)
                 from agreement_party as party join organization on organization.id = party.organization_id
                 where party.agreement_id = t.id and party.role = '%s'
                   and (t.status in ('DRAFT', 'NEGOTIATING', 'WITHDRAWN')
                       or certainly_holds_since_ever_at(party.valid_from, party.valid_until, party.valid_until_precision, party.valid_until_not_before, told.day)))""".formatted(role);
    }

    @Bean
    DataSet agreementPartyDataSet() {
        return TableDataSet.builder()
                .name("agreement_parties")
                .descriptionZh("协议的各方")
                .descriptionEn("The parties of agreements")
                .table("agreement_party")
                .narrowedBy(AgreementLists.AGREEMENTS, "agreement.code", "agreement")
                .fields(
                        agreement(),
                        Field.keyReference("organization", "organization", "组织编码", "The organization's code")
                                .onlyWhere(OrganizationReferences.STAYS),
                        Field.constant("role", PartyRole.values(), "角色", "As what it is party")
                                .withRequired(true))
                .validity("加入日期", "The first day, where it joined later")
                .fieldList(byAmendments())
                .owner(OWNER)
                .afterDataSet(AMENDMENTS)
                .recordRules(AgreementRules.PART)
                .contextFrom(AgreementContext.PART)
                .context("party", "s.organization")
                .context("party_archived", """
                        coalesce(
                            joining.archived and joining.merged_into_id is null
                            and joining.recorded_in is distinct from change_under_way()
                            and not exists (
                                select from agreement_party as known_party
                                where known_party.agreement_id = of_agreement_before.id and known_party.organization_id = joining.id),
                            false)""")
                .contextJoin("left join organization as joining on joining.code = s.organization")
                .setRule(AgreementRules.SETS)
                .derive(
                        "agreement_title_zh",
                        ColumnType.STRING,
                        "of_agreement.title_zh",
                        "协议的中文标题",
                        "Chinese title of the agreement")
                .derive(
                        "agreement_title_en",
                        ColumnType.STRING,
                        "of_agreement.title_en",
                        "协议的英文标题",
                        "English title of the agreement")
                .deriveNames("organization", "组织", "the organization")
                .build();
    }

    @Bean
    DataSet agreementSignatoryDataSet() {
        return TableDataSet.builder()
                .name("agreement_signatories")
                .descriptionZh("签署人与见证人")
                .descriptionEn("Who signed agreements, and who stood by")
                .table("agreement_signatory")
                .narrowedBy(AgreementLists.AGREEMENTS, "agreement.code", "agreement")
                .fields(
                        agreement(),
                        Field.of("position", ColumnType.INTEGER, "次序", "The place in the order of the source")
                                .withRequired(true),
                        Field.name("name_zh", "中文姓名", "Name in Chinese").withKey(true),
                        Field.name("name_en", "英文姓名", "Name in English"),
                        Field.text("office_zh", 300, "职务（中文）", "The office held then, in Chinese"),
                        Field.text("office_en", 300, "职务（英文）", "The office held then, in English"),
                        Field.reference("organization", "organization", "所属组织编码", "Whom the person came for")
                                .onlyWhere(OrganizationReferences.STAYS),
                        Field.constant("role", SignatoryRole.values(), "角色", "What the person did")
                                .withRequired(true)
                                .withKey(true),
                        Field.reference("person", "person", "人员编码", "The person's code, where they are recorded"))
                .owner(OWNER)
                .recordRules(AgreementRules.SIGNATORY)
                .contextFrom(AgreementContext.GIVEN_UP_BEFORE)
                .context("person_erased", "coalesce(naming.erased, false)")
                .contextJoin("left join person as naming on naming.code = s.person")
                .setRule(AgreementRules.SETS)
                .deriveNames("organization", "组织", "the organization")
                .build();
    }

    @Bean
    DataSet agreementScopeDataSet() {
        return items(ScopeKind.DOMAIN, "领域编码", "The domain's code")
                .name("agreement_scope")
                .descriptionZh("协议的范围：所涉合作领域及期间")
                .descriptionEn("The domains that agreements cover, each from one day to another")
                .deriveNames("domain", "合作领域", "the cooperation domain")
                .build();
    }

    @Bean
    DataSet agreementSolutionDataSet() {
        return items(ScopeKind.SOLUTION, "方案编码", "The solution's code")
                .name("agreement_solutions")
                .descriptionZh("协议指名的解决方案")
                .descriptionEn("The solutions that agreements name")
                .deriveNames("solution", "解决方案", "the solution")
                .build();
    }

    @Bean
    DataSet agreementElementDataSet() {
        return items(ScopeKind.ELEMENT, "要素编码", "The element's code", ElementReferences.STANDS)
                .name("agreement_elements")
                .descriptionZh("协议指名的业务架构要素")
                .descriptionEn("The elements of the architecture that agreements name")
                .derive(
                        "element_name_zh",
                        ColumnType.STRING,
                        ELEMENT_NAME.formatted("name_zh"),
                        "要素的中文名称",
                        "Chinese name of the element in the architecture of the date asked about")
                .derive(
                        "element_name_en",
                        ColumnType.STRING,
                        ELEMENT_NAME.formatted("name_en"),
                        "要素的英文名称",
                        "English name of the element in the architecture of the date asked about")
                .afterDataSet("architecture_elements")
                .build();
    }

    @Bean
    DataSet agreementCapabilityDataSet() {
        return items(ScopeKind.CAPABILITY, "能力编码", "The ability's code")
                .name("agreement_capabilities")
                .descriptionZh("协议指名的基础能力")
                .descriptionEn("The base abilities that agreements name")
                .deriveNames("capability", "能力", "the ability")
                .build();
    }

    private static TableDataSet.TableDataSetBuilder items(ScopeKind kind, String codeZh, String codeEn) {
        return items(kind, codeZh, codeEn, "true");
    }

    /**
     * A data set of what agreements name in their scopes, of one kind.
     *
     * @param live SQL for whether {@code target} can be named
     */
    private static TableDataSet.TableDataSetBuilder items(ScopeKind kind, String codeZh, String codeEn, String live) {
        return TableDataSet.builder()
                .table("agreement_item")
                .only(new TableDataSet.Only("kind", kind.name()))
                .narrowedBy(AgreementLists.AGREEMENTS, "agreement.code", "agreement")
                .fields(
                        agreement(),
                        Field.keyReference(kind.noun(), kind.target(), codeZh, codeEn)
                                .withColumn("item_id")
                                .onlyWhere(live))
                .validity("开始日期", "The first day")
                .fields(
                        Field.text("wording_zh", 500, "中文措辞", "What the source calls it, in Chinese"),
                        Field.constant("confidence", Confidence.values(), "可信度", "Whether a source states it")
                                .withFallback("'STATED'"))
                .fieldList(byAmendments())
                .owner(OWNER)
                .afterDataSet(AMENDMENTS)
                .recordRules(AgreementRules.PART)
                .contextFrom(AgreementContext.PART)
                .context("party", "null::text")
                .context("party_archived", "false")
                .setRule(AgreementRules.SETS);
    }

    @Bean
    DataSet amendmentDataSet() {
        return TableDataSet.builder()
                .name(AMENDMENTS)
                .descriptionZh("协议签署后的变更：补充协议、续签与不续期通知")
                .descriptionEn("What changed of agreements after they were signed: amendments, renewals and notices")
                .table("amendment")
                .narrowedBy(AgreementLists.AGREEMENTS, "agreement.code", "agreement")
                .fields(
                        agreement(),
                        Field.of("number", ColumnType.INTEGER, "序号", "Its number within the agreement")
                                .between("1", "10000")
                                .withRequired(true)
                                .withKey(true),
                        Field.constant("kind", AmendmentKind.values(), "变更类别", "Amendment, renewal or notice")
                                .withRequired(true))
                .fieldList(
                        Field.requiredRoughDate("effective_on", "effective_on", "生效日期", "From which day on it holds"))
                .fieldList(Field.roughDate("signed_on", "signed_on", "签署日期", "When it was signed"))
                .fieldList(Field.roughDate("expires_on", "expires_on", "新的到期日期", "The expiry since, where it changed"))
                .fields(
                        Field.of(
                                "extends_to_subsidiaries",
                                ColumnType.BOOLEAN,
                                "是否及于子公司",
                                "Whether the agreement extends to subsidiaries since, where that changed"),
                        Field.text("note", 4000, "说明", "What it is about"))
                .owner(OWNER)
                .recordRules(AmendmentRules.RECORD)
                .contextFrom(AgreementContext.GIVEN_UP_BEFORE)
                .setRule(AgreementRules.SETS)
                .build();
    }

    @Bean
    DataSet agreementLineageDataSet() {
        return TableDataSet.builder()
                .name("agreement_lineage")
                .descriptionZh("协议之间的承继关系")
                .descriptionEn("The agreements that agreements follow from")
                .table("agreement_lineage")
                .narrowedBy(AgreementLists.AGREEMENTS, "agreement.code", "agreement")
                .fields(
                        agreement(),
                        Field.constant("relation", LineageRelation.values(), "关系", "How it follows from the other one")
                                .withRequired(true),
                        Field.keyReference("related", "agreement", "所承协议编号", "The other one's number"))
                .owner(OWNER)
                .recordRules(AgreementRules.LINEAGE)
                .contextFrom(AgreementContext.GIVEN_UP_BEFORE)
                .setRule(AgreementRules.SETS)
                .build();
    }

    private static Field agreement() {
        return Field.keyReference("agreement", "agreement", "协议编号", "The agreement's number");
    }

    /** The amendments by which a part came and went. */
    private static List<Field> byAmendments() {
        return List.of(
                Field.of("added_in", ColumnType.INTEGER, "增加该项的变更序号", "The amendment that added it"),
                Field.of("ended_in", ColumnType.INTEGER, "终止该项的变更序号", "The amendment that ended it"));
    }
}
