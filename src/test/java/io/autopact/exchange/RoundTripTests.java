package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.AutopactApplication;
import io.autopact.history.AuditContext;
import io.autopact.history.ChangeVia;
import io.autopact.support.ArticleTest;
import io.autopact.support.OwnDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What is exported from one register and imported into an empty one makes the same register, byte for byte. */
@ArticleTest
class RoundTripTests {

    /** What the article does not have: every column filled, and texts that CSV has to quote. */
    private static final Map<String, String> DIFFICULT = Map.of(
            "organizations", """
                    code,kind,name_zh,name_en,country,archived,merged_into
                    z-double,BRAND,重复,Double,,true,z-maker
                    z-maker,BRAND,"引""号,逗号","A\\B, ""C""\",CN,true,
                    z-group,GROUP,"两
                    行",Tab\there,,false,
                    """,
            "organization_aliases", """
                    organization,alias
                    z-maker, spaced\s
                    z-maker,\\N
                    z-maker,\\.
                    """,
            "organization_ties", """
                    organization,to,kind,stake_percent,from,from_precision,from_confidence,until,until_precision,until_confidence
                    z-maker,z-group,BRAND_OF,33.3,,,,2019-03-31,QUARTER,INFERRED
                    z-maker,z-group,AFFILIATE_OF,100,2020-12-31,YEAR,STATED,2021-12-31,BY,INFERRED
                    """,
            "agreements", """
                    number,kind,title_zh,title_en,status,drafted_on,drafted_on_precision,signed_on,effective_on,expires_on,notice_days,renewal_months,extends_to_subsidiaries,reminder_days,terminated_on,termination_reason,withdrawn_on,withdrawal_reason
                    Z-1,PROJECT_AGREEMENT,甲,A,TERMINATED,2020-02-29,MONTH,2020-03-01,2020-04-01,2022-03-31,0,12,true,,2021-01-01,"一
                    二",,
                    Z-2,MEMORANDUM,甲,A,WITHDRAWN,,,,,,,,,7,,,2020-01-01,No
                    """,
            "agreement_parties", """
                    agreement,organization,role,from,until,added_in,ended_in
                    Z-1,z-group,COUNTERPARTY,,2020-05-31,,1
                    Z-1,z-group,BENEFICIARY,2020-06-01,,1,
                    """,
            "amendments", """
                    agreement,number,kind,effective_on,signed_on,signed_on_precision,expires_on,extends_to_subsidiaries,note
                    Z-1,1,AMENDMENT,2020-06-01,2020-05-31,MONTH,,false,"补充
                    协议"
                    Z-1,2,RENEWAL,2020-07-01,,,2023-03-31,,
                    Z-1,3,NOTICE,2020-08-01,,,,,
                    """,
            "milestones", """
                    code,agreement,title_zh,title_en,due_on,due_on_precision,owner,state,state_on,state_note
                    Z-MS,Z-1,交付,Deliver,2020-12-31,QUARTER,z-group,MISSED,2021-01-01,“晚了”
                    """,
            "instruments", """
                    code,agreement,kind,name_zh,name_en,amount,currency,state,established_on,established_on_precision,closed_on
                    Z-IN,Z-1,FUND,基金,Fund,0.5,CNY,CLOSED,2020-12-31,YEAR,2021-01-01
                    """,
            "sources", """
                    code,publisher,note
                    Z-SOURCE,腾讯,"#not a comment
                    "
                    """);

    /** The same of what agreements name. */
    private static final Map<String, String> NAMED = Map.of(
            "agreement_solutions", """
                    agreement,solution,from,until
                    Z-1,SMART_4S,,2020-01-01
                    Z-1,SMART_4S,2020-01-02,
                    """,
            "agreement_elements", """
                    agreement,element,until,until_confidence,wording_zh
                    Z-1,AUTO_CLOUD,2020-01-01,INFERRED,基本涵盖
                    """,
            "agreement_capabilities", """
                    agreement,capability,from,from_precision,wording_zh,confidence
                    Z-1,LBS,2020-06-30,QUARTER,“位置”,INFERRED
                    """);

