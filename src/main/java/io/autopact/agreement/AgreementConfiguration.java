package io.autopact.agreement;

import io.autopact.evidence.CitableType;
import io.autopact.exchange.ColumnType;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.Field;
import io.autopact.exchange.ImportRule;
import io.autopact.exchange.TableDataSet;
import io.autopact.history.HistoricResource;
import io.autopact.history.Recollection;
import io.autopact.organization.OrganizationReferences;
import io.autopact.shared.problem.ProblemTypes;
import io.autopact.shared.time.Confidence;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module contributes: its data sets, what can be cited, and whose history can be read. */
@Configuration(proxyBeanMethods = false)
class AgreementConfiguration {

    private static final String AMENDMENTS = "amendments";

    static final HistoricResource HISTORY = new HistoricResource(
            "agreements",
            "AGREEMENT",
            "agreement",
            "select id from agreement_versions where code = :code limit 1",
            "agreement",
            Recollection.parts(
                    "agreement_id",
                    "agreement_party",
                    "agreement_signatory",
                    "agreement_item",
                    "agreement_lineage",
                    "amendment"));

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
                .narrowedBy(AgreementListing.AGREEMENTS, "agreement.code", "number")
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
                .codesOf("AGREEMENT", "number")
                .rule(ImportRule.onResult("""
                        select distinct s.line, rule.column_name, rule.value, rule.detail
                        from staging as s
                        join agreement on agreement.code = s.number
                        join amendment on amendment.agreement_id = agreement.id
                        cross join lateral (values
                            ('status', agreement.status, 'an agreement that is not signed has no amendments',
                                agreement.status not in ('SIGNED', 'TERMINATED')),
                            ('effective_on', agreement.effective_on::text,
                                'lies after amendment ' || amendment.number || ', which takes effect on ' || amendment.effective_on,
                                amendment.kind <> 'NOTICE' and amendment.effective_on < agreement.effective_on),
                            ('signed_on', agreement.signed_on::text,
                                'lies after notice was given by amendment ' || amendment.number || ' on ' || amendment.effective_on,
                                amendment.kind = 'NOTICE' and amendment.effective_on < agreement.signed_on))
                            as rule (column_name, value, detail, broken)
                        where rule.broken"""))
                .range("effective_on", "expires_on")
                .rule(notGivenUp("number"))
                .rule(ImportRule.roughlyNotInFuture("signed_on"))
                .rule(ImportRule.notInFuture("negotiating_on"))
                .rule(ImportRule.notInFuture("withdrawn_on"))
                .rule(ImportRule.onStaging("""
                        select s.line, 'status' as column_name, s.status as value,
                               'comes before ' || known.status || ', which it is already' as detail
                        from staging as s
                        join agreement as known on known.code = s.number
                        where case known.status
                            when 'NEGOTIATING' then coalesce(s.status, 'DRAFT') = 'DRAFT'
                            when 'WITHDRAWN' then coalesce(s.status, 'DRAFT') <> 'WITHDRAWN'
                            else known.status <> 'DRAFT' and coalesce(s.status, 'DRAFT') not in ('SIGNED', 'TERMINATED') end"""))
                .rule(ImportRule.onStaging("""
                        select s.line, rule.column_name, rule.value, rule.detail
                        from staging as s
                        cross join lateral (values
                            ('signed_on', s.signed_on::text, 'an agreement that is not signed has no such date',
                                s.signed_on is not null and coalesce(s.status, 'DRAFT') not in ('SIGNED', 'TERMINATED')),
                            ('terminated_on', s.terminated_on::text, 'is there if the status is TERMINATED, and only then',
                                (s.terminated_on is not null) <> (coalesce(s.status, 'DRAFT') = 'TERMINATED')),
                            ('withdrawn_on', s.withdrawn_on::text, 'is there only if the status is WITHDRAWN',
                                s.withdrawn_on is not null and coalesce(s.status, 'DRAFT') <> 'WITHDRAWN'),
                            ('withdrawal_reason', s.withdrawal_reason, 'is there if the status is WITHDRAWN, and only then',
                                (s.withdrawal_reason is not null) <> (coalesce(s.status, 'DRAFT') = 'WITHDRAWN')),
                            ('termination_reason', s.termination_reason, 'is there only if the status is TERMINATED',
                                s.termination_reason is not null and coalesce(s.status, 'DRAFT') <> 'TERMINATED'),
                            ('negotiating_on', s.negotiating_on::text, 'lies before it was drafted, which was on ' || s.drafted_on,
                                s.negotiating_on < first_day_of_period(s.drafted_on, coalesce(s.drafted_on_precision, 'DAY'))),
                            ('terminated_on', s.terminated_on::text, 'lies before the signing, which was on ' || s.signed_on,
                                s.terminated_on < s.signed_on),
                            ('negotiating_on', s.negotiating_on::text, 'lies after the signing, which was on ' || s.signed_on,
                                s.negotiating_on > s.signed_on),
                            ('drafted_on', s.drafted_on::text, 'lies after the signing, which was on ' || s.signed_on,
                                first_day_of_period(s.drafted_on, coalesce(s.drafted_on_precision, 'DAY')) > s.signed_on))
                            as rule (column_name, value, detail, broken)
                        where rule.broken"""))
                .derive("phase", ColumnType.STRING, """
                        agreement_phase(t.status, t.signed_on, t.effective_on,
                            agreement_expiry(t.id, t.amended, t.expires_on, t.notice_days, t.renewal_months, :asOf),
                            t.notice_days, t.terminated_on, :asOf)""", "阶段", "What the calendar says at the date asked about")
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
                        """
                        (select string_agg(domain.code, ';' order by domain.position)
                         from agreement_item as item join cooperation_domain as domain on domain.id = item.domain_id
                         where item.agreement_id = t.id
                           and (t.status in ('DRAFT', 'NEGOTIATING', 'WITHDRAWN')
                               or holds_at(item.valid_from, item.valid_until, told.day)))""",
                        "所涉领域（编码，以分号分隔）",
                        "The codes of the domains in scope at the date asked about, separated by semicolons")
                .derive(
                        "current_expires_on",
                        ColumnType.DATE,
                        """
                        case when t.status in ('SIGNED', 'TERMINATED')
                            then agreement_expiry(t.id, t.amended, t.expires_on, t.notice_days, t.renewal_months, :asOf)
                            else t.expires_on end""",
                        "当前到期日期",
                        "The last day of its effect at the date asked about, after amendments and renewals")
                .deriveVersion()
                .build();
    }

    private static String parties(String role) {
        return """
                (select string_agg(organization.code, ';' order by organization.code)
                 from agreement_party as party join organization on organization.id = party.organization_id
                 where party.agreement_id = t.id and party.role = '%s'
                   and (t.status in ('DRAFT', 'NEGOTIATING', 'WITHDRAWN')
                       or holds_since_ever_at(party.valid_from, party.valid_until, told.day)))""".formatted(role);
    }

    @Bean
    DataSet agreementPartyDataSet() {
        return TableDataSet.builder()
                .name("agreement_parties")
                .descriptionZh("协议的各方")
                .descriptionEn("The parties of agreements")
                .table("agreement_party")
                .narrowedBy(AgreementListing.AGREEMENTS, "agreement.code", "agreement")
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
                .rule(notGivenUp("agreement"))
                .rule(isAmended())
                .rule(overlaps("agreement_party", "organization", "organization", "organization_id"))
                .rule(ImportRule.notArchived("organization", "organization", """
                        target.merged_into_id is not null or exists (
                            select from agreement join agreement_party as party on party.agreement_id = agreement.id
                            where agreement.code = s.agreement and party.organization_id = target.id)"""))
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
                .narrowedBy(AgreementListing.AGREEMENTS, "agreement.code", "agreement")
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
                                .withKey(true))
                .owner(OWNER)
                .rule(notGivenUp("agreement"))
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

    /** A data set of what agreements name in their scopes, of one kind. */
    private static TableDataSet.TableDataSetBuilder items(ScopeKind kind, String codeZh, String codeEn) {
        return TableDataSet.builder()
                .table("agreement_item")
                .only(new TableDataSet.Only("kind", kind.name()))
                .narrowedBy(AgreementListing.AGREEMENTS, "agreement.code", "agreement")
                .fields(
                        agreement(),
                        Field.keyReference(kind.noun(), kind.target(), codeZh, codeEn)
                                .withColumn("item_id"))
                .validity("开始日期", "The first day")
                .fields(
                        Field.text("wording_zh", 500, "中文措辞", "What the source calls it, in Chinese"),
                        Field.constant("confidence", Confidence.values(), "可信度", "Whether a source states it")
                                .withFallback("'STATED'"))
                .fieldList(byAmendments())
                .owner(OWNER)
                .afterDataSet(AMENDMENTS)
                .rule(notGivenUp("agreement"))
                .rule(isAmended())
                .rule(overlaps("agreement_item", kind.noun(), kind.target(), "item_id"));
    }

    @Bean
    DataSet amendmentDataSet() {
        return TableDataSet.builder()
                .name(AMENDMENTS)
                .descriptionZh("协议签署后的变更：补充协议、续签与不续期通知")
                .descriptionEn("What changed of agreements after they were signed: amendments, renewals and notices")
                .table("amendment")
                .narrowedBy(AgreementListing.AGREEMENTS, "agreement.code", "agreement")
                .fields(
                        agreement(),
                        Field.of("number", ColumnType.INTEGER, "序号", "Its number within the agreement")
                                .between("1", "10000")
                                .withRequired(true)
                                .withKey(true),
                        Field.constant("kind", AmendmentKind.values(), "变更类别", "Amendment, renewal or notice")
                                .withRequired(true))
                .fieldList(Field.roughDate("effective_on", "effective_on", "生效日期", "From which day on it holds"))
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
                .range("effective_on", "expires_on")
                .rule(ImportRule.roughlyNotInFuture("signed_on"))
                .rule(ImportRule.onStaging("""
                        select s.line, rule.column_name, rule.value, rule.detail
                        from staging as s
                        left join agreement on agreement.code = s.agreement
                        cross join lateral (values
                            ('effective_on', null, 'must not be empty', s.effective_on is null),
                            ('expires_on', null, 'a renewal has the new expiry', s.kind = 'RENEWAL' and s.expires_on is null),
                            ('kind', s.kind, 'notice changes neither the expiry nor the reach',
                                s.kind = 'NOTICE' and (s.expires_on is not null or s.extends_to_subsidiaries is not null)),
                            ('agreement', s.agreement, 'an agreement that is not signed is not amended',
                                agreement.status not in ('SIGNED', 'TERMINATED')),
                            ('effective_on', s.effective_on::text,
                                'lies before the first day of effect of the agreement, which is ' || agreement.effective_on,
                                s.kind <> 'NOTICE' and s.effective_on < agreement.effective_on),
                            ('effective_on', s.effective_on::text, 'notice is given after the signing and not in the future',
                                s.kind = 'NOTICE' and (s.effective_on < agreement.signed_on or s.effective_on > %s)))
                            as rule (column_name, value, detail, broken)
                        where rule.broken""".formatted(ImportRule.TODAY)))
                .build();
    }

    @Bean
    DataSet agreementLineageDataSet() {
        return TableDataSet.builder()
                .name("agreement_lineage")
                .descriptionZh("协议之间的承继关系")
                .descriptionEn("The agreements that agreements follow from")
                .table("agreement_lineage")
                .narrowedBy(AgreementListing.AGREEMENTS, "agreement.code", "agreement")
                .fields(
                        agreement(),
                        Field.constant("relation", LineageRelation.values(), "关系", "How it follows from the other one")
                                .withRequired(true),
                        Field.keyReference("related", "agreement", "所承协议编号", "The other one's number"))
                .owner(OWNER)
                .rule(notGivenUp("agreement"))
                .rule(ImportRule.onStaging("""
                        select s.line, 'related' as column_name, s.related as value, 'is the agreement itself' as detail
                        from staging as s
                        where s.related = s.agreement"""))
                .rule(ImportRule.onResult("""
                        select s.line, 'related' as column_name, s.related as value, 'leads back to the agreement itself' as detail
                        from cyclic_lineages(array(
                            select lineage.id from staging
                            join agreement on agreement.code = staging.agreement
                            join agreement_lineage as lineage on lineage.agreement_id = agreement.id)) as cycle
                        join agreement_lineage as lineage on lineage.id = cycle.lineage_id
                        join agreement on agreement.id = lineage.agreement_id
                        join agreement as related on related.id = lineage.related_id
                        join staging as s on s.agreement = agreement.code and s.related = related.code"""))
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

    /** An agreement that was given up before stays as it was. */
    private static ImportRule notGivenUp(String number) {
        return ImportRule.onResult("""
                select min(s.line) as line, '%1$s' as column_name, s.%1$s as value, 'was given up and is changed no more' as detail
                from staging as s
                join agreement on agreement.code = s.%1$s
                join agreement_history as before on before.id = agreement.id and before.status = 'WITHDRAWN'
                    and before.replaced_in = change_under_way() and before.recorded_in <> before.replaced_in
                group by s.%1$s""".formatted(number));
    }

    /** An amendment that is named is there. */
    private static ImportRule isAmended() {
        return ImportRule.onResult("""
                select s.line, named.column_name, named.number::text as value, 'the agreement has no such amendment' as detail
                from staging as s
                join agreement on agreement.code = s.agreement
                cross join lateral (values ('added_in', s.added_in), ('ended_in', s.ended_in)) as named (column_name, number)
                left join amendment on amendment.agreement_id = agreement.id and amendment.number = named.number
                where named.number is not null and amendment.id is null""");
    }

    /** Two entries for the same thing do not hold on the same day. */
    private static ImportRule overlaps(String table, String reference, String target, String column) {
        return ImportRule.onResult("""
                select s.line, '%2$s' as column_name, s.%2$s as value, 'overlaps another entry for it in the same agreement' as detail
                from staging as s
                join agreement on agreement.code = s.agreement
                join %3$s as target on target.code = s.%2$s
                join %1$s as entry on entry.agreement_id = agreement.id and entry.%4$s = target.id
                    and entry.valid_from is not distinct from s."from"
                join %1$s as other on other.agreement_id = entry.agreement_id and other.%4$s = entry.%4$s
                    and other.id <> entry.id
                    and daterange(other.valid_from, other.valid_until, '[]') && daterange(entry.valid_from, entry.valid_until, '[]')""".formatted(table, reference, target, column));
    }
}
