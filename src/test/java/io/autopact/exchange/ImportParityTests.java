package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.shared.rule.DateRules;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
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
                    "code,kind,name_zh,name_en,archived,merged_into;pa-own,OWN_UNIT,我方,Own,false,;"
                            + "pa-maker,COMPANY,车企,Maker,false,;"
                            + "pa-other,COMPANY,另一车企,Other,false,;pa-old,COMPANY,旧车企,Old,true,;"
                            + "pa-double,COMPANY,重复车企,Double,true,pa-maker;pa-tied,COMPANY,子公司,Tied,false,"),
            Map.entry("organization_ties", "organization,to,kind,stake_percent;pa-tied,pa-maker,SUBSIDIARY_OF,60"),
            Map.entry("architectures", "version,name_zh,name_en,effective_on;PA-PLAIN,甲,A,2031-01-01"),
            Map.entry(
                    "solutions",
                    "code,name_zh,name_en,relationship_level,archived;PA-NEW,新方案,New,VEHICLE_ENVIRONMENT,false;"
                            + "PA-OLD,旧方案,Old,VEHICLE_ENVIRONMENT,true"),
            Map.entry(
                    "agreements",
                    "number,kind,title_zh,title_en,status,drafted_on,drafted_on_precision,signed_on,expires_on,renewal_months,withdrawal_reason,"
                            + "effective_on,negotiating_on;"
                            + "PA-DRAFT,MEMORANDUM,甲,A,DRAFT,2020-05-31,BY,,,,,,;"
                            + "PA-HELD,MEMORANDUM,甲,A,DRAFT,,,,,,,,;"
                            + "PA-UNDER-WAY,MEMORANDUM,甲,A,NEGOTIATING,,,,,,,,2020-06-01;"
                            + "PA-SIGNED,MEMORANDUM,甲,A,SIGNED,,,2020-06-30,2030-12-31,12,,,;"
                            + "PA-AMENDED,MEMORANDUM,甲,A,SIGNED,,,2020-06-30,,,,2020-06-30,;"
                            + "PA-NOTICED,MEMORANDUM,甲,A,SIGNED,,,2020-06-30,2030-12-31,12,,2020-06-30,;"
                            + "PA-TERM,MEMORANDUM,甲,A,SIGNED,,,2020-06-30,2030-12-31,,,2020-06-30,;"
                            + "PA-GIVEN-UP,MEMORANDUM,甲,A,WITHDRAWN,,,,,,No,,;"
                            + "PA-OTHER,MEMORANDUM,甲,A,SIGNED,,,2020-06-30,,,,,"),
            Map.entry(
                    "amendments",
                    "agreement,number,kind,effective_on,note;PA-AMENDED,1,AMENDMENT,2021-01-01,N;PA-NOTICED,1,NOTICE,2021-01-01,"),
            Map.entry("agreement_scope", "agreement,domain,from;PA-HELD,SMART_MOBILITY,2020-01-01"),
            Map.entry("agreement_lineage", "agreement,relation,related;PA-OTHER,DEEPENS,PA-SIGNED"),
            Map.entry("agreement_parties", "agreement,organization,role;PA-SIGNED,pa-maker,COUNTERPARTY"),
            Map.entry(
                    "milestones",
                    "code,agreement,title_zh,title_en,due_on,owner,state,state_on;PA-OPEN,PA-SIGNED,甲,A,2020-12-31,pa-maker,OPEN,;"
                            + "PA-MISSED,PA-SIGNED,甲,A,2020-12-31,pa-maker,MISSED,2021-01-01;"
                            + "PA-DONE,PA-SIGNED,甲,A,2020-12-31,pa-maker,DONE,2020-12-31"),
            Map.entry("milestone_plans", "milestone,number,due_on,reason;PA-DONE,3,2020-12-31,R"),
            Map.entry(
                    "instruments",
                    "code,agreement,kind,name_zh,name_en,state,established_on;PA-LAB,PA-SIGNED,JOINT_LAB,甲,A,PLANNED,;"
                            + "PA-SET-UP,PA-SIGNED,JOINT_LAB,甲,A,ESTABLISHED,2020-12-31"),
            Map.entry(
                    "vehicle_models",
                    "code,automaker,name_zh,name_en,archived;pa-model,pa-maker,甲,A,false;pa-past,pa-maker,甲,A,true"),
            Map.entry("deployments", "number,organization,solution;PA-USED,pa-maker,PA-NEW"),
            Map.entry(
                    "rollouts",
                    "number,vehicle_model,solution,without_basis_reason;PA-RO,pa-model,PA-NEW,R;PA-OVER,pa-model,PA-NEW,R;"
                            + "PA-SOLD,pa-model,PA-NEW,R;PA-HELD,pa-model,PA-NEW,R;PA-TWICE,pa-model,PA-NEW,R;PA-BARE,pa-model,PA-NEW,"),
            Map.entry(
                    "rollout_plans",
                    "rollout,number,stage,planned_on,made_on;PA-RO,1,LAUNCHED,2020-12-31,2020-01-01;PA-OVER,1,LAUNCHED,2020-12-31,2020-01-01;"
                            + "PA-SOLD,1,LAUNCHED,2020-12-31,2020-01-01;PA-TWICE,2,LAUNCHED,2020-12-31,2020-01-01"),
            Map.entry(
                    "rollout_stages",
                    "rollout,stage,occurrence,actual_on;PA-OVER,CANCELLED,1,2020-02-01;PA-SOLD,LAUNCHED,1,2020-12-29;"
                            + "PA-HELD,ON_HOLD,1,2020-12-30"),
            Map.entry("claims", "code,statement_zh,as_of;PA-CLAIM,甲,2020-06-30"),
            Map.entry("events", "code,kind,title_zh,title_en,on;PA-EVENT,MEETING,甲,A,2020-06-30"),
            Map.entry(
                    "people",
                    "code,name_zh,name_en,organization,archived,erased;pa-erased,已抹除,Erased,pa-maker,true,true;"
                            + "pa-known,乙,B,pa-maker,false,false"),
            Map.entry(
                    "agreement_signatories",
                    "agreement,position,name_zh,name_en,role,person;PA-HELD,1,甲,A,SIGNATORY,pa-known"),
            Map.entry("sources", "code,title_zh;PA-SOURCE,甲"));

    @Autowired
    private Api api;

    @Autowired
    private DataSets dataSets;

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

    /** Runs dry a request; where it is an action or a patch, on the version that is there. */
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
        return imports.csv(
                dataSet + (dataSet.contains("?") ? "&" : "?") + "dryRun=true", header + "\n" + filled(row) + "\n");
    }

    private static List<String> columns(Answer job) {
        List<String> columns = new ArrayList<>();
        job.json()
                .at("/errors")
                .forEach(error -> columns.add(error.path("column").asString("")));
        return columns;
    }

    /** A rule, a request that breaks it, and a row that breaks it. */
    record RuleCase(
            String rule, String request, String body, String dataSet, String header, String row, String column) {

        private static RuleCase parse(String line) {
            String[] parts = line.split("\\|", -1);
            return new RuleCase(
                    parts[0].strip(),
                    parts[1].strip(),
                    parts[2].strip(),
                    parts[3].strip(),
                    parts[4].strip(),
                    quoted(parts[5].strip()),
                    parts[6].strip());
        }

        /** Blanks at the end of a row stand between grave accents. */
        private static String quoted(String row) {
            return row.startsWith("`") ? row.substring(1, row.length() - 1) : row;
        }

        @Override
        public String toString() {
            return "%s: %s %s".formatted(rule, request, body);
        }
    }

    static List<RuleCase> ruleCases() throws IOException {
        List<RuleCase> cases = new ArrayList<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:rule-cases/*.txt")) {
            file.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(RuleCase::parse)
                    .forEach(cases::add);
        }
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ruleCases")
    void whatTheApiRefusesAnImportRefuses(RuleCase broken) {
        if (!broken.request().equals("-")) {
            Answer answer = rehearsed(broken.request(), broken.body());
            assertThat(answer.status()).isBetween(400, 499).isNotIn(401, 403, 404, 412, 428);
        }

        if (broken.dataSet().equals("-")) {
            return;
        }
        Answer job = rehearsed(broken.dataSet(), broken.header(), broken.row());

        assertThat(job.at("/state")).as("%s", job.body()).isEqualTo("REFUSED");
        assertThat(columns(job)).as("%s", job.body()).containsOnly(broken.column());
        if (!broken.rule().equals("-")) {
            assertThat(job.json().at("/errors/0/rule").asString())
                    .as("%s", job.body())
                    .isEqualTo(broken.rule());
        }
    }

    @Test
    void everyRuleHasACase() throws IOException {
        Set<String> shown = ruleCases().stream().map(RuleCase::rule).collect(Collectors.toSet());
        Set<String> rules = dataSets.writable().stream()
                .flatMap(dataSet -> Stream.concat(
                        dataSet.recordRules().codes().stream(),
                        dataSet.setRules().stream().flatMap(rule -> rule.codes().stream())))
                .collect(Collectors.toCollection(TreeSet::new));
        rules.add(DateRules.PRECISION_BESIDE_A_DATE);
        rules.add(DateRules.LAST_DAY_OF_PERIOD);
        rules.add(DateRules.LOWER_BOUND);

        assertThat(shown).containsAll(rules);
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