    /** The same of what is offered. */
    private static final Map<String, String> OFFERED = Map.of(
            "architectures", """
                    version,name_zh,name_en,effective_on,effective_on_precision,declared_vertical
                    z.2030,"五横,""三""纵",Five,2030-06-30,QUARTER,0
                    """,
            "architecture_elements", """
                    architecture,layer,code,position,name_zh,name_en,confidence
                    z.2030,VERTICAL,Z-ELEMENT,-1,甲,A,INFERRED
                    """,
            "architecture_capabilities", """
                    architecture,capability,position
                    z.2030,Z-ABILITY,3
                    z.2030,AI,1
                    """,
            "capabilities", """
                    code,position,name_zh,name_en
                    Z-ABILITY,9,能力,Ability
                    """,
            "solutions", """
                    code,name_zh,name_en,element,element_confidence,relationship_level,archived
                    Z-OLD,旧,Old,Z-ELEMENT,INFERRED,VEHICLE_ENVIRONMENT,true
                    """);

    /** The same of people, one of whom was erased, and of what they are responsible for. */
    private static final Map<String, String> PEOPLE = Map.of(
            "people", """
                    code,name_zh,name_en,organization,office_zh,office_en,email,phone,subject,archived,erased
                    z-person,"欧""阳","O'Y, Z",z-group,“总监”,Director,z@example.com,+86 (20) 1,sub|z,false,false
                    z-gone,已抹除,Erased,z-maker,,,,,,true,true
                    """,
            "responsible", """
                    record_type,record_code,person,role,from,until
                    AGREEMENT,Z-1,z-person,OWNER,,2020-01-01
                    AGREEMENT,Z-1,z-person,OWNER,2020-01-02,
                    AUTOMAKER,z-maker,z-person,DEPUTY,,
                    ROLLOUT,Z-RO,z-gone,OWNER,2020-01-01,2020-01-01
                    """,
            "agreement_signatories", """
                    agreement,position,name_zh,name_en,office_zh,office_en,organization,role,person
                    Z-1,1,“欧阳”,"O'Y, then",总监,Director,z-group,SIGNATORY,z-person
                    Z-1,2,"欧""阳",O,,,,WITNESS,z-person
                    Z-1,3,已抹除 z-gone,Erased z-gone,,,,SIGNATORY,z-gone
                    """,
            "claims", """
                    code,statement_zh,as_of,claimant_name_zh,claimant_office_zh,claimant_person
                    Z-CLAIM,甲,2020-06-30,“欧阳”,总监,z-person
                    Z-CLAIM-2,乙,2020-06-30,,,z-gone
                    """);

