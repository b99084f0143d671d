package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What the API refuses an import refuses, and what the one takes the other takes: each case is put to both. */
@RegisterTest
@TestPropertySource(properties = "spring.datasource.hikari.pool-name=import-parity")
@DirtiesContext
class ImportParityTests {

    /** What is recorded before, file by file; a semicolon ends a line. */
    private static final Map<String, String> RECORDED = Map.ofEntries(
            Map.entry(
                    "organizations",
                    "code,kind,name_zh,name_en,archived;pa-own,OWN_UNIT,我方,Own,false;pa-maker,COMPANY,车企,Maker,false;"
                            + "pa-other,COMPANY,另一车企,Other,false;pa-old,COMPANY,旧车企,Old,true"),
            Map.entry(
                    "solutions",
                    "code,name_zh,name_en,relationship_level,archived;PA-NEW,新方案,New,VEHICLE_ENVIRONMENT,false;"
                            + "PA-OLD,旧方案,Old,VEHICLE_ENVIRONMENT,true"),
            Map.entry(
                    "agreements",
                    "number,kind,title_zh,title_en,status,drafted_on,drafted_on_precision,signed_on,expires_on,renewal_months,withdrawal_reason;"
                            + "PA-DRAFT,MEMORANDUM,甲,A,DRAFT,2020-05-31,BY,,,,;"
                            + "PA-SIGNED,MEMORANDUM,甲,A,SIGNED,,,2020-06-30,2030-12-31,12,;"
                            + "PA-GIVEN-UP,MEMORANDUM,甲,A,WITHDRAWN,,,,,,No"),
            Map.entry("agreement_parties", "agreement,organization,role;PA-SIGNED,pa-maker,COUNTERPARTY"),
            Map.entry(
                    "milestones",
                    "code,agreement,title_zh,title_en,due_on,owner,state,state_on;PA-OPEN,PA-SIGNED,甲,A,2020-12-31,pa-maker,OPEN,;"
                            + "PA-MISSED,PA-SIGNED,甲,A,2020-12-31,pa-maker,MISSED,2021-01-01"),
            Map.entry(
                    "instruments",
                    "code,agreement,kind,name_zh,name_en,state,established_on;PA-LAB,PA-SIGNED,JOINT_LAB,甲,A,PLANNED,;"
                            + "PA-SET-UP,PA-SIGNED,JOINT_LAB,甲,A,ESTABLISHED,2020-12-31"),
            Map.entry("vehicle_models", "code,automaker,name_zh,name_en;pa-model,pa-maker,甲,A"),
            Map.entry(
                    "rollouts",
                    "number,vehicle_model,solution,without_basis_reason;PA-RO,pa-model,PA-NEW,R;PA-OVER,pa-model,PA-NEW,R"),
            Map.entry(
                    "rollout_plans",
                    "rollout,number,stage,planned_on;PA-RO,1,LAUNCHED,2020-12-31;PA-OVER,1,LAUNCHED,2020-12-31"),
            Map.entry("rollout_stages", "rollout,stage,occurrence,actual_on;PA-OVER,CANCELLED,1,2020-02-01"),
            Map.entry("claims", "code,statement_zh,as_of;PA-CLAIM,甲,2020-06-30"),
            Map.entry("sources", "code,title_zh;PA-SOURCE,甲"));

    @Autowired
    private Api api;

    private Imports imports;