    /** The same of where it lands: several times on hold, plans that were changed, a model that is no longer made. */
    private static final Map<String, String> LANDED = Map.of(
            "milestone_plans", """
                    milestone,number,due_on,due_on_precision,made_on,reason
                    Z-MS,1,2020-09-30,QUARTER,2020-01-01,
                    Z-MS,3,2020-12-31,QUARTER,2020-08-01,"供应商,延期"
                    """,
            "vehicle_models", """
                    code,automaker,name_zh,name_en,segment,powertrain,start_of_production,start_of_production_precision,archived
                    z-model,z-maker,"风""行",Z,A-segment,EREV,2020-09-30,QUARTER,true
                    """,
            "rollouts", """
                    number,vehicle_model,solution,market,system_name,system_version,basis,without_basis_reason,note
                    Z-RO,z-model,SMART_4S,"CN,HK",Future,3.0,,"已
                    上市",备注
                    Z-RO-PLANNED,z-model,Z-OLD,,,,Z-2,,
                    """,
            "rollout_plans", """
                    rollout,number,stage,planned_on,planned_on_precision,planned_on_confidence,made_on,reason
                    Z-RO,2,LAUNCHED,2020-12-31,YEAR,INFERRED,,
                    Z-RO,4,LAUNCHED,2021-03-31,QUARTER,STATED,2020-11-01,"供应商,延期"
                    Z-RO,7,INTEGRATING,2020-02-29,MONTH,STATED,,早就知道
                    Z-RO-PLANNED,1,RETIRED,2040-12-31,BY,STATED,,
                    """,
            "rollout_stages", """
                    rollout,stage,occurrence,planned_on,planned_on_precision,planned_on_confidence,actual_on,actual_on_precision,resumed_on,made_on
                    Z-RO,INTEGRATING,1,2020-02-29,MONTH,,2020-02-29,MONTH,,
                    Z-RO,ON_HOLD,1,,,,2020-03-01,,2020-04-01,
                    Z-RO,ON_HOLD,3,,,,2020-05-01,,2020-06-01,
                    Z-RO,LAUNCHED,1,2021-03-31,QUARTER,,2021-04-01,,,2020-11-01
                    Z-RO,RETIRED,1,,,,2022-12-31,YEAR,,
                    """,
            "deployments", """
                    number,organization,solution,from,from_precision,from_confidence,until,until_precision,until_confidence,note
                    Z-DP,z-group,,,,,2020-12-31,BY,INFERRED,"a, ""b""\"
                    Z-DP-2,z-group,SMART_4S,2020-06-30,MONTH,STATED,,,,
                    """);

    @Autowired
    private ApplicationContext article;

    @Test
    void anExportImportedIntoAnEmptyRegisterGivesTheSameExport() {
        Map<String, String> exported = export(article);
        try (ConfigurableApplicationContext second = emptyRegister();
                ConfigurableApplicationContext third = emptyRegister()) {
            ImportReport report = importInto(second, exported);
            assertThat(report.rowsRead()).isGreaterThan(300);
            assertThat(export(second)).isEqualTo(exported);

            assertThat(importInto(second, exported))
                    .as("a second time says nothing new")
                    .extracting(ImportReport::inserted, ImportReport::updated)
                    .containsExactly(0L, 0L);

            importInto(second, together());
            Map<String, String> difficult = export(second);
            assertThat(difficult).isNotEqualTo(exported);
            importInto(third, difficult);
            assertThat(export(third)).isEqualTo(difficult);
        }
    }

    /** All of it in one import, as what is archived in it is referred to only by what comes with it. */
    static Map<String, String> together() {
        Map<String, String> files = new TreeMap<>(OFFERED);
        files.putAll(DIFFICULT);
        files.putAll(NAMED);
        files.putAll(LANDED);
        files.putAll(PEOPLE);
        return files;
    }

    private static ConfigurableApplicationContext emptyRegister() {
        return new SpringApplicationBuilder(AutopactApplication.class)
                .initializers(new OwnDatabase())
                .run("--autopact.portfolio=none", "--server.port=0");
    }

    static ImportReport importInto(ApplicationContext register, Map<String, String> files) {
        List<ImportFile> content = files.entrySet().stream()
                .map(file -> new ImportFile(
                        file.getKey(),
                        file.getKey() + ".csv",
                        () -> new ByteArrayInputStream(file.getValue().getBytes(StandardCharsets.UTF_8))))
                .toList();
        return AuditContext.as(
                "traveller",
                ChangeVia.IMPORT,
                () -> register.getBean(Importer.class).run(content));
    }

    /** The recorded columns of every data set. */
    private static Map<String, String> export(ApplicationContext register) {
        Map<String, String> files = new TreeMap<>();
        for (DataSet dataSet : register.getBean(DataSets.class).writable()) {
            ByteArrayOutputStream target = new ByteArrayOutputStream();
            register.getBean(Exporter.class)
                    .write(Export.ofRecorded(dataSet, LocalDate.of(2019, 7, 1)), head -> target);
            files.put(dataSet.name(), target.toString(StandardCharsets.UTF_8));
        }
        return files;
    }
}