    @BeforeEach
    void record() throws IOException {
        imports = new Imports(api);
        assertThat(imports.zip(zip(RECORDED)).at("/state")).isEqualTo("SUCCEEDED");
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey() + ".csv"));
                zip.write(file.getValue().replace(';', '\n').getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** Says what is meant by words that stand for a day or a character. */
    private static String filled(String template) {
        LocalDate tomorrow = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
        return template.replace("TOMORROW", tomorrow.toString())
                .replace("RETURN", "\r")
                .replace("WIDE", "\u3000");
    }

    /** Rehearses a request; where it is an action or a patch, on the version that is there. */
    private Answer rehearsed(String request, String body) {
        String method = request.substring(0, request.indexOf(' '));
        String path = "/api/v1/" + request.substring(method.length() + 1);
        String json = filled(body.replace("RETURN", "\\r"));
        String record = method.equals("PATCH") ? path : path.substring(0, path.lastIndexOf('/'));
        if (record.equals("/api/v1")) {
            return api.post(path + "?dryRun=true", json);
        }
        String[] expected = {"If-Match", api.get(record).has(200).header("ETag")};
        return method.equals("PATCH")
                ? api.patch(path + "?dryRun=true", json, expected)
                : api.post(path + "?dryRun=true", json, expected);
    }

    private Answer rehearsed(String dataSet, String header, String row) {
        return imports.csv(dataSet + "?dryRun=true", header + "\n" + filled(row) + "\n");
    }

    private static List<String> columns(Answer job) {
        List<String> columns = new ArrayList<>();
        job.json()
                .at("/errors")
                .forEach(error -> columns.add(error.path("column").asString("")));
        return columns;
    }

    // spotless:off
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        POST agreements/PA-DRAFT/sign      | {"signedOn": "TOMORROW"}                   | agreements | number,kind,title_zh,title_en,status,signed_on | PA-1,MEMORANDUM,甲,A,SIGNED,TOMORROW | signed_on
        POST agreements/PA-DRAFT/negotiate | {"on": "TOMORROW"}                         | agreements | number,kind,title_zh,title_en,status,negotiating_on | PA-1,MEMORANDUM,甲,A,NEGOTIATING,TOMORROW | negotiating_on
        POST agreements/PA-DRAFT/withdraw  | {"on": "TOMORROW", "reason": "No"}         | agreements | number,kind,title_zh,title_en,status,withdrawn_on,withdrawal_reason | PA-1,MEMORANDUM,甲,A,WITHDRAWN,TOMORROW,No | withdrawn_on
        POST agreements/PA-DRAFT/withdraw  | {"on": "2020-06-30"}                       | agreements | number,kind,title_zh,title_en,status,withdrawn_on | PA-1,MEMORANDUM,甲,A,WITHDRAWN,2020-06-30 | withdrawal_reason
        POST agreements/PA-DRAFT/withdraw  | {"reason": " "}                            | agreements | number,kind,title_zh,title_en,status,withdrawal_reason | `PA-1,MEMORANDUM,甲,A,WITHDRAWN, ` | withdrawal_reason
        POST agreements/PA-DRAFT/sign      | {"signedOn": "2020-05-30"}                 | agreements | number,kind,title_zh,title_en,status,signed_on | PA-DRAFT,MEMORANDUM,甲,A,SIGNED,2020-05-30 | drafted_on
        POST agreements/PA-DRAFT/negotiate | {"on": "2020-05-30"}                       | agreements | number,kind,title_zh,title_en,status,negotiating_on | PA-DRAFT,MEMORANDUM,甲,A,NEGOTIATING,2020-05-30 | negotiating_on
        POST agreements/PA-SIGNED/negotiate | {}                                        | agreements | number,kind,title_zh,title_en,status,signed_on | PA-SIGNED,MEMORANDUM,甲,A,NEGOTIATING, | status
        POST agreements/PA-GIVEN-UP/sign   | {"signedOn": "2020-06-30"}                 | agreements | number,kind,title_zh,title_en,status,signed_on,withdrawal_reason | PA-GIVEN-UP,MEMORANDUM,甲,A,SIGNED,2020-06-30, | status
        PATCH agreements/PA-DRAFT          | {"parties": [{"organization": "pa-old", "role": "COUNTERPARTY"}]} | agreement_parties | agreement,organization,role | PA-DRAFT,pa-old,COUNTERPARTY | organization
        POST agreements/PA-SIGNED/amend    | {"effectiveOn": "2021-01-01", "signedOn": "TOMORROW", "note": "N"} | amendments | agreement,number,kind,effective_on,signed_on,note | PA-SIGNED,1,AMENDMENT,2021-01-01,TOMORROW,N | signed_on
        POST agreements/PA-SIGNED/notice   | {"on": "TOMORROW"}                         | amendments | agreement,number,kind,effective_on | PA-SIGNED,1,NOTICE,TOMORROW | effective_on
        POST agreements/PA-SIGNED/notice   | {"on": "2020-06-29"}                       | amendments | agreement,number,kind,effective_on | PA-SIGNED,1,NOTICE,2020-06-29 | effective_on
        POST milestones/PA-OPEN/state      | {"to": "DONE", "on": "TOMORROW"}           | milestones | code,agreement,title_zh,title_en,due_on,owner,state,state_on | PA-OPEN,PA-SIGNED,甲,A,2020-12-31,pa-maker,DONE,TOMORROW | state_on
        POST milestones/PA-OPEN/state      | {"to": "DONE"}                             | milestones | code,agreement,title_zh,title_en,due_on,owner,state | PA-OPEN,PA-SIGNED,甲,A,2020-12-31,pa-maker,DONE | state_on
        PATCH milestones/PA-MISSED         | {"dueOn": "2021-01-01"}                    | milestones | code,agreement,title_zh,title_en,due_on,owner | PA-MISSED,PA-SIGNED,甲,A,2021-01-01,pa-maker | state_on
        POST agreements/PA-GIVEN-UP/milestones | {"titleZh": "甲", "titleEn": "A", "dueOn": "2020-12-31", "owner": "pa-maker"} | milestones | code,agreement,title_zh,title_en,due_on,owner | PA-MS,PA-GIVEN-UP,甲,A,2020-12-31,pa-maker | agreement
        POST agreements/PA-GIVEN-UP/instruments | {"kind": "FUND", "nameZh": "甲", "nameEn": "A"} | instruments | code,agreement,kind,name_zh,name_en | PA-IN,PA-GIVEN-UP,FUND,甲,A | agreement
        POST instruments/PA-LAB/state      | {"to": "ESTABLISHED", "on": "TOMORROW"}    | instruments | code,agreement,kind,name_zh,name_en,state,established_on | PA-LAB,PA-SIGNED,JOINT_LAB,甲,A,ESTABLISHED,TOMORROW | established_on
        POST instruments/PA-LAB/state      | {"to": "OPERATING"}                        | instruments | code,agreement,kind,name_zh,name_en,state | PA-LAB,PA-SIGNED,JOINT_LAB,甲,A,OPERATING | operating_on
        POST instruments/PA-SET-UP/state   | {"to": "PLANNED", "on": "2021-01-01"}      | instruments | code,agreement,kind,name_zh,name_en,state,established_on | PA-SET-UP,PA-SIGNED,JOINT_LAB,甲,A,PLANNED, | state
        PATCH agreements/PA-GIVEN-UP       | {"titleZh": "乙"}                           | agreements | number,kind,title_zh,title_en | PA-GIVEN-UP,MEMORANDUM,乙,A | number
        PATCH agreements/PA-GIVEN-UP       | {"parties": [{"organization": "pa-maker", "role": "COUNTERPARTY"}]} | agreement_parties | agreement,organization,role | PA-GIVEN-UP,pa-maker,COUNTERPARTY | agreement
        PATCH agreements/PA-GIVEN-UP       | {"scope": ["SMART_MOBILITY"]}              | agreement_scope | agreement,domain | PA-GIVEN-UP,SMART_MOBILITY | agreement
        PATCH agreements/PA-GIVEN-UP       | {"lineage": [{"relation": "DEEPENS", "agreement": "PA-SIGNED"}]} | agreement_lineage | agreement,relation,related | PA-GIVEN-UP,DEEPENS,PA-SIGNED | agreement
        POST vehicle-models                | {"code": "pa-new", "automaker": "pa-old", "nameZh": "甲", "nameEn": "A"} | vehicle_models | code,automaker,name_zh,name_en | pa-new,pa-old,甲,A | automaker
        POST deployments                   | {"organization": "pa-old"}                 | deployments | number,organization | PA-DP,pa-old | organization
        POST deployments                   | {"organization": "pa-maker", "solution": "PA-OLD"} | deployments | number,organization,solution | PA-DP,pa-maker,PA-OLD | solution
        POST rollouts                      | {"vehicleModel": "pa-model", "solution": "PA-OLD"} | rollouts | number,vehicle_model,solution | PA-R,pa-model,PA-OLD | solution
        POST rollouts                      | {"vehicleModel": "pa-model", "solution": "PA-NEW", "withoutBasis": {"reason": " "}} | rollouts | number,vehicle_model,solution,without_basis_reason | `PA-R,pa-model,PA-NEW, ` | without_basis_reason
        POST rollouts                      | {"vehicleModel": "pa-model", "solution": "PA-NEW", "withoutBasis": {"reason": "R"}, "stages": [{"stage": "LAUNCHED", "actualOn": "TOMORROW"}]} | rollout_stages | rollout,stage,occurrence,actual_on | PA-RO,LAUNCHED,1,TOMORROW | actual_on
        POST rollouts/PA-RO/plan           | {"stage": "LAUNCHED", "plannedOn": "2021-01-01", "reason": " "} | rollout_plans | rollout,number,stage,planned_on,made_on,reason | `PA-RO,2,LAUNCHED,2021-01-01,2020-06-30, ` | reason
        POST rollouts/PA-OVER/plan         | {"stage": "LAUNCHED", "plannedOn": "2021-01-01", "reason": "R"} | rollout_plans | rollout,number,stage,planned_on,made_on,reason | PA-OVER,2,LAUNCHED,2021-01-01,2020-06-30,R | stage
        POST claims                        | {"statementZh": "甲", "asOf": "TOMORROW"}   | claims | code,statement_zh,as_of | PA-NEW,甲,TOMORROW | as_of
        POST claims                        | {"code": "PA-CLAIM", "statementZh": "甲", "asOf": "2020-06-30", "asOfPrecision": "MONTH"} | claims | code,statement_zh,as_of,as_of_precision | PA-CLAIM,甲,2020-06-30,MONTH | code
        POST sources                       | {"code": "PA-URL", "url": "ftp://example.org"} | sources | code,url | PA-URL,ftp://example.org | url
        POST sources                       | {"code": "PA-URL", "note": "N"}            | sources | code,note | PA-URL,N | title_zh
        POST evidence                      | {"record": {"type": "AUTOMAKER", "code": "pa-maker", "member": "ties[pa-own"}, "source": "PA-SOURCE", "quote": "Q"} | evidence | record_type,record_code,member,source,quote | AUTOMAKER,pa-maker,ties[pa-own,PA-SOURCE,Q | member
        POST automakers                    | {"code": "pa-new", "kind": "COMPANY", "nameZh": "WIDE", "nameEn": "A"} | organizations | code,kind,name_zh,name_en | pa-new,COMPANY,WIDE,A | name_zh
        POST automakers/pa-maker/merge     | {"into": "pa-own"}                         | organizations | code,kind,name_zh,name_en,archived,merged_into | pa-new,COMPANY,甲,A,true,pa-own | merged_into
        POST architectures                 | {"version": "PA", "nameZh": "甲", "nameEn": "A", "effectiveOn": "2030-01-01", "layers": [{"kind": "PLATFORM", "elements": [{"code": "lower", "nameZh": "甲", "nameEn": "A"}]}]} | architecture_elements | architecture,layer,code,position,name_zh,name_en | 2019-05,PLATFORM,lower,9,甲,A | code
        """)
    // spotless:on
    @ParameterizedTest(name = "{5} is refused: {0} {1}")
    void whatTheApiRefusesAnImportRefuses(
            String request, String body, String dataSet, String header, String row, String column) {
        assertThat(rehearsed(request, body).status()).isBetween(400, 499).isNotIn(401, 403, 404, 412, 428);

        Answer job = rehearsed(dataSet, header, row);

        assertThat(job.at("/state")).as("%s", job.body()).isEqualTo("REFUSED");
        assertThat(columns(job)).as("%s", job.body()).containsOnly(column);
    }

    // spotless:off
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        POST sources                          | {"code": "PA-LINES", "titleZh": "甲", "note": "一RETURN\\n二"} | sources | code,title_zh,note | `PA-LINES,甲,"一RETURN\n二"`
        POST automakers                       | {"code": "pa-new", "kind": "COMPANY", "nameZh": "🚗", "nameEn": " A "} | organizations | code,kind,name_zh,name_en | pa-new,COMPANY,🚗, A
        POST agreements/PA-SIGNED/instruments | {"kind": "FUND", "nameZh": "甲", "nameEn": "A", "amount": 999999999999999999.99, "currency": "CNY"} | instruments | code,agreement,kind,name_zh,name_en,amount,currency | PA-FUND,PA-SIGNED,FUND,甲,A,999999999999999999.99,CNY
        PATCH cooperation-domains/SMART_LOGISTICS | {"position": 2147483647}            | cooperation_domains | code,position,name_zh,name_en | SMART_LOGISTICS,2147483647,智慧物流,Smart logistics
        POST agreements/PA-DRAFT/sign         | {"signedOn": "2020-05-31"}              | agreements | number,kind,title_zh,title_en,status,signed_on | PA-DRAFT,MEMORANDUM,甲,A,SIGNED,2020-05-31
        POST agreements/PA-SIGNED/terminate   | {"on": "TOMORROW", "reason": "R"}       | agreements | number,kind,title_zh,title_en,status,terminated_on,termination_reason | PA-SIGNED,MEMORANDUM,甲,A,TERMINATED,TOMORROW,R
        POST agreements/PA-SIGNED/notice      | {"on": "2020-06-30"}                    | amendments | agreement,number,kind,effective_on | PA-SIGNED,1,NOTICE,2020-06-30
        POST evidence                         | {"record": {"type": "AUTOMAKER", "code": "pa-maker", "member": "ties[pa-own].from"}, "source": "PA-SOURCE", "quote": "Q"} | evidence | record_type,record_code,member,source,quote | AUTOMAKER,pa-maker,ties[pa-own].from,PA-SOURCE,Q
        """)
    // spotless:on
    @ParameterizedTest(name = "{0} {1} is taken")
    void whatTheApiTakesAnImportTakes(String request, String body, String dataSet, String header, String row) {
        assertThat(rehearsed(request, body).status()).isIn(200, 201);

        Answer job = rehearsed(dataSet, header, row);

        assertThat(job.at("/state")).as("%s", job.body()).isEqualTo("SUCCEEDED");
    }

    @Test
    void whatIsArchivedComesWithTheAgreementsThatItMade() throws IOException {
        assertThat(imports.zip(zip(Map.of(
                                "organizations", "code,kind,name_zh,name_en,archived;pa-gone,COMPANY,甲,A,true",
                                "agreements", "number,kind,title_zh,title_en;PA-GONE,MEMORANDUM,甲,A",
                                "agreement_parties", "agreement,organization,role;PA-GONE,pa-gone,COUNTERPARTY",
                                "vehicle_models", "code,automaker,name_zh,name_en;pa-gone,pa-gone,甲,A")))
                        .at("/state"))
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void anImportMergesNothingThatIsRecordedAndUndoesNoMerge() {
        String header = "code,kind,name_zh,name_en,archived,merged_into";
        assertThat(columns(rehearsed("organizations", header, "pa-other,COMPANY,甲,A,true,pa-maker")))
                .containsExactly("merged_into");
        imports.csv("organizations", header + "\npa-double,COMPANY,甲,A,true,pa-maker\n")
                .includes("{\"state\": \"SUCCEEDED\"}");
        assertThat(columns(rehearsed("organizations", header, "pa-double,COMPANY,甲,A,true,")))
                .containsExactly("merged_into");
        rehearsed("organizations", header, "pa-double,COMPANY,乙,B,true,pa-maker")
                .includes("{\"state\": \"SUCCEEDED\"}");
    }
}
